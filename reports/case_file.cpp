#include "reports/case_file.hpp"

#include <algorithm>

#include "engine/log/held_clock.hpp"
#include "engine/store/transaction.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

constexpr std::string_view project_workflow = "project";
constexpr std::string_view allotment_workflow = "allotment";
constexpr std::string_view document_workflow = "outgoing_document";

std::vector<EventRecord> history_of(Database& database, const std::string& stream) {
  EventLog log(database);
  auto history = log.stream(stream);
  for (auto& refusal : log.refusals(stream)) history.push_back(std::move(refusal));
  std::ranges::sort(history, {}, &EventRecord::sequence);
  return history;
}

// Of a project all documents that belong to it are among its cases.
std::vector<DocumentLine> documents_of(DecisionIndex& index, const CaseFile& file) {
  const bool is_project = file.row.workflow == project_workflow;
  const auto rows = is_project ? file.cases : index.linked(links::document_about, file.row.stream, "");
  std::vector<DocumentLine> documents;
  for (const StreamRow& row : rows) {
    if (row.workflow == document_workflow) {
      documents.push_back(document_line({row, Json::parse(row.data), 0}));
    }
  }
  return documents;
}

// Which kind of document tells of a milestone whose event takes no number of its own.
std::string_view kind_telling_of(std::string_view milestone) {
  if (milestone == milestones::requirement_passed || milestone == milestones::requirement_refused) {
    return "requirement_opinion";
  }
  return milestone == milestones::technical_passed ? "technical_opinion" : "";
}

// Accounts are named "<workflow>/<case>/<account>".
bool is_account_of(const std::string& account, const StreamRow& row) {
  return account.starts_with(row.workflow + "/" + row.stream + "/");
}

}  // namespace

std::vector<TraceSpan> spans_of(const std::vector<TraceLine>& trace) {
  std::vector<TraceSpan> spans;
  for (const TraceLine& line : trace) {
    if (!spans.empty() && spans.back().reason == line.reason &&
        (spans.back().first_ordinal > 0) == line.is_counted) {
      spans.back().last = line.date;
      spans.back().last_ordinal = line.ordinal;
    } else {
      spans.push_back({line.date, line.date, line.ordinal, line.ordinal, line.reason});
    }
  }
  return spans;
}

std::string evidence_of(const CaseFile& file, const Milestone& milestone) {
  if (!milestone.text.empty()) return milestone.text;
  const std::string_view kind = kind_telling_of(milestone.name);
  for (const DocumentLine& each : file.documents) {
    if (each.kind == kind && each.about == milestone.stream && each.state != "voided")
      return each.document_no;
  }
  return {};
}

ClockFile counted_again(ClockRow clock, const WorkingCalendar& calendar) {
  ClockFile file{std::move(clock), std::nullopt};
  const bool is_paused = !file.clock.pauses.empty() && !file.clock.pauses.back().until;
  if (is_paused) return file;
  DueDate counted = due_date(file.clock.from, file.clock.limit, file.clock.pauses, calendar, WithTrace::yes);
  if (counted.due_on == file.clock.due_on) file.counted = std::move(counted);
  return file;
}

std::optional<CaseFile> read_case_file(Database& database, const std::string& stream,
                                       const WorkingCalendar& calendar) {
  const Snapshot snapshot(database);
  DecisionIndex index(database);
  const auto row = index.stream(stream);
  if (!row) return std::nullopt;
  CaseFile file;
  file.row = *row;
  file.history = history_of(database, stream);
  for (auto& clock : index.clocks(stream)) {
    if (!clock.paused_by.empty()) {
      const auto times = index.times_of_hold(clock.paused_by, row->organisation);
      clock = counted_with_holds(std::move(clock), times, calendar);
    }
    file.clocks.push_back(counted_again(std::move(clock), calendar));
  }
  if (row->workflow == project_workflow || row->workflow == allotment_workflow) {
    file.shown = ShownStates::of(index);
  }
  if (row->workflow == project_workflow) {
    file.milestones = index.milestones(stream);
    std::ranges::stable_sort(file.milestones, {}, &Milestone::on);
    file.cases = index.linked(project_workflow, stream, "");
    std::erase_if(file.cases, [&](const StreamRow& each) { return each.stream == stream; });
  }
  file.documents = documents_of(index, file);
  for (auto& hold : index.live_holds("")) {
    if (hold.subject == stream || hold.stream == stream) file.holds.push_back(std::move(hold));
  }
  for (auto& balance : index.balances()) {
    const bool is_its_own = is_account_of(balance.first, *row);
    const bool is_of_its_cases = std::ranges::any_of(
        file.cases, [&](const StreamRow& each) { return is_account_of(balance.first, each); });
    if (is_its_own || is_of_its_cases) file.balances.push_back(std::move(balance));
  }
  return file;
}

}  // namespace lianshen
