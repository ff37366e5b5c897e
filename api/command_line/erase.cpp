// lianshen erase: takes content out of the log on the notice of the secrecy bureau (R29).
#include "engine/runtime/content_erasure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/log/case_views.hpp"
#include "engine/runtime/script.hpp"
#include "engine/store/files_beside.hpp"

namespace lianshen {

namespace {

struct EraseOptions {
  std::string file;
  std::string at;
  std::string actor;
  std::string confirmed_by;
  ErasureRequest request;
};

Actor person(const char* option, const std::string& text, const PolicyPack& policy) {
  const auto actor = read_actor(text, policy);
  if (!actor) throw InputError(fmt::format("{}: expected user@organisation of {}", option, policy.name));
  return *actor;
}

void print(const ErasureReport& report, Session& session) {
  if (session.as_json) {
    session.out << Json{{"erased", report.erased}, {"still_stands_in", report.still_stands_in}}.dump()
                << "\n";
    return;
  }
  for (const auto& place : report.erased) {
    session.out << session.text("已清除 ", "erased ") << place << "\n";
  }
  if (!report.still_stands_in.empty()) {
    session.error << session.text("其他记录还有同样的内容，请一并清除，序号：",
                                  "other rows hold the same words, erase them too: ")
                  << fmt::format("{}", fmt::join(report.still_stands_in, " ")) << "\n";
  }
}

void erase(EraseOptions& options, Session& session) {
  const OpenedDatabase opened = open_for_reading(options.file, options.at, session);
  ErasureRequest& request = options.request;
  request.at = opened.now;
  const PolicyPack& policy = session.policy(opened.pack, request.at.local_date());
  request.entered_by = person("--actor", options.actor, policy);
  request.confirmed_by = person("--confirmed-by", options.confirmed_by, policy);
  if (!request.fields.empty() && request.sequences.size() > 1) {
    throw InputError("--field: expected one --sequence beside it: fields differ from row to row");
  }
  Database database = Database::open(options.file, Database::Mode::read_write);
  try {
    print(erase_content(database, session.rulebook(), opened.pack, request), session);
  } catch (const ErasureRefused& refused) {
    throw InputError(refused.what());
  }
  // The lists of cases hold titles and numbers; they are made anew by whoever needs them next.
  CaseViews::remove(views_beside(options.file));
  if (!database.scrub()) {
    session.error
        << session.text(
               "内容已清除，但另有程序正在读库，旧字节还留在 -wal 文件里：请在其退出后用 run 空跑一次",
               "erased, but somebody reads the database and old bytes stay in its -wal file: end "
               "that reader, then open the database once more for writing")
        << "\n";
    session.exit_code = exit_broken;
  }
}

}  // namespace

void add_erase(CLI::App& app, Session& session) {
  auto options = std::make_shared<EraseOptions>();
  CLI::App& command = subcommand(
      app, session, "erase",
      "依保密局通知清除误录的涉密内容：文字改为“[已清除]”，空壳与哈希保留，存证校验仍然通过。"
      "日期、金额、编号不改。通知由联席办负责人录入、另一人核对",
      "take content that must not be here out of the log, on the secrecy bureau's notice: its words become a "
      "mark, shell and hash stay, and verify still passes. Days, amounts and ids are not touched. The office "
      "head enters the notice, a second person confirms it");
  add_database(command, session, options->file);
  command
      .add_option("--sequence", options->request.sequences,
                  session.text("日志序号，可写多个（见 show）", "the row of the log; several may be named"))
      ->required();
  command.add_option("--field", options->request.fields,
                     session.text("只清除这一字段，如 /data/name；默认清除该记录的全部文字",
                                  "only this field, e.g. /data/name; otherwise all free text of the row"));
  command
      .add_option("--document", options->request.document_no,
                  session.text("保密局通知文号", "the number of the secrecy bureau's notice"))
      ->required();
  command
      .add_option("--actor", options->actor,
                  session.text("录入人 user@organisation", "who enters the notice, user@organisation"))
      ->required();
  command
      .add_option("--confirmed-by", options->confirmed_by,
                  session.text("核对人，与录入人不是同一人", "who confirms it, another person"))
      ->required();
  add_at(command, session, options->at);
  add_json(command, session);
  command.callback([options, &session] { erase(*options, session); });
}

}  // namespace lianshen
