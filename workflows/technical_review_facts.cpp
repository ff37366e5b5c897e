// What a technical review (技术方案审查) must know of the world before it decides. Gathers, never judges.
#include "workflows/meeting_resolution.hpp"
#include "workflows/outgoing_document.hpp"
#include "workflows/technical_review.hpp"

namespace lianshen::technical_review {

namespace {

// Whom the pack lets lead the panels of the office's own projects (R33).
bool is_sent_to_lead(const PolicyPack& policy, const FormPanel& panel, const PanelMember& member) {
  const auto& leaders = policy.panel("technical_review.leaders_of_own_projects").members;
  return member.expert == panel.leader &&
         std::ranges::find(leaders, member.organisation.value) != leaders.end();
}

void gather_panel(TechnicalFacts& facts, const FactsReader& read, const FormPanel& panel,
                  const TechnicalData& data) {
  const PolicyPack& policy = read.policy();
  std::vector<PanelSeat> seats;
  for (const auto& member : panel.members) {
    const bool leads = is_sent_to_lead(policy, panel, member);
    facts.is_led_by_another_member_unit |= leads;
    seats.push_back({member.expert.value, member.organisation.value,
                     member.employer ? member.employer->value : "", leads && facts.project_is_of_the_office});
  }
  const PanelBackground background{facts.organisation, data.preparer ? data.preparer->value : "",
                                   suppliers_of(read, data.project.value)};
  facts.objections = objections_to(seats, background, policy);
}

// The budget that the command settles, if it settles one.
std::optional<AmountFen> budget_in(const TechnicalReview::Command* command, const TechnicalData& data) {
  if (command_in<Conclude>(command) != nullptr) return data.budget;
  const auto* confirm = command_in<ConfirmRevision>(command);
  if (confirm == nullptr) return std::nullopt;
  return confirm->budget.value_or(data.budget);
}

std::optional<StreamId> meeting_in(const TechnicalReview::Command* command) {
  if (const auto* conclude = command_in<Conclude>(command)) return conclude->meeting;
  if (const auto* confirm = command_in<ConfirmRevision>(command)) return confirm->meeting;
  return std::nullopt;
}

void gather_project(TechnicalFacts& facts, const FactsReader& read, const std::string& project,
                    const Circumstances& now) {
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  facts.organisation = project_case ? project_case->organisation : now.actor.organisation;
  facts.project_is_of_the_office = read.policy().holds_seat(facts.organisation, "office_clerk");
  const auto passed = read.milestone(project, milestones::requirement_passed);
  facts.requirement_has_passed = passed || read.milestone(project, milestones::legacy_recognised);
  if (passed) facts.approved_budget = passed->amount;
  for (const auto& review : read.cases_of_project(TechnicalReview::name, project)) {
    facts.another_review_is_open |= review.stream != now.stream && is_open_state(review.state);
  }
}

}  // namespace

TechnicalFacts TechnicalReview::gather(const FactsReader& read, const TechnicalData& data,
                                       const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  TechnicalFacts facts;
  const auto* submit = command_in<Submit>(command);
  gather_project(facts, read, submit != nullptr ? submit->project.value : data.project.value, now);
  if (submit != nullptr) {
    facts.needs_sign_off = policy.amount(sign_off_threshold).applies_to(submit->budget);
  }
  facts.actor_is_an_expert = policy.holds_seat(now.actor.organisation, "expert");
  facts.budget_change = policy.share("technical_review.budget_change");
  facts.panel_size_min = policy.count("technical_review.panel_size_min");
  facts.required_items = policy.items("technical_review.submit");
  // The catalogue has an article of its own, so that its absence is told under that one.
  std::erase_if(facts.required_items, [](const RequiredItem& item) { return item.item == catalogue_item; });
  if (const auto* panel = command_in<FormPanel>(command)) gather_panel(facts, read, *panel, data);
  const auto budget = budget_in(command, data);
  if (budget && facts.approved_budget.value_or(*budget) != *budget) {
    facts.finance_was_told =
        outgoing_document::was_signed(read, outgoing_document::kinds::finance_notice, now.stream);
  }
  if (const auto meeting = meeting_in(command)) {
    // Machine rooms are settled in session, never by circulation (R3).
    facts.meeting_has_agreed = meeting_resolution(read, meeting->value, now.stream) == "agree" &&
                               was_held_in_session(read, meeting->value);
  }
  return facts;
}

RequiredKeys TechnicalReview::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"technical_review.intake", "technical_review.review"};
  keys.amounts = {std::string(sign_off_threshold)};
  keys.shares = {"technical_review.budget_change"};
  keys.counts = {"technical_review.panel_size_min"};
  keys.panels = {"technical_review.leaders_of_own_projects"};
  return keys;
}

}  // namespace lianshen::technical_review
