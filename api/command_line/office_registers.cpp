// lianshen clocks and lianshen documents: the register of limits and the register of outgoing documents.
#include <fmt/format.h>

#include "api/command_line/case_commands.hpp"
#include "api/command_line/subcommands.hpp"
#include "reports/render/office_tables.hpp"

namespace lianshen {

namespace {

struct RegisterOptions {
  std::string file;
  std::string at;
};

Json optional_day(const std::optional<CivilDate>& day) { return day ? Json(day->iso()) : Json(nullptr); }

Json to_json(const ClockLine& line) {
  return {{"stream", line.stream},
          {"limit", line.limit},
          {"holder", line.holder},
          {"from", line.from.iso()},
          {"due_on", line.due_on.iso()},
          {"done_on", optional_day(line.done_on)},
          {"pauses", line.pauses},
          {"gross_working_days", line.gross_working_days},
          {"net_working_days", line.net_working_days},
          {"working_days_late", line.working_days_late}};
}

Json to_json(const DocumentLine& line) {
  return {{"stream", line.stream},     {"document_no", line.document_no},
          {"kind", line.kind},         {"title", line.title},
          {"about", line.about},       {"addressees", line.addressees},
          {"state", line.state},       {"signed_on", optional_day(line.signed_on)},
          {"receipts", line.receipts}, {"delivered_on", optional_day(line.delivered_on)}};
}

template <class Line>
void print_json(const std::vector<Line>& lines, Session& session) {
  Json all = Json::array();
  for (const auto& line : lines) all.push_back(to_json(line));
  session.out << all.dump() << "\n";
}

void clocks(const RegisterOptions& options, Session& session) {
  OpenedDatabase opened = open_for_reading(options.file, options.at, session);
  const ReportRows rows = read_report_rows(opened.database, opened.now.local_date());
  const PolicyPack& policy = session.policy(opened.pack, rows.today);
  const auto lines = clock_register(rows, session.rulebook().calendar_of(policy));
  if (session.as_json) {
    print_json(lines, session);
    return;
  }
  const ClockStatistics sums = clock_statistics(lines, rows.today);
  session.out << clock_table(lines, rows, session.wording(policy)).text();
  session.out << session.text(fmt::format("应办结 {}，按期办结 {}\n", sums.due, sums.in_time),
                              fmt::format("due {}, in time {}\n", sums.due, sums.in_time));
}

void documents(const RegisterOptions& options, Session& session) {
  OpenedDatabase opened = open_for_reading(options.file, options.at, session);
  const ReportRows rows = read_report_rows(opened.database, opened.now.local_date());
  const auto lines = document_register(rows);
  if (session.as_json) {
    print_json(lines, session);
    return;
  }
  session.out << document_table(lines, session.wording(session.policy(opened.pack, rows.today))).text();
}

void add_register(CLI::App& command, Session& session, void (*print)(const RegisterOptions&, Session&)) {
  auto options = std::make_shared<RegisterOptions>();
  add_database(command, session, options->file);
  add_at(command, session, options->at);
  add_json(command, session);
  command.callback([options, print, &session] { print(*options, session); });
}

}  // namespace

void add_office_registers(CLI::App& app, Session& session) {
  add_register(subcommand(app, session, "clocks", "期限监察表：各时限的实际用时和扣除等待的净用时",
                          "the register of limits: what each took, with and without waiting"),
               session, clocks);
  add_register(subcommand(app, session, "documents", "发文登记簿：文号、签发、用印、送达，作废留号",
                          "the register of outgoing documents, void numbers too"),
               session, documents);
}

}  // namespace lianshen
