// The fold of the requirement review and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/requirement_review.hpp"

namespace lianshen::requirement_review {

void apply(ReviewData& data, const PlanSubmitted& event) {
  adopt(data, event);
  data.received_on = event.on;
}

void apply(ReviewData& data, const CorrectionRequested&) { data.correction_was_requested = true; }

void apply(ReviewData& data, const PlanResubmitted& event) {
  if (event.budget) data.budget = *event.budget;
  if (event.private_network_basis) data.private_network_basis = event.private_network_basis;
  if (event.private_network_opinion_no) data.private_network_opinion_no = event.private_network_opinion_no;
  merge_content(data.content, event.content);
  data.received_on = event.on;
}

void apply(ReviewData&, const PlanAccepted&) {}
void apply(ReviewData&, const PlanDeemedAccepted&) {}
void apply(ReviewData&, const PlanDeclined&) {}

void apply(ReviewData& data, const ExplanationRequested&) { ++data.explanations.value; }

void apply(ReviewData&, const PlanExplained&) {}

void apply(ReviewData& data, const OpinionsRequested&) { data.opinions_were_requested = true; }

// A member may think again: its latest opinion counts.
void apply(ReviewData& data, const OpinionGiven& event) {
  std::erase_if(data.opinions, [&](const MemberOpinion& earlier) { return earlier.member == event.member; });
  data.opinions.push_back({event.member, event.opinion, event.text});
}

void apply(ReviewData& data, const ReviewExtended&) { ++data.extensions.value; }

void apply(ReviewData& data, const ReviewPassed& event) { adopt(data, event); }
void apply(ReviewData& data, const ReviewPassedConditionally& event) { adopt(data, event); }
void apply(ReviewData& data, const ReviewRefused& event) { adopt(data, event); }
void apply(ReviewData& data, const ReviewDeferred&) { data.was_deferred = true; }
void apply(ReviewData&, const ConditionsConfirmed&) {}
void apply(ReviewData&, const PlanWithdrawn&) {}

namespace {

constexpr std::string_view intake_limit = "requirement_review.intake";
constexpr std::string_view correction_limit = "requirement_review.correction";
constexpr std::string_view review_limit = "requirement_review.review";
constexpr std::string_view opinions_limit = "requirement_review.opinions";

void stop_all(Effects& effects, CivilDate on) {
  effects.stop_clock(intake_limit, on);
  effects.stop_clock(correction_limit, on);
  effects.stop_clock(review_limit, on);
  effects.stop_clock(opinions_limit, on);
}

}  // namespace

// Told nothing within the intake limit, the case counts as accepted (R5).
void affect(Effects& effects, const ReviewData&, const PlanSubmitted& event) {
  effects.start_clock(intake_limit, event.on);
}

void affect(Effects& effects, const ReviewData&, const CorrectionRequested& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(correction_limit, event.on);
}

void affect(Effects& effects, const ReviewData&, const PlanResubmitted& event) {
  effects.stop_clock(correction_limit, event.on);
  effects.start_clock(intake_limit, event.on);
}

void affect(Effects& effects, const ReviewData&, const PlanAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(review_limit, event.on);
}

// Counted from receipt, so that silence costs the applicant nothing (R5).
void affect(Effects& effects, const ReviewData&, const PlanDeemedAccepted& event) {
  effects.stop_clock(intake_limit, event.on);
  effects.start_clock(review_limit, event.received_on);
}

void affect(Effects& effects, const ReviewData&, const PlanDeclined& event) { stop_all(effects, event.on); }

void affect(Effects& effects, const ReviewData&, const ExplanationRequested& event) {
  effects.pause_clock(review_limit, event.on);
}

void affect(Effects& effects, const ReviewData&, const PlanExplained& event) {
  effects.resume_clock(review_limit, event.on);
}

// Asking again gives the members a new limit.
void affect(Effects& effects, const ReviewData&, const OpinionsRequested& event) {
  effects.stop_clock(opinions_limit, event.on);
  effects.start_clock(opinions_limit, event.on);
  for (const auto& member : event.members) effects.link(links::panel, member.value);
}

// Those who may stay silent are not waited for; nobody is late any more.
void affect(Effects& effects, const ReviewData&, const OpinionGiven& event) {
  if (event.is_last_awaited) effects.stop_clock(opinions_limit, event.on);
}

void affect(Effects& effects, const ReviewData&, const ReviewExtended& event) {
  effects.extend_clock(review_limit, event.additional_working_days.value);
}

void affect(Effects& effects, const ReviewData& after, const ReviewPassed& event) {
  stop_all(effects, event.on);
  effects.milestone(after.project.value, milestones::requirement_passed, event.on, event.approved_budget);
}

// 原则通过 opens nothing yet: the milestone waits for the conditions (R4).
void affect(Effects& effects, const ReviewData&, const ReviewPassedConditionally& event) {
  stop_all(effects, event.on);
}

void affect(Effects& effects, const ReviewData& after, const ReviewRefused& event) {
  stop_all(effects, event.on);
  effects.milestone(after.project.value, milestones::requirement_refused, event.on);
}

void affect(Effects& effects, const ReviewData& after, const ConditionsConfirmed& event) {
  effects.milestone(after.project.value, milestones::requirement_passed, event.on, after.approved_budget);
}

void affect(Effects& effects, const ReviewData&, const PlanWithdrawn& event) { stop_all(effects, event.on); }

}  // namespace lianshen::requirement_review
