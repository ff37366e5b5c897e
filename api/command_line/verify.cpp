// lianshen verify: proves a database against its own log.
#include "engine/runtime/verification.hpp"

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"

namespace lianshen {

namespace {

VerificationReport verified(const std::string& file, Session& session) {
  OpenedDatabase opened = open_for_reading(file, "", session);
  try {
    return verify(opened.database, session.rulebook());
  } catch (const std::exception& error) {
    // Damage deep enough that reading itself fails: the database does not hold, whatever the reader says.
    VerificationReport report;
    report.fault = error.what();
    return report;
  }
}

void print(const VerificationReport& report, Session& session) {
  if (session.as_json) {
    Json json{{"whole", report.is_whole()}, {"events", report.events}, {"head", report.head}};
    if (!report.is_whole()) json["fault"] = {{"sequence", report.bad_sequence}, {"what", report.fault}};
    session.out << json.dump() << "\n";
  } else if (report.is_whole()) {
    session.out << "events " << report.events << ", head " << report.head << "\n";
  } else if (report.bad_sequence > 0) {
    session.out << "sequence " << report.bad_sequence << ": " << report.fault << "\n";
  } else {
    session.out << report.fault << "\n";
  }
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  auto file = std::make_shared<std::string>();
  CLI::App& command = subcommand(
      app, session, "verify",
      "存证校验：哈希链、各事项、决策索引、账目是否与日志相符；不符时指出第一个出错的序号，退出码 1",
      "check the chain, the cases, the decision indexes and the ledger against the log; names the first bad "
      "sequence "
      "and ends with 1 if something is wrong");
  add_database(command, session, *file);
  add_json(command, session);
  command.callback([file, &session] {
    const VerificationReport report = verified(*file, session);
    print(report, session);
    session.exit_code = report.is_whole() ? exit_fine : exit_refused;
  });
}

}  // namespace lianshen
