// lianshen report: one table or register as a file, as of today or of any day in the past.
#include <fmt/format.h>

#include <fstream>

#include "api/command_line/database_access.hpp"
#include "api/command_line/narrative_report.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/command_line/whole_file.hpp"
#include "engine/runtime/past_database.hpp"
#include "reports/catalogue.hpp"
#include "reports/render/sheet_bytes.hpp"
#include "reports/render/text_table.hpp"
#include "reports/render/xlsx.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t first_year = 2000;
constexpr std::int64_t last_year = 2199;

struct ReportOptions {
  std::string name;
  std::string database;
  std::string as_of;
  std::string format;
  std::string out;
  std::optional<std::int64_t> year;
  bool lists = false;
};

std::string formats_text() {
  std::string text;
  for (const std::string_view name : sheet_format_names)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
  return text;
}

// What --format says, else how the file is called, else CSV.
SheetFormat format_of(const ReportOptions& options) {
  std::string name = options.format;
  if (name.empty() && !options.out.empty()) {
    name = std::filesystem::path(options.out).extension().string();
    if (!name.empty()) name.erase(0, 1);
  }
  if (name.empty()) return SheetFormat::csv;
  const auto format = sheet_format(name);
  if (!format) throw InputError(fmt::format("--format: expected one of {}, found {}", formats_text(), name));
  return *format;
}

void write_to(const Report& report, ReportSource& source, std::unique_ptr<SheetSink> sink) try {
  report.write(source, *sink);
  sink->finish();
} catch (const TooLongForPages& too_long) {
  throw InputError(fmt::format("--format: {}", too_long.what()));
}

void write_report(const Report& report, ReportSource& source, const ReportOptions& options,
                  Session& session) {
  const SheetFormat format = format_of(options);
  const std::filesystem::path templates = session.data() / "templates";
  const SheetFile file{std::string(report.name), std::string(report.title), source.today()};
  if (options.out.empty()) {
    if (is_binary(format))
      throw InputError(fmt::format("--out: expected a file: {} is nothing to read on a screen",
                                   sheet_format_names.at(static_cast<std::size_t>(format))));
    write_to(report, source, stream_sink(format, session.out, file, templates));
    return;
  }
  WholeFile whole(options.out);
  // Asked before the library of workbooks writes to it, which prints its own complaint.
  std::ofstream stream(whole.part(), std::ios::binary);
  if (!stream) throw InputError("--out: expected a file that can be written: " + options.out);
  if (format == SheetFormat::xlsx) {
    stream.close();
    write_to(report, source, xlsx_sink(whole.part(), file));
  } else {
    write_to(report, source, stream_sink(format, stream, file, templates));
    if (!stream) throw InputError("--out: could not be written to the end: " + options.out);
  }
  whole.keep();
}

void make(const Report& report, Database& database, CivilDate today, const OpenedDatabase& opened,
          const ReportOptions& options, Session& session) {
  const PolicyPack& policy = session.policy(opened.pack, today);
  const Wording wording = session.wording(policy);
  ReportSource source(database, {wording, policy, session.rulebook().calendar_of(policy)},
                      {today, options.year});
  write_report(report, source, options, session);
}

void report_from(const Report& report, const ReportOptions& options, Session& session) {
  OpenedDatabase opened = open_for_reading(options.database, "", session);
  const CivilDate today = opened.now.local_date();
  if (options.as_of.empty()) {
    make(report, opened.database, today, opened, options, session);
    return;
  }
  const CivilDate day = read_day("--as-of", options.as_of);
  if (!opened.has_simulated_clock && day > today)
    throw InputError("--as-of: expected a day that has come: this database has a wall clock");
  const auto past = past_database(opened.database, session.rulebook(), day);
  make(report, past->database(), day, opened, options, session);
}

void list_reports(Session& session) {
  if (session.as_json) {
    Json all = Json::array();
    for (const Report& report : report_catalogue()) {
      all.push_back({{"name", report.name},
                     {"title", report.title},
                     {"about", report.about},
                     {"formats", sheet_format_names},
                     {"has_years", report.has_years},
                     {"readers", report.readers}});
    }
    for (Json& narrative : narrative_list_json()) all.push_back(std::move(narrative));
    session.out << all.dump() << "\n";
    return;
  }
  TextTable table;
  table.columns = {{session.text("名称", "name")},
                   {session.text("报表", "title")},
                   {session.text("内容", "what it shows")},
                   {session.text("可按年", "by year")}};
  for (const Report& report : report_catalogue()) {
    table.rows.push_back({std::string(report.name), std::string(report.title), std::string(report.about),
                          report.has_years ? "--year" : ""});
  }
  for (const Narrative& narrative : narrative_catalogue()) {
    table.rows.push_back(
        {std::string(narrative.name), std::string(narrative.title), std::string(narrative.about), ""});
  }
  session.out << table.text();
}

void report(const ReportOptions& options, Session& session) {
  if (options.lists) {
    list_reports(session);
    return;
  }
  if (const Narrative* narrative = find_narrative(options.name)) {
    if (options.database.empty()) throw InputError("--db: expected a database file");
    if (options.year) throw InputError(fmt::format("--year: {} has no years", options.name));
    write_narrative_report(*narrative, {options.database, options.as_of, options.format, options.out},
                           session);
    return;
  }
  const Report* found = find_report(options.name);
  if (found == nullptr)
    throw InputError(options.name.empty() ? "expected the name of a report; lianshen report --list shows them"
                                          : "there is no report named " + options.name +
                                                "; lianshen report --list shows them");
  if (options.database.empty()) throw InputError("--db: expected a database file");
  if (options.year && !found->has_years)
    throw InputError(fmt::format("--year: {} has no years", options.name));
  report_from(*found, options, session);
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App& command =
      subcommand(app, session, "report",
                 "台账、登记簿、建议表等报表，以及简报、会议册、年度报告；--as-of 给出过去任何一天的样子",
                 "a register or table, a bulletin or a yearly report; --as-of shows it as it was on any day "
                 "in the past");
  command.add_option("name", options->name,
                     session.text("报表名称，见 --list", "name of the report, see --list"));
  command.add_flag("--list", options->lists, session.text("列出全部报表", "list all reports"));
  command.add_option("--db", options->database, session.text("数据库文件", "the database file"));
  command.add_option("--as-of", options->as_of,
                     session.text("截至这一天日终；默认：模拟时钟取日志最后一天，实际时钟取今天",
                                  "as of the end of this day; otherwise the last day of a simulated log, or "
                                  "today"));
  command.add_option("--year", options->year, session.text("只列这一年度", "only that year"))
      ->check(CLI::Range(first_year, last_year));
  command.add_option(
      "--format", options->format,
      session.text(
          "表：xlsx、csv、json、html、pdf；图文：docx、pdf、html、json、txt；默认按文件名，否则 csv 或者 txt",
          "tables: xlsx, csv, json, html, pdf; narratives: docx, pdf, html, json, txt; otherwise by the name "
          "of the file, otherwise csv or txt"));
  command.add_option(
      "--out", options->out,
      session.text("写到这个文件；默认输出到屏幕", "write to this file; otherwise to the output"));
  add_json(command, session);
  command.callback([options, &session] { report(*options, session); });
}

}  // namespace lianshen
