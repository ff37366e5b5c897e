// The fold of the audit batch and what its events do to milestones and the index of years. No policy, no
// refusal, no clock (R2).
#include "workflows/audit_batch.hpp"

namespace lianshen::audit_batch {

namespace {

void list(BatchData& data, const StreamId& project) { data.entries.emplace_back().project = project; }

Entry& entry(BatchData& data, const StreamId& project) {
  return *std::ranges::find(data.entries, project, &Entry::project);
}

template <class Event>
void take_result(BatchData& data, const Event& event) {
  Entry& result = entry(data, event.project);
  result.finding = event.finding;
  result.report_no = event.report_no;
}

}  // namespace

const Entry* find_entry(const BatchData& data, const StreamId& project) {
  const auto found = std::ranges::find(data.entries, project, &Entry::project);
  return found == data.entries.end() ? nullptr : &*found;
}

void apply(BatchData& data, const BatchDrafted& event) {
  data.year = event.year;
  for (const auto& project : event.projects) list(data, project);
}

void apply(BatchData& data, const ProjectAdded& event) {
  list(data, event.project);
  std::erase_if(data.removed, [&](const Removed& earlier) { return earlier.project == event.project; });
}

void apply(BatchData& data, const ProjectRemoved& event) {
  std::erase_if(data.entries, [&](const Entry& listed) { return listed.project == event.project; });
  data.removed.push_back({event.project, event.explanation});
}

void apply(BatchData& data, const ProjectsSelected& event) {
  data.scope = event.scope;
  data.plan_no = event.plan_no;
  for (auto& listed : data.entries) {
    listed.is_selected = event.scope == Scope::all ||
                         std::ranges::find(event.projects, listed.project) != event.projects.end();
  }
}

void apply(BatchData& data, const AuditBegun& event) { data.notice_no = event.notice_no; }
void apply(BatchData& data, const ResultRecorded& event) { take_result(data, event); }
void apply(BatchData& data, const LastResultRecorded& event) { take_result(data, event); }

void apply(BatchData& data, const AuditRectificationOrdered& event) {
  Entry& ordered = entry(data, event.project);
  ordered.order_no = event.order_no;
  ordered.due_on = event.due_on;
}

void apply(BatchData& data, const AuditRectificationConfirmed& event) {
  entry(data, event.project).rectification_no = event.rectification_no;
}

void apply(BatchData&, const BatchClosed&) {}

void affect(Effects& effects, const BatchData&, const BatchDrafted& event) {
  effects.link(links::audit_year, std::to_string(event.year.value));
}

void affect(Effects& effects, const BatchData& after, const ResultRecorded& event) {
  effects.milestone(event.project.value, milestones::audited(after.year.value), event.on, std::nullopt,
                    event.report_no.value);
}

void affect(Effects& effects, const BatchData& after, const LastResultRecorded& event) {
  effects.milestone(event.project.value, milestones::audited(after.year.value), event.on, std::nullopt,
                    event.report_no.value);
}

}  // namespace lianshen::audit_batch
