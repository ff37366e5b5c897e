// The fold of the technical review and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/technical_review.hpp"

namespace lianshen::technical_review {

void apply(TechnicalData& data, const TechnicalPlanSubmitted& event) {
  adopt(data, event);
  data.received_on = event.on;
}

void apply(TechnicalData& data, const CorrectionRequested&) { data.correction_was_requested = true; }

namespace {

// Resubmitted and revised plans name only what has changed.
template <class Event>
void take_changes(TechnicalData& data, const Event& event) {
  if (event.budget) data.budget = *event.budget;
  if (event.hosting) data.hosting = *event.hosting;
  if (event.share_mode) data.share_mode = *event.share_mode;
}

}  // namespace

void apply(TechnicalData& data, const TechnicalPlanResubmitted& event) {
  take_changes(data, event);
  merge_content(data.content, event.content);
  data.received_on = event.on;
}

void apply(TechnicalData&, const TechnicalPlanAccepted&) {}
void apply(TechnicalData&, const TechnicalPlanDeemedAccepted&) {}

void apply(TechnicalData& data, const PanelFormed& event) {
  data.members = event.members;
  data.leader = event.leader;
  data.entrustment = event.entrustment;
}

// An expert may think again: the latest opinion counts.
void apply(TechnicalData& data, const ExpertOpinionGiven& event) {
  std::erase_if(data.opinions, [&](const ExpertOpinion& earlier) { return earlier.expert == event.expert; });
  data.opinions.push_back({event.expert, event.complete, event.reasonable, event.feasible, event.advice});
}

void apply(TechnicalData&, const TechnicalReviewPassed&) {}
void apply(TechnicalData& data, const RevisionRequired& event) { data.revisions = event.revisions; }
void apply(TechnicalData&, const TechnicalReviewRefused&) {}
void apply(TechnicalData&, const TechnicalPlanReturned&) {}
void apply(TechnicalData& data, const RevisionConfirmed& event) { take_changes(data, event); }

void apply(TechnicalData& data, const SharingAgreementSigned& event) {
  data.agreement_no = event.agreement_no;
}

namespace {

constexpr std::string_view intake_limit = "technical_review.intake";
constexpr std::string_view review_limit = "technical_review.review";

void set_passed(Effects& effects, const TechnicalData& after, CivilDate on) {
  effects.milestone(after.project.value, milestones::technical_passed, on, after.budget);
}

}  // namespace

void affect(Effects& effects, const TechnicalData&, const TechnicalPlanSubmitted& event) {
  effects.start_clock(intake_limit, event.on);
}

// Before acceptance nothing runs against the office while it waits for the applicant.
void affect(Effects& effects, const TechnicalData&, const CorrectionRequested& event) {
  effects.stop_clock(intake_limit, event.on);
}

void affect(Effects& effects, const TechnicalData&, const TechnicalPlanResubmitted& event) {
  effects.start_clock(intake_limit, event.on);
}

void affect(Effects& effects, const TechnicalData&, const TechnicalPlanAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(review_limit, event.on);
}

// Counted from receipt, so that silence costs the applicant nothing (R5).
void affect(Effects& effects, const TechnicalData&, const TechnicalPlanDeemedAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(review_limit, event.received_on);
}

void affect(Effects& effects, const TechnicalData&, const PanelFormed& event) {
  for (const auto& member : event.members) effects.link(links::panel, panel_member(member.expert.value));
}

void affect(Effects& effects, const TechnicalData& after, const TechnicalReviewPassed& event) {
  effects.stop_clock(review_limit, event.on);
  set_passed(effects, after, event.on);
}

// The opinion has been issued; 修改后通过 opens nothing until the revision is confirmed.
void affect(Effects& effects, const TechnicalData&, const RevisionRequired& event) {
  effects.stop_clock(review_limit, event.on);
}

void affect(Effects& effects, const TechnicalData&, const TechnicalReviewRefused& event) {
  effects.stop_clock(review_limit, event.on);
}

void affect(Effects& effects, const TechnicalData&, const TechnicalPlanReturned& event) {
  effects.stop_clock(review_limit, event.on);
}

void affect(Effects& effects, const TechnicalData& after, const RevisionConfirmed& event) {
  set_passed(effects, after, event.on);
}

void affect(Effects& effects, const TechnicalData& after, const SharingAgreementSigned& event) {
  effects.milestone(after.project.value, milestones::sharing_agreed, event.on, std::nullopt,
                    event.agreement_no.value);
}

}  // namespace lianshen::technical_review
