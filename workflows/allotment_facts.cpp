// What a decision on an allotment must know of the project, the year, the contract and other allotments.
// Decides nothing.
#include <algorithm>

#include "engine/ledger/accounts.hpp"
#include "workflows/allotment.hpp"
#include "workflows/contract.hpp"
#include "workflows/funding_round.hpp"
#include "workflows/meeting_resolution.hpp"
#include "workflows/project.hpp"

namespace lianshen::allotment {
namespace {

using Command = Allotment::Command;

// What the case is, or will be by the command that opens it.
struct Identity {
  std::string project;
  std::string budget_year;
  Purpose purpose = Purpose::construction;
};

Identity identity_of(const AllotmentData& data, const Command* command) {
  if (const auto* allot = command_in<Allot>(command)) {
    return {allot->project.value, allot->budget_year.value, allot->purpose};
  }
  if (const auto* carry_over = command_in<CarryOver>(command)) {
    return {carry_over->project.value, carry_over->budget_year.value, carry_over->purpose};
  }
  return {data.project.value, data.budget_year.value, data.purpose};
}

bool is_legacy(const FactsReader& read, std::string_view project) {
  return read.milestone(project, milestones::legacy_recognised).has_value();
}

MoneyKind kind_of(const FactsReader& read, std::string_view project, Purpose purpose) {
  if (purpose == Purpose::operation) {
    const auto registered = read.find<project::Project>(project);
    const bool is_service = registered && registered->data.kind == project::Kind::purchased_service;
    return is_service ? MoneyKind::service : MoneyKind::operation;
  }
  const bool is_owed = read.milestone(project, milestones::contracted) || is_legacy(read, project);
  return is_owed ? MoneyKind::contracted : MoneyKind::construction;
}

bool is_in_any_plan(const FactsReader& read, std::string_view project) {
  const auto reached = read.milestones(project);
  return std::ranges::any_of(reached, [](const Milestone& one) { return milestones::is_in_plan(one.name); });
}

// Before the release the envelope is empty: what is owed then draws on the control figure.
void gather_year(AllotmentFacts& facts, const FactsReader& read, const Identity& identity, CivilDate day) {
  const auto year = read.find<budget_year::BudgetYear>(identity.budget_year);
  facts.budget_is_released = year && budget_year::is_executing(year->state);
  facts.year_is_closed = year && budget_year::is_closed(year->state);
  if (year) facts.year = year->data.year;
  if (year && budget_year::is_before_release(year->state)) {
    facts.may_move_ahead = day.year() >= facts.year.value;
    facts.envelope = year->data.control_figure + read.balance(source_ahead_of(identity.budget_year));
  } else {
    facts.envelope = read.balance(budget_year_envelope(identity.budget_year));
  }
}

// The round of the year, once confirmed, limits what a project gets and tells what the meeting agreed to.
void gather_round(AllotmentFacts& facts, const FactsReader& read, const Identity& identity) {
  for (const auto& round :
       read.linked_to<funding_round::FundingRound>(funding_round::of_budget_year, identity.budget_year)) {
    if (!funding_round::is_confirmed_state(round.state)) continue;
    facts.confirmed = funding_round::reviewed_for(round.data, identity.project, identity.purpose);
    facts.is_resolved = funding_round::is_agreed_by_line(round.data, identity.project, identity.purpose);
  }
}

void gather_project(AllotmentFacts& facts, const FactsReader& read, const Identity& identity,
                    const Circumstances& now) {
  const auto project = read.stream(identity.project);
  facts.project_is_active = project && project->state == "active";
  const MoneyKind kind = kind_of(read, identity.project, identity.purpose);
  facts.money = money_facts(read, identity.project, kind, facts.year.value, now.occurred_on);
  facts.is_planned = identity.purpose == Purpose::operation || is_legacy(read, identity.project) ||
                     is_in_any_plan(read, identity.project);
}

void gather_others(AllotmentFacts& facts, const FactsReader& read, const Identity& identity,
                   const Circumstances& now) {
  for (const auto& other : read.of_project<Allotment>(identity.project)) {
    facts.another_exists |=
        other.stream != now.stream && other.data.year == facts.year && other.data.purpose == identity.purpose;
  }
}

// What was carried over is no longer committed where it came from, though that case still tells of it.
AmountFen covered_by(const FactsReader& read, const Linked<Allotment>& other, const StreamId& contract) {
  AmountFen open = open_for(other.data, contract);
  if (open > AmountFen{}) open = std::min(open, read.balance(allotment_committed(other.stream)));
  AmountFen owed = owed_for(other.data, contract);
  if (owed > AmountFen{}) owed = std::min(owed, read.balance(allotment_available(other.stream)));
  return open + owed + paid_for(other.data, contract);
}

void gather_contract(AllotmentFacts& facts, const FactsReader& read, const Identity& identity,
                     const StreamId& named, const Circumstances& now) {
  const auto contract = read.find<contract::Contract>(named.value);
  if (!contract || contract->data.project.value != identity.project) return;
  facts.contract = NamedContract{contract->data.amount + contract->data.supplements, contract->data.signed_on,
                                 AmountFen{}};
  for (const auto& other : read.of_project<Allotment>(identity.project)) {
    if (other.stream != now.stream) facts.contract->covered_elsewhere += covered_by(read, other, named);
  }
}

std::optional<StreamId> contract_in(const Command* command) {
  if (const auto* commit = command_in<CommitFunds>(command)) return commit->contract;
  if (const auto* allot = command_in<Allot>(command)) return allot->owed_under;
  if (const auto* supplement = command_in<SupplementAllotment>(command)) return supplement->owed_under;
  return std::nullopt;
}

void gather_receiver(AllotmentFacts& facts, const FactsReader& read, const AllotmentData& data,
                     const Transfer& transfer, const Circumstances& now) {
  const auto other = read.find<Allotment>(transfer.to.value);
  facts.receiver_is_of_this_year =
      other && other->stream != now.stream && other->data.budget_year == data.budget_year;
  if (!other) return;
  const std::string& project = other->data.project.value;
  const MoneyKind kind = kind_of(read, project, other->data.purpose);
  facts.receiver = money_facts(read, project, kind, facts.year.value, now.occurred_on);
  gather_round(facts, read, {project, data.budget_year.value, other->data.purpose});
}

void gather_last_year(AllotmentFacts& facts, const FactsReader& read, const CarryOver& carry_over) {
  const auto last = read.find<Allotment>(carry_over.from.value);
  if (!last) return;
  facts.last.is_of_last_year = last->data.project == carry_over.project &&
                               last->data.purpose == carry_over.purpose &&
                               last->data.year.value + 1 == facts.year.value;
  const auto year = read.stream(last->data.budget_year.value);
  facts.last.is_being_cleared = year && budget_year::is_clearing(year->state);
  facts.last.is_stopped = last->state == suspended_state || is_stopped(facts.money);
  facts.last.budget_year = last->data.budget_year;
  facts.last.available = read.balance(allotment_available(last->stream));
  facts.last.committed = read.balance(allotment_committed(last->stream));
  // What was carried over before is no longer committed there, though its case still tells of it.
  if (facts.last.committed > AmountFen{}) facts.last.commitments = last->data.commitments;
  facts.last.carried_since = last->data.carried_since.value_or(last->data.year);
}

std::optional<StreamId> meeting_in(const Command* command) {
  if (const auto* allot = command_in<Allot>(command)) return allot->meeting;
  if (const auto* supplement = command_in<SupplementAllotment>(command)) return supplement->meeting;
  if (const auto* transfer = command_in<Transfer>(command)) return transfer->meeting;
  return std::nullopt;
}

}  // namespace

AllotmentFacts Allotment::gather(const FactsReader& read, const AllotmentData& data, const Circumstances& now,
                                 const Command* command) {
  const PolicyPack& policy = read.policy();
  AllotmentFacts facts;
  facts.payment_papers = policy.items("allotment.request_payment");
  facts.carry_over_years_max = policy.count("allotment.carry_over_years_max");
  const Identity identity = identity_of(data, command);
  if (identity.project.empty()) return facts;
  gather_year(facts, read, identity, now.occurred_on);
  gather_project(facts, read, identity, now);
  facts.available = read.balance(allotment_available(now.stream));
  facts.committed = read.balance(allotment_committed(now.stream));
  if (const auto named = contract_in(command)) gather_contract(facts, read, identity, *named, now);
  const bool gives_money =
      command_in<Allot>(command) != nullptr || command_in<SupplementAllotment>(command) != nullptr;
  if (gives_money) gather_round(facts, read, identity);
  if (data.project.value.empty()) gather_others(facts, read, identity, now);
  if (const auto* transfer = command_in<Transfer>(command)) {
    gather_receiver(facts, read, data, *transfer, now);
  }
  if (const auto* carry_over = command_in<CarryOver>(command)) gather_last_year(facts, read, *carry_over);
  if (const auto meeting = meeting_in(command)) {
    const auto resolution = meeting_resolution(read, meeting->value, now.stream);
    facts.is_resolved |= resolution == "agree" || resolution == "agree_in_principle";
  }
  return facts;
}

RequiredKeys Allotment::policy_keys() {
  RequiredKeys keys;
  keys.counts = {"allotment.carry_over_years_max"};
  return keys;
}

}  // namespace lianshen::allotment
