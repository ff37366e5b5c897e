// The fold of the operation registration and what its events do to milestones and clocks. No policy, no
// refusal.
#include "workflows/operation_registration.hpp"

namespace lianshen::operation_registration {

void apply(RegistrationData& data, const RegistrationRequired& event) { adopt(data, event); }

void apply(RegistrationData& data, const RegistrationSubmitted& event) {
  adopt(data, event);
  data.submitted_on = event.on;
}

void apply(RegistrationData&, const CorrectionRequested&) {}

void apply(RegistrationData& data, const RegistrationResubmitted& event) {
  if (event.cost) data.cost = *event.cost;
  if (event.running) data.running = event.running;
  merge_content(data.content, event.content);
}

void apply(RegistrationData& data, const RegistrationConfirmed& event) { adopt(data, event); }
void apply(RegistrationData&, const RegistrationWaived&) {}

namespace {

constexpr std::string_view report_limit = "operation_registration.report";
constexpr std::string_view correction_limit = "operation_registration.correction";

}  // namespace

void affect(Effects& effects, const RegistrationData&, const RegistrationRequired& event) {
  effects.start_clock_until(report_limit, event.on, event.due_on);
}

// What the unit owed by that day is the report, not its confirmation.
void affect(Effects& effects, const RegistrationData&, const RegistrationSubmitted& event) {
  effects.stop_clock(report_limit, event.on);
}

void affect(Effects& effects, const RegistrationData&, const CorrectionRequested& event) {
  effects.start_clock(correction_limit, event.on);
}

void affect(Effects& effects, const RegistrationData&, const RegistrationResubmitted& event) {
  effects.stop_clock(correction_limit, event.on);
}

void affect(Effects& effects, const RegistrationData& after, const RegistrationConfirmed& event) {
  effects.milestone(after.project.value, milestones::operation_registered(after.year.value), event.on,
                    after.cost.paid, event.receipt_no.value);
}

// 无须报: the year is settled as well, so that no later money is warned about it.
void affect(Effects& effects, const RegistrationData& after, const RegistrationWaived& event) {
  effects.stop_clock(report_limit, event.on);
  effects.milestone(after.project.value, milestones::operation_registered(after.year.value), event.on,
                    std::nullopt, milestones::waived);
}

}  // namespace lianshen::operation_registration
