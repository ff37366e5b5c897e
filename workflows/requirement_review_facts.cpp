// What a decision on a requirement plan must know of the world around it. Reads only, decides nothing.
#include "workflows/meeting_resolution.hpp"
#include "workflows/requirement_review.hpp"

#include "engine/duties/panel_duty.hpp"
namespace lianshen::requirement_review {

namespace {

constexpr std::string_view review_limit = "requirement_review.review";

// Numbers and members, as the rules say under which the case was accepted.
void read_policy(ReviewFacts& facts, const PolicyPack& policy) {
  facts.required_items = policy.items("requirement_review.submit");
  facts.explanations_max = policy.count("requirement_review.explanations_max");
  facts.extensions_max = policy.count("requirement_review.extensions_max");
  facts.extension_working_days = policy.count("requirement_review.extension_working_days");
  const Panel& panel = policy.panel("requirement_review.opinions");
  facts.members = panel.members;
}

// Whom the circulation still waits for, now and with the opinion that is being given.
void read_duties(ReviewFacts& facts, const PolicyPack& policy, const ReviewData& data,
                 const GiveOpinion* given) {
  const Panel& panel = policy.panel("requirement_review.opinions");
  std::vector<std::string> answered;
  for (const auto& opinion : data.opinions) answered.push_back(opinion.member.value);
  facts.awaited = members_awaited(panel, answered);
  if (given != nullptr) answered.push_back(given->member.value);
  facts.is_last_awaited = members_awaited(panel, answered).empty();
}

// The resolution that a meeting must have taken for the office to write this outcome (R4).
std::string_view resolution_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "agree";
    case Outcome::conditional:
      return "agree_in_principle";
    case Outcome::refused:
      return "refuse";
    case Outcome::deferred:
      return "defer";
  }
  return {};
}

}  // namespace

ReviewFacts RequirementReview::gather(const FactsReader& read, const ReviewData& data,
                                      const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  ReviewFacts facts;
  read_policy(facts, policy);
  read_duties(facts, read.policy(), data, command_in<GiveOpinion>(command));
  std::string project = data.project.value;
  if (const auto* submit = command_in<Submit>(command)) {
    project = submit->project.value;
    facts.needs_sign_off = policy.amount(sign_off_threshold).applies_to(submit->budget);
  }
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  const std::string organisation = project_case ? project_case->organisation : now.actor.organisation;
  for (const auto& review : read.cases_of_project(name, project)) {
    facts.another_review_is_open |= review.stream != now.stream && is_open_state(review.state);
  }
  facts.passed_before = read.milestone(project, milestones::requirement_passed).has_value();
  facts.approvals_are_suspended = read.is_held(holds::later_approvals, organisation);
  facts.network_is_merged = read.milestone(project, milestones::network_merged).has_value();
  facts.cloud_is_managed = read.milestone(project, milestones::cloud_managed).has_value();
  facts.evaluation_was_poor = read.is_held(holds::approvals_referred, organisation);
  facts.project_is_of_the_office = policy.holds_seat(organisation, "office_clerk");
  facts.actor_is_of_the_office = policy.holds_seat(now.actor.organisation, "office_clerk");
  const auto clock = read.clock(now.stream, review_limit);
  // While the unit's approvals are suspended the limit stands still, whatever day it was due on (R19).
  facts.is_overdue = clock && clock->status != ClockStatus::stopped && clock->due_on < now.occurred_on &&
                     !facts.approvals_are_suspended;
  if (const auto* conclude = command_in<Conclude>(command); conclude != nullptr && conclude->meeting) {
    facts.meeting_has_so_resolved =
        meeting_resolution(read, conclude->meeting->value, now.stream) == resolution_for(conclude->outcome);
    facts.meeting_was_in_session = was_held_in_session(read, conclude->meeting->value);
  }
  return facts;
}

RequiredKeys RequirementReview::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"requirement_review.intake", "requirement_review.correction", std::string(review_limit),
                 "requirement_review.opinions"};
  keys.counts = {"requirement_review.explanations_max", "requirement_review.extensions_max",
                 "requirement_review.extension_working_days"};
  keys.amounts = {std::string(sign_off_threshold)};
  keys.panels = {"requirement_review.opinions"};
  return keys;
}

}  // namespace lianshen::requirement_review
