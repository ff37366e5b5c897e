// GET /api/v1/reports and /api/v1/reports/{report}: registers, tables and narratives as files, as of today or
// of any day in the past. Who may read one whole the catalogue says; to others it is not there.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "api/endpoints/endpoints.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/service/attachment_store.hpp"
#include "api/service/service.hpp"
#include "api/service/temporary_file.hpp"
#include "engine/runtime/past_database.hpp"
#include "reports/catalogue.hpp"
#include "reports/narratives/narrative.hpp"
#include "reports/render/document_bytes.hpp"
#include "reports/render/sheet_bytes.hpp"
#include "reports/render/xlsx.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t first_year = 2000;
constexpr std::int64_t last_year = 2199;
const std::vector<std::string> all_formats = {"xlsx", "csv", "json", "html", "docx", "pdf", "txt"};

bool may_read(const std::vector<std::string_view>& readers, const Viewer& viewer) {
  return readers.empty() || std::ranges::any_of(viewer.seats, [&](const std::string& seat) {
           return std::ranges::find(readers, seat) != readers.end();
         });
}

Json line_of(std::string_view name, std::string_view title, std::string_view about, bool has_years,
             const auto& formats) {
  return {{"name", name}, {"title", title}, {"about", about}, {"has_years", has_years}, {"formats", formats}};
}

http::Answer list_reports(const http::Call& call) {
  Json items = Json::array();
  for (const Report& each : report_catalogue()) {
    if (may_read(each.readers, *call.viewer))
      items.push_back(line_of(each.name, each.title, each.about, each.has_years, sheet_format_names));
  }
  for (const Narrative& each : narrative_catalogue()) {
    if (may_read(each.readers, *call.viewer))
      items.push_back(line_of(each.name, each.title, each.about, false, document_format_names));
  }
  return reading::json_answer({{"items", std::move(items)}});
}

