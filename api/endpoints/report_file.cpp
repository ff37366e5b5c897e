#include "api/endpoints/report_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "api/endpoints/file_answer.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/service/service.hpp"
#include "engine/runtime/past_database.hpp"
#include "reports/render/document_bytes.hpp"
#include "reports/render/sheet_bytes.hpp"
#include "reports/render/xlsx.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t first_year = 2000;
constexpr std::int64_t last_year = 2199;

[[noreturn]] void malformed(std::string name, std::string expected) {
  throw http::Problem(400, "malformed_parameters", {{std::move(name), std::move(expected)}});
}

std::string joined_names(const auto& names) {
  std::string text;
  for (const std::string_view name : names) text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
  return text;
}

std::string format_of(const http::Call& call, const auto& formats, std::string_view otherwise) {
  std::string format = reading::text_of(call.request, "format");
  if (format.empty()) return std::string(otherwise);
  if (std::ranges::find(formats, format) == formats.end())
    malformed("format", "one of " + joined_names(formats));
  return format;
}

void write_table(const AskedReport& asked, Service& service, Database& database,
                 const std::filesystem::path& path, ReportWatch& watch) {
  const PolicyPack& policy = service.policy();
  // What the office sends upstairs is Chinese, whatever its reader's language.
  const Wording wording = service.wording("zh");
  ReportSource source(database, {wording, policy, service.rulebook().calendar_of(policy)},
                      {asked.day, asked.year}, &watch);
  const SheetFile file{asked.name(), asked.title(), asked.day};
  const SheetFormat format = *sheet_format(asked.format);
  std::ofstream stream;
  std::unique_ptr<SheetSink> sink;
  if (format == SheetFormat::xlsx) {
    sink = xlsx_sink(path, file);
  } else {
    stream.open(path, std::ios::binary);
    sink = stream_sink(format, stream, file, service.options().data / "templates",
                       [&](std::int64_t page, std::int64_t pages) {
                         if (page == 1) watch.begin(ReportStep::writing, pages);
                         watch.advance(page);
                       });
  }
  asked.table->write(source, *sink);
  watch.begin(ReportStep::writing, 0);
  sink->finish();
  if (format == SheetFormat::xlsx) return;
  stream.close();
  if (!stream) throw std::runtime_error("the file of a report could not be written to the end");
}

void write_narrative_file(const AskedReport& asked, Service& service, Database& database,
                          const std::filesystem::path& path, ReportWatch& watch) {
  const std::filesystem::path templates = service.options().data / "templates";
  const Desk desk{service.rulebook(), service.locale("zh"), templates};
  const std::string& pack = service.policy().id;
  watch.begin(ReportStep::laying_out, 0);
  const Document document = write_narrative(*asked.narrative, database, desk, pack, asked.day);
  watch.begin(ReportStep::writing, 0);
  std::ofstream stream(path, std::ios::binary);
  stream << document_bytes(document, asked.format, templates, pack, asked.day);
  stream.close();
  if (!stream) throw std::runtime_error("the file of a report could not be written to the end");
}

}  // namespace

bool may_read_report(const std::vector<std::string_view>& readers, const Viewer& viewer) {
  return readers.empty() || std::ranges::any_of(viewer.seats, [&](const std::string& seat) {
           return std::ranges::find(readers, seat) != readers.end();
         });
}

bool may_read_report(const std::string& name, const Viewer& viewer) {
  if (const Report* table = find_report(name)) return may_read_report(table->readers, viewer);
  const Narrative* narrative = find_narrative(name);
  return narrative != nullptr && may_read_report(narrative->readers, viewer);
}

std::string AskedReport::name() const {
  return std::string(table != nullptr ? table->name : narrative->name);
}

std::string AskedReport::title() const {
  return std::string(table != nullptr ? table->title : narrative->title);
}

std::string AskedReport::file_name() const {
  const std::string_view ending = format == "txt-with-traces" ? "txt" : std::string_view(format);
  return fmt::format("{}（{}）.{}", title(), day.iso(), ending);
}

std::string AskedReport::content_type() const { return http::media_type_of(format); }

AskedReport asked_report(const http::Call& call) {
  const std::string& name = call.path.at("report");
  if (!may_read_report(name, *call.viewer)) reading::refuse_as_missing();
  AskedReport asked;
  asked.table = find_report(name);
  asked.narrative = find_narrative(name);
  asked.format = asked.table != nullptr ? format_of(call, sheet_format_names, "xlsx")
                                        : format_of(call, document_format_names, "pdf");
  const CivilDate today = call.service.now().local_date();
  const auto day = reading::day_of(call.request, "as_of");
  if (day && *day > today) malformed("as_of", "a day that has come");
  asked.day = day.value_or(today);
  asked.is_past = day && *day < today;
  if (const std::string year = reading::text_of(call.request, "year"); !year.empty()) {
    if (asked.table == nullptr || !asked.table->has_years) malformed("year", "no such parameter");
    asked.year = std::stoll(year);
  }
  return asked;
}

std::vector<http::Parameter> report_parameters() {
  const std::vector<std::string> all_formats = {"xlsx", "csv", "json", "html", "docx", "pdf", "txt"};
  return {reading::path_parameter("report", "报表名称，见目录"),
          reading::choice_parameter("format", "格式；默认：表为 xlsx，报告为 pdf", all_formats),
          reading::date_parameter("as_of", "截至这一天日终"),
          {"year",
           "query",
           "只列这一年度",
           {{"type", "integer"}, {"minimum", first_year}, {"maximum", last_year}},
           false}};
}

void write_report_file(const AskedReport& asked, Service& service, Database& log,
                       const std::filesystem::path& file, ReportWatch& watch) {
  const auto write = asked.table != nullptr ? write_table : write_narrative_file;
  if (!asked.is_replayed()) {
    write(asked, service, log, file, watch);
    return;
  }
  const auto past = past_database(log, service.rulebook(), asked.day, [&](auto done, auto total) {
    if (done == 1) watch.begin(ReportStep::replaying, total);
    watch.advance(done);
  });
  write(asked, service, past->database(), file, watch);
}

}  // namespace lianshen
