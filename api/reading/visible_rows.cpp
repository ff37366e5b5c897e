// The rows of reports, cut down to what somebody sees before any report is made of them.
#include <algorithm>
#include <set>

#include "api/reading/registers.hpp"
#include "engine/log/visible_streams.hpp"

namespace lianshen::reading {

namespace {

// Accounts are named "<workflow>/<case>/<kind>".
std::string case_of(const std::string& account) {
  const auto first = account.find('/');
  if (first == std::string::npos) return "";
  return account.substr(first + 1, account.find('/', first + 1) - first - 1);
}

}  // namespace

ReportRows visible_rows(const Reading& reading) {
  ReportRows rows = read_report_rows(reading.log, reading.today());
  const std::set<std::string> visible = visible_streams(reading.log, reading.sight);
  const auto is_hidden = [&](const std::string& stream) { return !visible.contains(stream); };
  std::erase_if(rows.cases, [&](const CaseRow& each) { return is_hidden(each.row.stream); });
  std::erase_if(rows.milestones, [&](const auto& each) { return is_hidden(each.first); });
  std::erase_if(rows.clocks, [&](const ClockRow& each) { return is_hidden(each.stream); });
  std::erase_if(rows.cards, [&](const CardRow& each) { return is_hidden(each.stream); });
  std::erase_if(rows.holds, [&](const PlacedHold& each) {
    return is_hidden(each.hold.stream) && is_hidden(each.hold.subject) &&
           each.hold.subject != reading.sight.organisation;
  });
  std::erase_if(rows.refusals, [&](const RefusalRow& each) { return is_hidden(each.event.stream); });
  std::erase_if(rows.balances, [&](const auto& each) { return is_hidden(case_of(each.first)); });
  return rows;
}

}  // namespace lianshen::reading
