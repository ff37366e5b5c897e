// The gates on money, line by line as in the round of 2021 (office.md 5.1), and at their edges.
#include "workflows/gates.hpp"

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

MoneyFacts facts_of(MoneyKind kind) {
  MoneyFacts facts;
  facts.kind = kind;
  facts.year = 2021;
  facts.day = CivilDate::of(2020, 12, 2);
  return facts;
}

std::vector<std::string> codes(const GateVerdict& verdict) {
  std::vector<std::string> result;
  for (const auto& reason : verdict.reasons) result.emplace_back(reason.code);
  return result;
}

using Codes = std::vector<std::string>;

TEST_CASE("a good grade opens, and so does a project that is not yet due", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  for (const auto grade : {Evaluation::excellent, Evaluation::good, Evaluation::not_due}) {
    facts.evaluation = grade;
    CHECK(money_gate(facts).state == GateState::open);
    CHECK(money_gate(facts).reasons.empty());
  }
}

TEST_CASE("a fair grade warns and gets no more than this year", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.evaluation = Evaluation::fair;
  facts.this_year = AmountFen{45'000'00};
  const auto verdict = money_gate(facts);
  CHECK(verdict.state == GateState::warning);
  CHECK(verdict.no_more_than == AmountFen{45'000'00});
  facts.this_year.reset();
  CHECK_FALSE(money_gate(facts).no_more_than.has_value());
}

TEST_CASE("a poor, missing or unmended evaluation refers and never closes", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  for (const auto grade : {Evaluation::poor, Evaluation::missing}) {
    facts.evaluation = grade;
    CHECK(money_gate(facts).state == GateState::referred);
  }
  facts.evaluation = Evaluation::good;
  facts.is_referred = true;
  CHECK(money_gate(facts).state == GateState::referred);
  CHECK(codes(money_gate(facts)) == Codes{"the_meeting_must_resolve_this_money"});
}

TEST_CASE("what is owed under a contract passes every gate", "[gates]") {
  auto facts = facts_of(MoneyKind::contracted);
  facts.requirement_is_passed = false;
  facts.is_accepted = false;
  facts.evaluation = Evaluation::poor;
  facts.is_referred = true;
  facts.approvals_are_suspended = true;
  facts.stopped_on = CivilDate::of(2020, 9, 3);
  facts.unshared_contract_ends = CivilDate::of(2020, 6, 30);
  facts.warranty_ends = CivilDate::of(2021, 6, 11);
  CHECK(money_gate(facts).state == GateState::open);
}

TEST_CASE("operation money waits for acceptance, purchased services do not", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.is_accepted = false;
  CHECK(codes(money_gate(facts)) == Codes{"operation_money_needs_acceptance"});
  facts.kind = MoneyKind::service;
  CHECK(money_gate(facts).state == GateState::open);
}

TEST_CASE("a finding closes operation money and what is not yet passed", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.stopped_on = CivilDate::of(2020, 9, 10);
  facts.approvals_are_suspended = true;
  CHECK(codes(money_gate(facts)) == Codes{"operation_money_is_stopped"});

  auto passed = facts_of(MoneyKind::construction);
  passed.approvals_are_suspended = true;
  CHECK(money_gate(passed).state == GateState::open);
  passed.requirement_is_passed = false;
  CHECK(codes(money_gate(passed)) ==
        Codes{"requirement_review_is_not_passed", "later_approvals_of_this_unit_are_suspended"});
}

TEST_CASE("what does not share is paid to the last day of its contract", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.unshared_contract_ends = CivilDate::of(2020, 12, 2);
  CHECK(money_gate(facts).state == GateState::open);
  facts.day = CivilDate::of(2020, 12, 3);
  CHECK(codes(money_gate(facts)) == Codes{"no_more_money_for_what_is_not_shared"});
}

TEST_CASE("a warranty that reaches into the year only warns", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.warranty_ends = CivilDate::of(2021, 6, 11);
  CHECK(money_gate(facts).state == GateState::warning);
  facts.warranty_ends = CivilDate::of(2020, 12, 20);
  CHECK(money_gate(facts).state == GateState::open);
}

TEST_CASE("an operation that is not registered only warns, and only running costs", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.registration_is_missing = true;
  CHECK(money_gate(facts).state == GateState::warning);
  CHECK(codes(money_gate(facts)) == Codes{"the_operation_is_not_registered"});
  facts.kind = MoneyKind::construction;
  CHECK(money_gate(facts).state == GateState::open);
}

TEST_CASE("the strictest gate decides and all reasons are told in the order of the articles", "[gates]") {
  auto facts = facts_of(MoneyKind::operation);
  facts.evaluation = Evaluation::poor;
  facts.stopped_on = CivilDate::of(2020, 9, 10);
  facts.unshared_contract_ends = CivilDate::of(2020, 6, 30);
  const auto verdict = money_gate(facts);
  CHECK(verdict.state == GateState::closed);
  CHECK(codes(verdict) == Codes{"the_meeting_must_resolve_this_money", "operation_money_is_stopped",
                                "no_more_money_for_what_is_not_shared"});
}

}  // namespace
}  // namespace lianshen::test