std::string_view type_of(std::string_view format) {
  if (format == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (format == "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (format == "pdf") return "application/pdf";
  if (format == "json") return "application/json";
  if (format == "html") return "text/html; charset=utf-8";
  return format == "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8";
}

struct Asked {
  std::string format;
  CivilDate day;
  bool is_past = false;
  std::optional<std::int64_t> year;
};

[[noreturn]] void malformed(std::string name, std::string expected) {
  throw http::Problem(400, "malformed_parameters", {{std::move(name), std::move(expected)}});
}

Asked asked_of(const http::Call& call, const auto& formats, std::string_view otherwise, bool has_years) {
  Asked asked;
  asked.format = reading::text_of(call.request, "format");
  if (asked.format.empty()) asked.format = otherwise;
  if (std::ranges::find(formats, asked.format) == formats.end())
    malformed("format", "a format that this report has");
  const CivilDate today = call.service.now().local_date();
  const auto day = reading::day_of(call.request, "as_of");
  if (day && *day > today) malformed("as_of", "a day that has come");
  asked.day = day.value_or(today);
  asked.is_past = day && *day < today;
  if (const std::string year = reading::text_of(call.request, "year"); !year.empty()) {
    if (!has_years) malformed("year", "no such parameter");
    asked.year = std::stoll(year);
  }
  return asked;
}

std::string table_bytes(const Report& report, Database& database, const Asked& asked,
                        const http::Call& call) {
  const PolicyPack& policy = call.service.policy();
  // What the office sends upstairs is Chinese, whatever its reader's language.
  const Wording wording = call.service.wording("zh");
  ReportSource source(database, {wording, policy, call.service.rulebook().calendar_of(policy)},
                      {asked.day, asked.year});
  const SheetFile file{std::string(report.name), std::string(report.title), asked.day};
  const SheetFormat format = *sheet_format(asked.format);
  if (format == SheetFormat::xlsx) {
    const TemporaryFile workbook;
    const auto sink = xlsx_sink(workbook.path(), file);
    report.write(source, *sink);
    sink->finish();
    return workbook.bytes();
  }
  std::ostringstream text;
  const auto sink = text_sink(format, text, file);
  report.write(source, *sink);
  sink->finish();
  return std::move(text).str();
}

std::string narrative_bytes(const Narrative& narrative, Database& database, const Asked& asked,
                            const http::Call& call) {
  const std::filesystem::path templates = call.service.options().data / "templates";
  const Desk desk{call.service.rulebook(), call.service.locale("zh"), templates};
  const std::string& pack = call.service.policy().id;
  return document_bytes(write_narrative(narrative, database, desk, pack, asked.day), asked.format, templates,
                        pack, asked.day);
}

http::Answer read_report(const http::Call& call) {
  const std::string& name = call.path.at("report");
  const Report* table = find_report(name);
  const Narrative* narrative = find_narrative(name);
  if (table == nullptr && narrative == nullptr) reading::refuse_as_missing();
  if (!may_read(table != nullptr ? table->readers : narrative->readers, *call.viewer))
    reading::refuse_as_missing();
  const Asked asked = table != nullptr ? asked_of(call, sheet_format_names, "xlsx", table->has_years)
                                       : asked_of(call, document_format_names, "pdf", false);
  const auto write = [&](Database& database) {
    return table != nullptr ? table_bytes(*table, database, asked, call)
                            : narrative_bytes(*narrative, database, asked, call);
  };
  http::Answer answer;
  call.service.read([&](Database& log) {
    // A narrative is always written from a log that ends with its day.
    if (table != nullptr && !asked.is_past) {
      answer.body = write(log);
    } else {
      answer.body = write(past_database(log, call.service.rulebook(), asked.day)->database());
    }
  });
  answer.content_type = type_of(asked.format);
  const std::string_view ending = asked.format == "txt-with-traces" ? "txt" : std::string_view(asked.format);
  const std::string_view title = table != nullptr ? table->title : narrative->title;
  if (asked.format == "html") {
    // To be looked at inside the client's page: its styles are its own, and nothing in it can act.
    answer.headers = {
        {"Content-Disposition", "inline"},
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"}};
  } else {
    answer.headers = {{"Content-Disposition",
                       content_disposition(fmt::format("{}（{}）.{}", title, asked.day.iso(), ending))}};
  }
  return answer;
}

Json list_schema() {
  const Json text{{"type", "string"}};
  const Json item{{"type", "object"},
                  {"required", {"name", "title", "about", "has_years", "formats"}},
                  {"additionalProperties", false},
                  {"properties",
                   {{"name", text},
                    {"title", text},
                    {"about", text},
                    {"has_years", {{"type", "boolean"}}},
                    {"formats", {{"type", "array"}, {"items", text}}}}}};
  return {{"type", "object"},
          {"required", {"items"}},
          {"additionalProperties", false},
          {"properties", {{"items", {{"type", "array"}, {"items", item}}}}}};
}

}  // namespace

void add_report_read(http::RouteTable& table) {
  http::add_schema(table.schemas, "Reports", list_schema());
  http::Route list = reading::get_route("/api/v1/reports", "list_reports", "报表",
                                        "本人可以看的台账、登记簿、计划、建议表和报告");
  list.answers = {{200, "报表目录", "application/json", "Reports"}};
  list.handle = list_reports;
  table.routes.push_back(std::move(list));

  http::Route read = reading::get_route("/api/v1/reports/{report}", "read_report", "报表",
                                        "一份报表的文件：截至今天，或者过去任何一天日终");
  read.parameters = {reading::path_parameter("report", "报表名称，见目录"),
                     reading::choice_parameter("format", "格式；默认：表为 xlsx，报告为 pdf", all_formats),
                     reading::date_parameter("as_of", "截至这一天日终"),
                     {"year",
                      "query",
                      "只列这一年度",
                      {{"type", "integer"}, {"minimum", first_year}, {"maximum", last_year}},
                      false}};
  read.answers = {{200, "文件", "application/octet-stream", ""}};
  read.handle = read_report;
  table.routes.push_back(std::move(read));
}

}  // namespace lianshen
