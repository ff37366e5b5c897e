// The fold of the annual plan and what its events do to milestones and the index of years. No policy, no
// refusal.
#include "workflows/annual_plan.hpp"

namespace lianshen::annual_plan {

namespace {

PlanEntry* entry_of(PlanData& data, const StreamId& project) {
  const auto found = std::ranges::find(data.entries, project, &PlanEntry::project);
  return found == data.entries.end() ? nullptr : &*found;
}

// A project that was removed and comes back has one entry, the new one.
template <class Event>
void propose(PlanData& data, const Event& event) {
  std::erase_if(data.entries, [&](const PlanEntry& earlier) { return earlier.project == event.project; });
  data.entries.push_back({event.project, event.schedule, event.amount, EntryStatus::proposed});
}

}  // namespace

const PlanEntry* find_entry(const PlanData& data, const StreamId& project) {
  const auto found = std::ranges::find(data.entries, project, &PlanEntry::project);
  return found == data.entries.end() || found->status == EntryStatus::removed ? nullptr : &*found;
}

void apply(PlanData& data, const PlanDrafted& event) { adopt(data, event); }
void apply(PlanData& data, const EntryAdded& event) { propose(data, event); }

void apply(PlanData& data, const EntryRemoved& event) {
  std::erase_if(data.entries, [&](const PlanEntry& entry) { return entry.project == event.project; });
}

void apply(PlanData& data, const PlanDeliberated& event) { adopt(data, event); }
void apply(PlanData& data, const PlanSentToGovernment& event) { adopt(data, event); }
void apply(PlanData& data, const ChangeSentToGovernment& event) { adopt(data, event); }

void apply(PlanData& data, const PlanApproved& event) {
  data.approval_no = event.approval_no;
  for (const auto& listed : event.listed) entry_of(data, listed.project)->status = EntryStatus::listed;
  for (const auto& removed : event.removed) entry_of(data, removed)->status = EntryStatus::removed;
}

void apply(PlanData& data, const PlanPublished& event) { adopt(data, event); }

// Whatever changes after a request was sent is not in that request: a new one is needed.
void apply(PlanData& data, const EntrySupplemented& event) {
  propose(data, event);
  data.request_no.reset();
}

void apply(PlanData& data, const RemovalProposed& event) {
  data.request_no.reset();
  PlanEntry* entry = entry_of(data, event.project);
  if (entry == nullptr) return;
  if (entry->status == EntryStatus::proposed) {
    std::erase_if(data.entries, [&](const PlanEntry& each) { return each.project == event.project; });
  } else {
    entry->status = EntryStatus::leaving;
  }
}

void affect(Effects& effects, const PlanData&, const PlanDrafted& event) {
  effects.link(links::plan_year, std::to_string(event.year.value));
}

// 列入 is what the government has approved (R26): from this day, and no earlier, procurement may begin
// (12.2).
void affect(Effects& effects, const PlanData&, const PlanApproved& event) {
  const std::string name = milestones::in_plan(event.year.value);
  for (const auto& entry : event.listed) {
    effects.milestone(entry.project.value, name, event.on, entry.amount, event.approval_no.value);
  }
  for (const auto& project : event.removed) effects.clear_milestone(project.value, name);
}

}  // namespace lianshen::annual_plan
