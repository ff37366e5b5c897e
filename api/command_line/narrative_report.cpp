#include "api/command_line/narrative_report.hpp"

#include "api/command_line/database_access.hpp"
#include "api/command_line/document_file.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/past_database.hpp"

namespace lianshen {

void write_narrative_report(const Narrative& narrative, const NarrativeOptions& options, Session& session) {
  const std::string format = document_format(options.format, options.out);
  OpenedDatabase opened = open_for_reading(options.database, "", session);
  const CivilDate today = opened.now.local_date();
  const CivilDate day = options.as_of.empty() ? today : read_day("--as-of", options.as_of);
  if (!opened.has_simulated_clock && day > today)
    throw InputError("--as-of: expected a day that has come: this database has a wall clock");
  // Papers of the office are Chinese, whatever language the command line speaks.
  const Locale chinese = Locale::load(session.data() / "locale", "zh");
  const Desk desk{session.rulebook(), chinese, session.data() / "templates"};
  const auto past = past_database(opened.database, session.rulebook(), day);
  const Document document = write_narrative(narrative, past->database(), desk, opened.pack, day);
  write_document(document_bytes(document, format, opened.pack, day, session), format, options.out, session);
}

void add_narrative(CLI::App& app, Session& session) {
  auto options = std::make_shared<NarrativeOptions>();
  auto name = std::make_shared<std::string>();
  CLI::App& command =
      subcommand(app, session, "narrative", "图文报告：数据简报、会议册、绩效评估年度报告、建设管理年度报告",
                 "a report in words and pictures: bulletin, meeting book, yearly reports");
  std::vector<std::string> names;
  for (const Narrative& narrative : narrative_catalogue()) names.emplace_back(narrative.name);
  command.add_option("name", *name, session.text("报告名称", "name of the report"))
      ->required()
      ->check(CLI::IsMember(names));
  add_database(command, session, options->database);
  command.add_option("--as-of", options->as_of, session.text("截至这一天日终", "as of the end of this day"));
  command.add_option(
      "--format", options->format,
      session.text("格式：docx、pdf、html、json、txt、txt-with-traces；默认按文件名，否则 txt",
                   "docx, pdf, html, json, txt or txt-with-traces; otherwise by the name of the "
                   "file, otherwise txt"));
  command.add_option("--out", options->out, session.text("写入的文件；默认输出到屏幕", "file to write"));
  command.callback(
      [options, name, &session] { write_narrative_report(*find_narrative(*name), *options, session); });
}

Json narrative_list_json() {
  Json all = Json::array();
  for (const Narrative& narrative : narrative_catalogue()) {
    all.push_back({{"name", narrative.name},
                   {"title", narrative.title},
                   {"about", narrative.about},
                   {"formats", {"docx", "pdf", "html", "json", "txt", "txt-with-traces"}},
                   {"readers", narrative.readers}});
  }
  return all;
}

}  // namespace lianshen
