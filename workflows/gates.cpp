// The gates on money. A hard provision closes, 重要参考依据 refers to the joint meeting, a default of ours
// warns.
#include "workflows/gates.hpp"

#include <algorithm>

#include "workflows/common.hpp"
#include "workflows/operation_registration.hpp"
#include "workflows/project.hpp"
#include "workflows/routes.hpp"

namespace lianshen {

namespace {

bool is_new_money(const MoneyFacts& facts) { return facts.kind != MoneyKind::contracted; }

bool is_running_cost(const MoneyFacts& facts) {
  return facts.kind == MoneyKind::operation || facts.kind == MoneyKind::service;
}

void add(GateVerdict& verdict, GateState state, std::string_view code, std::string_view anchor) {
  verdict.state = std::max(verdict.state, state);
  verdict.reasons.push_back({code, anchor});
}

// A grade that no pack of ours knows is not taken for a good one.
Evaluation evaluation_of(const std::optional<Milestone>& evaluated) {
  if (!evaluated) return Evaluation::not_due;
  Evaluation evaluation = Evaluation::missing;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Evaluation>>([&](auto grade) {
    if (evaluated->text == grade.name) evaluation = grade.value;
  });
  return evaluation;
}

// What is new to a legacy system needs a review like any other (R7), and a phase after the acceptance one of
// its own.
bool is_requirement_passed(const FactsReader& read, std::string_view project, MoneyKind kind) {
  const auto passed = read.milestone(project, milestones::requirement_passed);
  if (kind != MoneyKind::construction) {
    return passed || read.milestone(project, milestones::legacy_recognised);
  }
  const auto accepted = read.milestone(project, milestones::accepted);
  return passed && (!accepted || passed->on > accepted->on);
}

}  // namespace

bool lacks_passed_requirement(const MoneyFacts& facts) {
  return is_new_money(facts) && !facts.requirement_is_passed;
}

bool lacks_acceptance(const MoneyFacts& facts) {
  return facts.kind == MoneyKind::operation && !facts.is_accepted;
}

bool is_within_warranty(const MoneyFacts& facts) {
  if (facts.kind != MoneyKind::operation || !facts.warranty_ends) return false;
  return *facts.warranty_ends >= facts.day && facts.warranty_ends->year() >= facts.year;
}

bool lacks_registration(const MoneyFacts& facts) {
  return is_running_cost(facts) && facts.registration_is_missing;
}

bool needs_the_meeting(const MoneyFacts& facts) {
  return is_new_money(facts) && (facts.is_referred || facts.evaluation == Evaluation::poor ||
                                 facts.evaluation == Evaluation::missing);
}

bool is_stopped(const MoneyFacts& facts) { return is_running_cost(facts) && facts.stopped_on.has_value(); }

bool has_outlived_its_contract(const MoneyFacts& facts) {
  return is_new_money(facts) && facts.unshared_contract_ends && facts.day > *facts.unshared_contract_ends;
}

std::optional<AmountFen> limit_of_fair_grade(const MoneyFacts& facts) {
  if (!is_new_money(facts) || facts.evaluation != Evaluation::fair) return std::nullopt;
  return facts.this_year;
}

GateVerdict new_money_gate(const MoneyFacts& facts) {
  GateVerdict verdict;
  if (!is_new_money(facts)) return verdict;
  if (lacks_passed_requirement(facts)) {
    add(verdict, GateState::closed, "requirement_review_is_not_passed", "XN-PM-09.2");
    // Only what has not yet passed: the finding does not reach back (R19).
    if (facts.approvals_are_suspended) {
      add(verdict, GateState::closed, "later_approvals_of_this_unit_are_suspended", "XN-PM-24.3");
    }
  }
  if (needs_the_meeting(facts)) {
    add(verdict, GateState::referred, "the_meeting_must_resolve_this_money", "XN-PM-24.1");
  }
  if (facts.evaluation == Evaluation::fair) {
    add(verdict, GateState::warning, "a_fair_grade_gets_no_more_than_this_year", "LS-FAIR");
    verdict.no_more_than = limit_of_fair_grade(facts);
  }
  return verdict;
}

GateVerdict operation_money_gate(const MoneyFacts& facts) {
  GateVerdict verdict;
  if (!is_running_cost(facts)) return verdict;
  if (lacks_acceptance(facts)) {
    add(verdict, GateState::closed, "operation_money_needs_acceptance", "XN-PM-16.6");
  }
  if (is_within_warranty(facts)) {
    add(verdict, GateState::warning, "the_warranty_has_not_ended", "LS-WARRANTY");
  }
  // 应 without a consequence in the article: told where the money is decided, never a reason to refuse it.
  if (lacks_registration(facts)) {
    add(verdict, GateState::warning, "the_operation_is_not_registered", "LS-REGISTRATION");
  }
  if (is_stopped(facts)) {
    add(verdict, GateState::closed, "operation_money_is_stopped", "XN-PM-24.3");
  }
  return verdict;
}

GateVerdict money_gate(const MoneyFacts& facts) {
  GateVerdict verdict = new_money_gate(facts);
  const GateVerdict operation = operation_money_gate(facts);
  verdict.state = std::max(verdict.state, operation.state);
  verdict.reasons.insert(verdict.reasons.end(), operation.reasons.begin(), operation.reasons.end());
  if (has_outlived_its_contract(facts)) {
    add(verdict, GateState::closed, "no_more_money_for_what_is_not_shared", "XN-PM-25.1");
  }
  return verdict;
}

std::vector<std::string_view> articles_of(MoneyKind kind) {
  switch (kind) {
    case MoneyKind::contracted:
      return {"XN-PM-07.4"};
    case MoneyKind::construction:
      return {"XN-PM-09.2", "XN-PM-22.3"};
    case MoneyKind::operation:
      return {"XN-PM-16.6", "XN-PM-22.3"};
    case MoneyKind::service:
      return {"XN-PM-22.3"};
  }
  return {};
}

MoneyFacts money_facts(const FactsReader& read, std::string_view project, MoneyKind kind, std::int64_t year,
                       CivilDate day) {
  MoneyFacts facts;
  facts.kind = kind;
  facts.year = year;
  facts.day = day;
  facts.requirement_is_passed = is_requirement_passed(read, project, kind);
  facts.is_accepted =
      read.milestone(project, milestones::accepted) || read.milestone(project, milestones::legacy_recognised);
  facts.evaluation = evaluation_of(read.milestone(project, milestones::evaluated(year - 1)));
  for (const auto& hold : read.holds(project)) {
    facts.is_referred |= hold.hold == holds::operation_money_referred;
    if (hold.hold == holds::operation_money) facts.stopped_on = hold.placed_on;
  }
  if (const auto warranty = read.milestone(project, milestones::warranty_ends)) {
    facts.warranty_ends = warranty->on;
  }
  facts.registration_is_missing = operation_registration::is_missing(read, project, day);
  if (const auto registered = read.find<project::Project>(project)) {
    facts.approvals_are_suspended = read.is_held(holds::later_approvals, registered->organisation);
    facts.is_accepted |= route_of(read, project).is_accepted_by_period();
    if (registered->data.finding) facts.unshared_contract_ends = registered->data.finding->contract_ends_on;
  }
  return facts;
}

std::vector<std::string> gate_anchors() {
  return {"XN-PM-07.4", "XN-PM-09.2", "XN-PM-16.6", "XN-PM-22.3",  "XN-PM-24.1",
          "XN-PM-24.3", "XN-PM-25.1", "LS-FAIR",    "LS-WARRANTY", "LS-REGISTRATION"};
}

}  // namespace lianshen
