// What trial and acceptance (试用与验收) must know of the world before they decide. Gathers, never judges.
#include "engine/clock/time_limit.hpp"
#include "workflows/contract.hpp"
#include "workflows/routes.hpp"
#include "workflows/trial_acceptance.hpp"

namespace lianshen::trial_acceptance {

namespace {

void gather_project(AcceptanceFacts& facts, const FactsReader& read, const std::string& project,
                    const std::string& stream) {
  const PolicyPack& policy = read.policy();
  facts.main_contract_is_signed = read.milestone(project, milestones::contracted).has_value();
  facts.supervision = supervision_duty(read, policy, project);
  const Route route = route_of(read, project);
  facts.trial_is_needed = route.asks_for(Stage::trial, false);
  facts.is_accepted_by_period = route.is_accepted_by_period() && route.asks_for(Stage::acceptance, false);
  for (const auto& acceptance : read.cases_of_project(TrialAcceptance::name, project)) {
    facts.another_acceptance_exists |= acceptance.stream != stream;
  }
  if (const auto project_case = read.stream(project)) facts.organisation = project_case->organisation;
  facts.project_is_of_the_office = policy.holds_seat(facts.organisation, "office_clerk");
}

// Whom the pack lets lead the panels of the office's own projects sits there without being on the register
// (R33).
void gather_panel(AcceptanceFacts& facts, const FactsReader& read, const FormAcceptancePanel& panel,
                  const AcceptanceData& data) {
  const PolicyPack& policy = read.policy();
  const auto& leaders = policy.panel("trial_acceptance.leaders_of_own_projects").members;
  std::vector<PanelSeat> seats;
  for (const auto& member : panel.members) {
    const bool leads = member.expert == panel.leader &&
                       std::ranges::find(leaders, member.organisation.value) != leaders.end();
    facts.is_led_by_another_member_unit |= leads;
    seats.push_back(
        {member.expert.value, member.organisation.value, "", leads && facts.project_is_of_the_office});
  }
  const PanelBackground background{facts.organisation, "", suppliers_of(read, data.project.value)};
  facts.objections = objections_to(seats, background, policy);
}

}  // namespace

AcceptanceFacts TrialAcceptance::gather(const FactsReader& read, const AcceptanceData& data,
                                        const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  AcceptanceFacts facts;
  const auto* opening = command_in<RecordPreliminaryAcceptance>(command);
  gather_project(facts, read, opening != nullptr ? opening->project.value : data.project.value, now.stream);
  if (const auto trial = read.clock(now.stream, "trial_acceptance.trial")) {
    facts.earliest_application_on = trial->due_on;
  }
  // What a minimum wait yields is the day after its last day.
  const TimeLimit& trial_limit = policy.limit("trial_acceptance.trial").limit;
  facts.trial_would_end_on = due_date(now.occurred_on, trial_limit, {}, read.calendar()).due_on.plus_days(-1);
  facts.trial_items = policy.items("trial_acceptance.start_trial");
  facts.materials = policy.items("trial_acceptance.apply");
  facts.security_evidence = policy.items("trial_acceptance.record_finding");
  facts.panel_size_min = policy.count("trial_acceptance.panel_size_min");
  if (const auto* panel = command_in<FormAcceptancePanel>(command)) gather_panel(facts, read, *panel, data);
  return facts;
}

RequiredKeys TrialAcceptance::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"trial_acceptance.trial", "trial_acceptance.application", "trial_acceptance.intake",
                 "trial_acceptance.examination", "trial_acceptance.rework"};
  keys.amounts = {"supervision.threshold"};
  keys.counts = {"trial_acceptance.panel_size_min"};
  keys.panels = {"trial_acceptance.leaders_of_own_projects"};
  return keys;
}

}  // namespace lianshen::trial_acceptance
