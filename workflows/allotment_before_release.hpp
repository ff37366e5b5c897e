// What may move before the year's budget is released (LS-CONGRESS): what was carried over, and what is owed
// under a contract. Included only by workflows/allotment_requirements.hpp.
#pragma once

#include "engine/rules/requirement.hpp"
#include "workflows/allotment.hpp"

namespace lianshen::allotment {

using Situation = lianshen::Situation<Allotment>;
template <class Command>
using Ask = lianshen::Ask<Allotment, Command>;

inline std::vector<Detail> compared(std::string_view name, AmountFen has, AmountFen asked) {
  return {{std::string(name), has.yuan()}, {"amount", asked.yuan()}};
}

// Before the congress has approved it, only what was carried over and what is owed may move (LS-CONGRESS); in
// clearing nothing new begins.
struct BudgetIsReleased : OnFacts<"LS-CONGRESS", "budget_of_the_year_is_not_released", Mender::finance> {
  static bool met(const Situation& situation) { return situation.facts.budget_is_released; }
};

// 合同刚性支付: the command names the contract, and that was signed before the year began. A contract of this
// year owes nothing that the budget has not yet granted.
struct BudgetIsReleasedOrMoneyIsOwed
    : OnCommand<"LS-CONGRESS", "budget_of_the_year_is_not_released", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    if (ask.facts.budget_is_released) return true;
    const auto& contract = ask.facts.contract;
    return ask.facts.may_move_ahead && ask.command.owed_under && contract &&
           contract->signed_on.year() < ask.facts.year.value;
  }
};

struct StaysWithinWhatIsOwed
    : OnCommand<"LS-CONGRESS", "more_than_the_contract_still_owes", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.command.owed_under || !ask.facts.contract || ask.command.amount <= owed(ask);
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return compared("owed", owed(ask), ask.command.amount);
  }

 private:
  // Neither paid nor committed in whichever year, nor allotted for it here.
  template <class Command>
  static AmountFen owed(const Ask<Command>& ask) {
    const StreamId& contract = *ask.command.owed_under;
    return ask.facts.contract->total - ask.facts.contract->covered_elsewhere - open_for(ask.data, contract) -
           paid_for(ask.data, contract) - owed_for(ask.data, contract);
  }
};

// What was allotted as owed under one contract is not free for another until the budget is released.
struct BudgetIsReleasedOrMoneyIsCarried
    : OnCommand<"LS-CONGRESS", "budget_of_the_year_is_not_released", Mender::finance> {
  static bool met(const Ask<CommitFunds>& ask) {
    if (ask.facts.budget_is_released) return true;
    const AmountFen others = owed_for_others(ask.data, ask.command.contract);
    return ask.facts.may_move_ahead && ask.command.amount <= ask.facts.available - others;
  }
};

}  // namespace lianshen::allotment
