// The fold of trial and acceptance and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/trial_acceptance.hpp"

namespace lianshen::trial_acceptance {

void apply(AcceptanceData& data, const PreliminaryAcceptanceRecorded& event) { adopt(data, event); }

void apply(AcceptanceData& data, const TrialStarted& event) {
  merge_content(data.content, event.content);
  data.trial_started_on = event.on;
  data.trial_ends_on = event.trial_ends_on;
}

// A new application after a failure begins anew: what an earlier panel found does not count any more.
void apply(AcceptanceData& data, const AcceptanceApplied& event) {
  ++data.applications.value;
  data.report_no = event.report_no;
  merge_content(data.content, event.content);
  data.correction_was_requested = false;
  data.members.clear();
  data.leader.reset();
  data.entrustment.reset();
  data.findings.clear();
  data.rework.clear();
  data.rework_due_on.reset();
}

void apply(AcceptanceData& data, const CorrectionRequested&) { data.correction_was_requested = true; }

void apply(AcceptanceData& data, const ApplicationResubmitted& event) {
  if (event.report_no) data.report_no = event.report_no;
  merge_content(data.content, event.content);
}

void apply(AcceptanceData&, const ApplicationAccepted&) {}
void apply(AcceptanceData&, const ApplicationDeemedAccepted&) {}

void apply(AcceptanceData& data, const AcceptancePanelFormed& event) { adopt(data, event); }

// An aspect may be examined again: its latest finding counts.
void apply(AcceptanceData& data, const FindingRecorded& event) {
  std::erase_if(data.findings, [&](const Finding& earlier) { return earlier.aspect == event.aspect; });
  data.findings.push_back({event.aspect, event.judgement, event.text});
  merge_content(data.content, event.content);
}

void apply(AcceptanceData&, const AcceptancePassed&) {}

void apply(AcceptanceData& data, const ReworkOrdered& event) {
  data.rework = event.rework;
  data.rework_due_on = event.rework_due_on;
}

void apply(AcceptanceData&, const AcceptanceFailed&) {}
void apply(AcceptanceData& data, const ReworkConfirmed& event) { merge_content(data.content, event.content); }
void apply(AcceptanceData&, const ReworkFailed&) {}
void apply(AcceptanceData& data, const ReportIssued& event) {
  data.acceptance_report_no = event.acceptance_report_no;
}

namespace {

constexpr std::string_view trial_limit = "trial_acceptance.trial";
constexpr std::string_view application_limit = "trial_acceptance.application";
constexpr std::string_view intake_limit = "trial_acceptance.intake";
constexpr std::string_view examination_limit = "trial_acceptance.examination";
constexpr std::string_view rework_limit = "trial_acceptance.rework";

}  // namespace

// Two clocks: the wait that no one may shorten (16.1), and the reminder that an unused right to apply grows
// old (R17).
void affect(Effects& effects, const AcceptanceData& after, const TrialStarted& event) {
  effects.milestone(after.project.value, milestones::trial_started, event.on);
  effects.start_clock(trial_limit, event.on);
  effects.start_clock(application_limit, event.trial_ends_on);
}

void affect(Effects& effects, const AcceptanceData&, const AcceptanceApplied& event) {
  effects.stop_clock(trial_limit, event.on);
  effects.stop_clock(application_limit, event.on);
  effects.start_clock(intake_limit, event.on);
}

void affect(Effects& effects, const AcceptanceData&, const CorrectionRequested& event) {
  effects.stop_clock(intake_limit, event.on);
}

void affect(Effects& effects, const AcceptanceData&, const ApplicationResubmitted& event) {
  effects.start_clock(intake_limit, event.on);
}

void affect(Effects& effects, const AcceptanceData&, const ApplicationAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(examination_limit, event.on);
}

// Counted from receipt, so that silence costs the applicant nothing (R5).
void affect(Effects& effects, const AcceptanceData&, const ApplicationDeemedAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(examination_limit, event.received_on);
}

// Passing opens nothing yet: the four locks wait for the report (16.5).
void affect(Effects& effects, const AcceptanceData&, const AcceptancePanelFormed& event) {
  for (const auto& member : event.members) effects.link(links::panel, panel_member(member.expert.value));
}

void affect(Effects& effects, const AcceptanceData&, const AcceptancePassed& event) {
  effects.stop_clock(examination_limit, event.on);
}

void affect(Effects& effects, const AcceptanceData&, const ReworkOrdered& event) {
  effects.stop_clock(examination_limit, event.on);
  effects.start_clock_until(rework_limit, event.on, event.rework_due_on);
}

void affect(Effects& effects, const AcceptanceData& after, const AcceptanceFailed& event) {
  effects.stop_clock(examination_limit, event.on);
  effects.milestone(after.project.value, milestones::acceptance_failed, event.on);
}

void affect(Effects& effects, const AcceptanceData&, const ReworkConfirmed& event) {
  effects.stop_clock(rework_limit, event.on);
}

void affect(Effects& effects, const AcceptanceData& after, const ReworkFailed& event) {
  effects.stop_clock(rework_limit, event.on);
  effects.milestone(after.project.value, milestones::acceptance_failed, event.on);
}

// The day on which operation, audit, operation money and final account are opened (16.5, 16.6); its year is
// the one whose projects are audited together (17.1).
void affect(Effects& effects, const AcceptanceData& after, const ReportIssued& event) {
  effects.milestone(after.project.value, milestones::accepted, event.on, std::nullopt,
                    event.acceptance_report_no.value);
  effects.link(links::accepted_year, std::to_string(event.on.year()));
  effects.clear_milestone(after.project.value, milestones::acceptance_failed);
}

}  // namespace lianshen::trial_acceptance
