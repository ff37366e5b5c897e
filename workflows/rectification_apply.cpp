// The fold of the rectification and what its events do to clocks and holds. No policy, no refusal.
#include "workflows/rectification.hpp"

namespace lianshen::rectification {

void apply(RectificationData& data, const RectificationOrdered& event) { adopt(data, event); }

void apply(RectificationData& data, const RectificationReported& event) {
  merge_content(data.content, event.content);
  data.report_awaits_recheck = true;
}

void apply(RectificationData& data, const ReportedUnderRestriction& event) {
  merge_content(data.content, event.content);
  data.report_awaits_recheck = true;
}

void apply(RectificationData& data, const ExtensionGranted& event) {
  data.due_on = event.due_on;
  ++data.extensions.value;
}

namespace {

void take_recheck(RectificationData& data, RecheckResult result) {
  data.recheck = result;
  data.report_awaits_recheck = false;
}

}  // namespace

void apply(RectificationData& data, const RectificationPassed&) { take_recheck(data, RecheckResult::passed); }
void apply(RectificationData& data, const RecheckNotPassed&) { take_recheck(data, RecheckResult::not_yet); }
void apply(RectificationData& data, const RecheckedUnderRestriction& event) {
  take_recheck(data, event.result);
}

void apply(RectificationData& data, const FailureFound& event) { data.ground = event.ground; }
void apply(RectificationData&, const RestrictionsReleased&) {}
void apply(RectificationData&, const RectificationWithdrawn&) {}

namespace {

constexpr std::string_view deadline_limit = "rectification.deadline";
constexpr std::string_view failed_rectification = "XN-PM-24.3";

}  // namespace

void affect(Effects& effects, const RectificationData&, const RectificationOrdered& event) {
  effects.start_clock_until(deadline_limit, event.on, event.due_on);
}

// The report is in: how long the recheck takes is not the unit's delay.
void affect(Effects& effects, const RectificationData&, const RectificationReported& event) {
  effects.stop_clock(deadline_limit, event.on);
}

void affect(Effects& effects, const RectificationData&, const ExtensionGranted& event) {
  effects.extend_clock_until(deadline_limit, event.due_on);
}

// Until the day in the notice the unit may still mend; after it no second lamp is lit for a report that came
// in time.
void affect(Effects& effects, const RectificationData& after, const RecheckNotPassed& event) {
  if (event.on < after.due_on) effects.start_clock_until(deadline_limit, event.on, after.due_on);
}

// 暂缓 reaches the unit itself, 停止拨付 only this project's operation money (R19, R20).
void affect(Effects& effects, const RectificationData& after, const FailureFound& event) {
  effects.stop_clock(deadline_limit, event.on);
  effects.hold(holds::later_approvals, after.organisation.value, failed_rectification);
  effects.hold(holds::operation_money, after.project.value, failed_rectification);
}

void affect(Effects& effects, const RectificationData& after, const RestrictionsReleased&) {
  effects.release(holds::later_approvals, after.organisation.value);
  effects.release(holds::operation_money, after.project.value);
}

void affect(Effects& effects, const RectificationData&, const RectificationWithdrawn& event) {
  effects.stop_clock(deadline_limit, event.on);
}

}  // namespace lianshen::rectification
