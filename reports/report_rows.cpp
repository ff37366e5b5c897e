#include "reports/report_rows.hpp"

#include <algorithm>
#include <set>

#include "engine/ledger/accounts.hpp"
#include "engine/log/case_names.hpp"
#include "engine/runtime/command.hpp"
#include "engine/runtime/record_correction.hpp"
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

// Folds read a corrected event as if it had been entered right, and so do reports.
void take_correction(const Json& correction, std::vector<CaseEvent>& events) {
  const std::int64_t version = correction.at("version").get<std::int64_t>();
  const auto corrected = std::ranges::find(events, version, &CaseEvent::version);
  if (corrected == events.end()) return;
  const Json::json_pointer field(correction.at("field").get<std::string>());
  const auto& value = correction.at("new_value").get_ref<const std::string&>();
  const bool is_text = !corrected->data.contains(field) || corrected->data.at(field).is_string();
  corrected->data[field] = is_text ? Json(value) : Json::parse(value);
}

void take_history(const EventRecord& event, Json body, std::vector<CaseEvent>& events) {
  if (event.type == record_corrected) take_correction(body.at("data"), events);
  events.push_back({event.sequence, event.version, event.type, event.occurred_on, event.actor,
                    event.on_behalf_of, event.document_no, std::move(body.at("data")),
                    std::move(body.at("effects"))});
}

// The holds that once made one of these clocks stand still; no clock knows of them by itself.
void take_lifted_holds(DecisionIndex& index, const std::string& organisation, ReportRows& rows) {
  std::set<std::string> holds;
  for (const ClockRow& clock : rows.clocks) {
    if (!clock.paused_by.empty()) holds.insert(clock.paused_by);
  }
  for (const std::string& hold : holds) {
    for (const HoldTime& each : index.times_of_hold(hold, organisation)) {
      if (each.time.until)
        rows.holds.push_back({{hold, organisation, "", each.provision, each.time.from}, each.time.until});
    }
  }
}

CaseRow case_row(StreamRow row) {
  Json data = Json::parse(row.data);
  return {std::move(row), std::move(data), 0};
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

const std::vector<CaseEvent>& ReportRows::events(const std::string& stream) const {
  static const std::vector<CaseEvent> none;
  const auto found = history.find(stream);
  return found == history.end() ? none : found->second;
}

const CaseEvent* ReportRows::last_event(const std::string& stream, std::string_view type) const {
  const CaseEvent* last = nullptr;
  for (const CaseEvent& event : events(stream)) {
    if (event.type == type) last = &event;
  }
  return last;
}

std::string ReportRows::project_name(const std::string& project) const {
  const CaseRow* row = find(project);
  const std::string name = row == nullptr ? "" : row->text("name");
  return name.empty() ? project : name;
}

std::int64_t last_sequence(Database& database) { return EventLog(database).read_head().sequence; }

ReportRows read_report_rows(Database& database, CivilDate today, History history,
                            const std::function<void(std::int64_t sequence)>& at_event) {
  const Snapshot snapshot(database);
  DecisionIndex index(database);
  ReportRows rows;
  rows.today = today;
  for (auto& row : index.streams("")) {
    if (row.workflow == "project") rows.milestones[row.stream] = index.milestones(row.stream);
    rows.cases.push_back(case_row(std::move(row)));
  }
  std::ranges::sort(rows.cases, {}, [](const CaseRow& each) { return each.row.stream; });
  rows.clocks = index.clocks("");
  rows.cards = index.cards();
  for (auto& [account, amount] : index.balances()) rows.balances.emplace(account, amount);
  std::map<std::string, std::int64_t> opened;
  EventLog(database).each(1, [&](const EventRecord& event) {
    if (at_event) at_event(event.sequence);
    if (event.kind == "refusal") rows.refusals.push_back({event, reasons_in(event)});
    if (event.kind != "event") return true;
    if (history == History::kept || may_move_holds(event.body)) {
      Json body = Json::parse(event.body);
      take_holds(event, body.at("effects"), rows.holds);
      if (history == History::kept) take_history(event, std::move(body), rows.history[event.stream]);
    }
    if (event.version == 1) opened[event.stream] = event.sequence;
    return true;
  });
  for (CaseRow& each : rows.cases) each.opened_at = opened[each.row.stream];
  return rows;
}

ReportRows read_project_rows(Database& database, CivilDate today, const StreamRow& project) {
  DecisionIndex index(database);
  ReportRows rows;
  rows.today = today;
  auto streams = index.linked("project", project.stream, "");
  if (std::ranges::find(streams, project.stream, &StreamRow::stream) == streams.end())
    streams.push_back(project);
  const std::size_t own = streams.size();
  for (std::size_t at = 0; at < own; ++at) {
    for (auto& paper : index.linked("document_about", streams[at].stream, "outgoing_document"))
      streams.push_back(std::move(paper));
  }
  rows.milestones[project.stream] = index.milestones(project.stream);
  for (auto& row : streams) {
    for (auto& clock : index.clocks(row.stream)) rows.clocks.push_back(std::move(clock));
    for (auto& card : index.cards_of(row.stream)) rows.cards.push_back(std::move(card));
    if (row.workflow == "allotment") {
      for (const auto& account :
           {allotment_available(row.stream), allotment_committed(row.stream), allotment_paid(row.stream)}) {
        rows.balances.emplace(account, index.balance(account));
      }
    }
    CaseRow each = case_row(std::move(row));
    each.opened_at = opened_at(database, each.row.stream);
    rows.cases.push_back(std::move(each));
  }
  take_lifted_holds(index, project.organisation, rows);
  for (const auto& subject : {project.stream, project.organisation}) {
    for (auto& hold : index.live_holds(subject)) rows.holds.push_back({std::move(hold), std::nullopt});
  }
  std::ranges::sort(rows.cases, {}, [](const CaseRow& each) { return each.row.stream; });
  return rows;
}

std::vector<CaseRow> read_cases(Database& database, std::string_view workflow) {
  std::vector<CaseRow> cases;
  for (auto& row : DecisionIndex(database).streams(workflow)) cases.push_back(case_row(std::move(row)));
  return cases;
}

}  // namespace lianshen
