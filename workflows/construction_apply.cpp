// The fold of the construction and what its events do to milestones. No policy, no refusal.
#include "workflows/construction.hpp"

namespace lianshen::construction {

namespace {

void settle(ConstructionData& data, const Text<32>& change_no, ChangeStatus status) {
  std::ranges::find(data.changes, change_no, &Change::change_no)->status = status;
}

}  // namespace

const Change* find_change(const ConstructionData& data, const Text<32>& change_no) {
  const auto found = std::ranges::find(data.changes, change_no, &Change::change_no);
  return found == data.changes.end() ? nullptr : &*found;
}

void apply(ConstructionData& data, const ConstructionStarted& event) {
  adopt(data, event);
  data.started_on = event.on;
}

void apply(ConstructionData& data, const ProgressReported& event) {
  adopt(data, event);
  data.reported_until = event.until;
}

void apply(ConstructionData& data, const ChangeRequested& event) {
  data.changes.push_back(
      {event.change_no, event.kind, event.increase, event.decrease, event.on, ChangeStatus::requested});
}

void apply(ConstructionData& data, const ChangeApproved& event) {
  settle(data, event.change_no, ChangeStatus::approved);
}

void apply(ConstructionData& data, const ChangeRefused& event) {
  settle(data, event.change_no, ChangeStatus::refused);
}

void apply(ConstructionData& data, const ConstructionCompleted& event) { adopt(data, event); }

void affect(Effects& effects, const ConstructionData& after, const ConstructionStarted& event) {
  effects.milestone(after.project.value, milestones::started, event.on, std::nullopt,
                    event.start_order_no.value);
}

void affect(Effects& effects, const ConstructionData& after, const ProgressReported& event) {
  effects.milestone(after.project.value, milestones::progress, event.until, event.invested,
                    std::to_string(event.built.value));
}

void affect(Effects& effects, const ConstructionData& after, const ConstructionCompleted& event) {
  effects.milestone(after.project.value, milestones::built, event.on, event.invested);
}

}  // namespace lianshen::construction
