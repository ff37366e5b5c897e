#include "reports/report_rows.hpp"

#include <algorithm>

#include "engine/runtime/command.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// Most events place and lift nothing, and a body takes long to read.
bool may_move_holds(const std::string& body) {
  return body.find(R"("do":"hold")") != std::string::npos ||
         body.find(R"("do":"release")") != std::string::npos;
}

// Holds that were lifted stand in the log only.
void take_holds(const EventRecord& event, const Json& effects, std::vector<PlacedHold>& holds) {
  for (const auto& effect : effects) {
    const std::string what = text_in(effect, "do");
    if (what == "hold") {
      holds.push_back({{text_in(effect, "hold"), text_in(effect, "subject"), event.stream,
                        text_in(effect, "provision"), event.occurred_on},
                       std::nullopt});
    } else if (what == "release") {
      const auto placed = std::ranges::find_if(holds, [&](const PlacedHold& each) {
        return !each.released_on && each.hold.stream == event.stream &&
               each.hold.hold == text_in(effect, "hold") && each.hold.subject == text_in(effect, "subject");
      });
      if (placed != holds.end()) placed->released_on = event.occurred_on;
    }
  }
}

}  // namespace

std::string text_in(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found == object.end() || !found->is_string() ? "" : found->get<std::string>();
}

std::optional<AmountFen> amount_in(const Json& object, const char* member) {
  return AmountFen::parse(text_in(object, member));
}

std::string CaseRow::text(const char* member) const { return text_in(data, member); }
std::optional<AmountFen> CaseRow::amount(const char* member) const { return amount_in(data, member); }
std::optional<CivilDate> CaseRow::date(const char* member) const { return CivilDate::parse(text(member)); }
std::int64_t CaseRow::number(const char* member) const {
  const auto found = data.find(member);
  return found == data.end() || !found->is_number_integer() ? 0 : found->get<std::int64_t>();
}

std::vector<Reason> reasons_in(const EventRecord& refusal) {
  std::vector<Reason> reasons;
  const Json body = Json::parse(refusal.body);
  for (const auto& reason : body.at("reasons")) reasons.push_back(reason_from_json(reason));
  return reasons;
}

const CaseRow* ReportRows::find(const std::string& stream) const {
  const auto found =
      std::ranges::lower_bound(cases, stream, {}, [](const CaseRow& each) { return each.row.stream; });
  return found == cases.end() || found->row.stream != stream ? nullptr : &*found;
}

std::vector<const CaseRow*> ReportRows::of_workflow(std::string_view workflow) const {
  std::vector<const CaseRow*> found;
  for (const CaseRow& each : cases) {
    if (each.row.workflow == workflow) found.push_back(&each);
  }
  return found;
}

std::vector<const CaseRow*> ReportRows::of_project(std::string_view workflow,
                                                   const std::string& project) const {
  std::vector<const CaseRow*> found = of_workflow(workflow);
  std::erase_if(found, [&](const CaseRow* each) { return each->row.project != project; });
  std::ranges::sort(found, {}, &CaseRow::opened_at);
  return found;
}

const Milestone* ReportRows::milestone(const std::string& project, std::string_view name) const {
  const auto of_it = milestones.find(project);
  if (of_it == milestones.end()) return nullptr;
  const auto found = std::ranges::find(of_it->second, name, &Milestone::name);
  return found == of_it->second.end() ? nullptr : &*found;
}

AmountFen ReportRows::balance(const std::string& account) const {
  const auto found = balances.find(account);
  return found == balances.end() ? AmountFen{} : found->second;
}

std::string ReportRows::project_name(const std::string& project) const {
  const CaseRow* row = find(project);
  const std::string name = row == nullptr ? "" : row->text("name");
  return name.empty() ? project : name;
}

ReportRows read_report_rows(Database& database, CivilDate today) {
  const Snapshot snapshot(database);
  DecisionIndex index(database);
  ReportRows rows;
  rows.today = today;
  for (auto& row : index.streams("")) {
    Json data = Json::parse(row.data);
    if (row.workflow == "project") rows.milestones[row.stream] = index.milestones(row.stream);
    rows.cases.push_back({std::move(row), std::move(data), 0});
  }
  std::ranges::sort(rows.cases, {}, [](const CaseRow& each) { return each.row.stream; });
  rows.clocks = index.clocks("");
  rows.cards = index.cards();
  for (auto& [account, amount] : index.balances()) rows.balances.emplace(account, amount);
  std::map<std::string, std::int64_t> opened;
  EventLog(database).each(1, [&](const EventRecord& event) {
    if (event.kind == "refusal") rows.refusals.push_back({event, reasons_in(event)});
    if (event.kind != "event") return true;
    if (may_move_holds(event.body)) take_holds(event, Json::parse(event.body).at("effects"), rows.holds);
    if (event.version == 1) opened[event.stream] = event.sequence;
    return true;
  });
  for (CaseRow& each : rows.cases) each.opened_at = opened[each.row.stream];
  return rows;
}

}  // namespace lianshen
