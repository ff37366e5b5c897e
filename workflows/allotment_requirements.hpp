// The conditions of the allotment's table, in article order. Included only by workflows/allotment.cpp.
#pragma once

#include <algorithm>

#include "workflows/allotment_before_release.hpp"

namespace lianshen::allotment {

// ---- one case for each project, year and purpose ----

struct ProjectIsActive : OnFacts<"LS-PROJECT", "money_needs_an_active_project", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.facts.project_is_active; }
};

struct YearIsNotClosed : OnFacts<"LS-YEAR", "the_budget_year_is_closed", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.facts.year_is_closed; }
};

struct CaseIsTheSame
    : OnCommand<"LS-ALLOTMENT", "an_allotment_keeps_its_project_year_and_purpose", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.command.project == ask.data.project && ask.command.budget_year == ask.data.budget_year &&
           ask.command.purpose == ask.data.purpose;
  }
};

struct IsTheOnlyOne
    : OnCommand<"LS-ALLOTMENT", "there_is_an_allotment_of_this_kind_already", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.another_exists;
  }
};

struct WasNotAllottedBefore : OnFacts<"LS-ALLOTMENT", "more_money_comes_as_a_supplement", Mender::finance> {
  static bool met(const Situation& situation) { return situation.data.allotted == AmountFen{}; }
};

// ---- article 7 (4): finance arranges the money; nobody spends what is not there ----

struct EnvelopeSuffices : OnCommand<"XN-PM-07.4", "the_envelope_does_not_suffice", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.command.amount <= ask.facts.envelope;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return compared("envelope", ask.facts.envelope, ask.command.amount);
  }
};

struct StaysWithinConfirmedBudget
    : OnCommand<"XN-PM-07.4", "the_confirmed_budget_does_not_suffice", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.confirmed || total_after(ask) <= *ask.facts.confirmed;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return compared("confirmed", *ask.facts.confirmed, total_after(ask));
  }

 private:
  template <class Command>
  static AmountFen total_after(const Ask<Command>& ask) {
    return ask.data.allotted - ask.data.reclaimed + ask.command.amount;
  }
};

struct AvailableSuffices
    : OnCommand<"XN-PM-07.4", "the_available_allotment_does_not_suffice", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.command.amount <= ask.facts.available;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return compared("available", ask.facts.available, ask.command.amount);
  }
};

// The contract's commitment less what is already asked for; after a carry-over the ledger holds nothing here
// any more.
inline AmountFen payable(const Situation& situation, const StreamId& contract, const Text<32>& but_not) {
  AmountFen open = std::min(open_for(situation.data, contract), situation.facts.committed);
  for (const auto& pending : situation.data.pending) {
    if (pending.contract == contract && pending.request_no != but_not) open -= pending.amount;
  }
  return open;
}

struct CommitmentSuffices : OnCommand<"XN-PM-07.4", "the_commitment_does_not_suffice", Mender::finance> {
  static bool met(const Ask<RequestPayment>& ask) { return ask.command.amount <= left(ask); }
  static bool met(const Ask<ReleaseCommitment>& ask) { return ask.command.amount <= left(ask); }
  static bool met(const Ask<RecordPayment>& ask) {
    const auto* pending = pending_payment(ask.data, ask.command.request_no);
    return pending == nullptr || pending->amount <= payable(ask, pending->contract, pending->request_no);
  }
  static std::vector<Detail> details(const Ask<RequestPayment>& ask) {
    return compared("committed", left(ask), ask.command.amount);
  }
  static std::vector<Detail> details(const Ask<ReleaseCommitment>& ask) {
    return compared("committed", left(ask), ask.command.amount);
  }

 private:
  static AmountFen left(const Ask<RequestPayment>& ask) {
    return payable(ask, ask.command.contract, ask.command.request_no);
  }
  static AmountFen left(const Ask<ReleaseCommitment>& ask) { return payable(ask, ask.command.contract, {}); }
};

// ---- articles 9 and 12: reviewed, and in the plan before anything is bought ----

struct RequirementIsPassed : OnFacts<"XN-PM-09.2", "requirement_review_is_not_passed", Mender::applicant> {
  static bool met(const Situation& situation) { return !lacks_passed_requirement(situation.facts.money); }
};

struct IsPlanned : OnFacts<"XN-PM-12.2", "the_project_is_in_no_approved_plan", Mender::member_unit> {
  static bool met(const Situation& situation) { return situation.facts.is_planned; }
};

// ---- article 16: first accepted, then maintained ----

struct IsAccepted : OnFacts<"XN-PM-16.6", "operation_money_needs_acceptance", Mender::applicant> {
  static bool met(const Situation& situation) { return !lacks_acceptance(situation.facts.money); }
};

// What breaks within the warranty is mended for nothing (R18): soft, a yellow light.
struct WarrantyHasEnded : OnFacts<"LS-WARRANTY", "the_warranty_has_not_ended", Mender::waiting> {
  static bool met(const Situation& situation) { return !is_within_warranty(situation.facts.money); }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"warranty_ends", situation.facts.money.warranty_ends->iso()}};
  }
};

// ---- article 19: registered year by year; ours is only a warning ----

struct OperationIsRegistered
    : OnFacts<"LS-REGISTRATION", "the_operation_is_not_registered", Mender::applicant> {
  static bool met(const Situation& situation) { return !lacks_registration(situation.facts.money); }
};

// ---- articles 22 and 24: what the score refers, and what a finding stops ----

template <class Command>
const MoneyFacts& receiving(const Ask<Command>& ask) {
  return ask.facts.money;
}
inline const MoneyFacts& receiving(const Ask<Transfer>& ask) { return ask.facts.receiver; }

// 须联席会议逐项审议: finance alone neither grants nor refuses it.
struct MeetingHasResolvedIt
    : OnCommand<"LS-REFERRED", "the_meeting_must_resolve_this_money", Mender::joint_meeting> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !needs_the_meeting(receiving(ask)) || ask.facts.is_resolved;
  }
};

struct IsNotStopped : OnFacts<"XN-PM-24.3", "operation_money_is_stopped", Mender::office> {
  static bool met(const Situation& situation) { return !is_stopped(situation.facts.money); }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"stopped_on", situation.facts.money.stopped_on->iso()}};
  }
};

struct ReceiverIsNotStopped : OnCommand<"XN-PM-24.3", "operation_money_is_stopped", Mender::office> {
  static bool met(const Ask<Transfer>& ask) { return !is_stopped(ask.facts.receiver); }
  static std::vector<Detail> details(const Ask<Transfer>& ask) {
    return {{"stopped_on", ask.facts.receiver.stopped_on->iso()}};
  }
};

// Until finance resumes, the day of the finding stays the limit, also when the finding itself is released
// (R20).
inline std::optional<CivilDate> last_day_paid(const Situation& situation) {
  if (situation.data.purpose != Purpose::operation) return std::nullopt;
  return situation.data.stopped_on ? situation.data.stopped_on : situation.facts.money.stopped_on;
}

// What was performed before the finding is owed and paid (R20); a contract for construction is never touched.
struct ServiceWasBeforeTheFinding
    : OnCommand<"XN-PM-24.3", "later_service_is_not_paid_while_stopped", Mender::office> {
  static bool met(const Ask<RequestPayment>& ask) { return is_before(ask, ask.command.service_until); }
  static bool met(const Ask<RecordPayment>& ask) {
    const auto* pending = pending_payment(ask.data, ask.command.request_no);
    return pending == nullptr || is_before(ask, pending->service_until);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"stopped_on", last_day_paid(situation)->iso()}};
  }

 private:
  static bool is_before(const Situation& situation, const std::optional<CivilDate>& service_until) {
    const auto last = last_day_paid(situation);
    return !last || !service_until || *service_until <= *last;
  }
};

struct ThereIsAFinding : OnFacts<"XN-PM-24.3", "payment_is_only_stopped_after_a_finding", Mender::office> {
  static bool met(const Situation& situation) { return is_stopped(situation.facts.money); }
};

struct FindingIsReleased : OnFacts<"XN-PM-24.3", "the_finding_is_not_released", Mender::office> {
  static bool met(const Situation& situation) { return !is_stopped(situation.facts.money); }
};

struct StoppedMoneyIsTakenBack
    : OnCommand<"XN-PM-24.3", "stopped_money_is_taken_back_and_not_carried_over", Mender::finance> {
  static bool met(const Ask<CarryOver>& ask) { return !ask.facts.last.is_stopped; }
};

// ---- article 25: what does not share gets nothing beyond its present contract ----

struct IsShared : OnFacts<"XN-PM-25.1", "no_more_money_for_what_is_not_shared", Mender::nobody> {
  static bool met(const Situation& situation) { return !has_outlived_its_contract(situation.facts.money); }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"contract_ended", situation.facts.money.unshared_contract_ends->iso()}};
  }
};

struct ReceiverIsShared : OnCommand<"XN-PM-25.1", "no_more_money_for_what_is_not_shared", Mender::nobody> {
  static bool met(const Ask<Transfer>& ask) { return !has_outlived_its_contract(ask.facts.receiver); }
};

// 现合同内款项照付, whenever it is asked for.
struct ServiceWasWithinTheContract
    : OnCommand<"XN-PM-25.1", "service_after_the_present_contract_is_not_paid", Mender::nobody> {
  static bool met(const Ask<RequestPayment>& ask) {
    const auto& ends = ask.facts.money.unshared_contract_ends;
    return !ends || !ask.command.service_until || *ask.command.service_until <= *ends;
  }
};

// ---- transfers and contracts ----

struct ReceiverIsOfThisYear
    : OnCommand<"LS-TRANSFER", "a_transfer_goes_to_another_allotment_of_the_year", Mender::finance> {
  static bool met(const Ask<Transfer>& ask) { return ask.facts.receiver_is_of_this_year; }
};

struct ContractIsOfTheProject
    : OnCommand<"LS-CONTRACT", "the_contract_is_not_of_this_project", Mender::applicant> {
  static bool met(const Ask<CommitFunds>& ask) { return ask.facts.contract.has_value(); }
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.command.owed_under || ask.facts.contract;
  }
};

struct StaysWithinContract
    : OnCommand<"LS-CONTRACT", "more_than_the_contract_is_committed", Mender::finance> {
  static bool met(const Ask<CommitFunds>& ask) {
    return !ask.facts.contract || total_after(ask) <= ask.facts.contract->total;
  }
  static std::vector<Detail> details(const Ask<CommitFunds>& ask) {
    return compared("contract", ask.facts.contract->total, total_after(ask));
  }

 private:
  static AmountFen total_after(const Ask<CommitFunds>& ask) {
    return ask.facts.contract->covered_elsewhere + open_for(ask.data, ask.command.contract) +
           paid_for(ask.data, ask.command.contract) + ask.command.amount;
  }
};

// ---- payments and what comes back ----

struct ServicePeriodIsTold : OnCommand<"LS-PAYMENT", "the_service_period_must_be_told", Mender::applicant> {
  static bool met(const Ask<RequestPayment>& ask) {
    return ask.data.purpose != Purpose::operation || ask.command.service_until.has_value();
  }
};

struct PapersAreComplete : OnCommand<"LS-PAYMENT", "payment_papers_are_missing", Mender::applicant> {
  static bool met(const Ask<RequestPayment>& ask) {
    return has_all_items(ask.facts.payment_papers, ask.command.content);
  }
  static std::vector<Detail> details(const Ask<RequestPayment>& ask) {
    return missing_items(ask.facts.payment_papers, ask.command.content);
  }
};

struct RequestIsNotPaid : OnCommand<"LS-PAYMENT", "this_request_was_paid_before", Mender::applicant> {
  static bool met(const Ask<RequestPayment>& ask) {
    return std::ranges::none_of(ask.data.payments, [&](const Payment& each) {
      return each.request_no == ask.command.request_no && !each.red_voucher_no;
    });
  }
};

struct PaymentWasRequested : OnCommand<"LS-PAYMENT", "no_such_payment_was_requested", Mender::applicant> {
  static bool met(const Ask<RecordPayment>& ask) {
    return pending_payment(ask.data, ask.command.request_no) != nullptr;
  }
};

struct VoucherIsNew : OnCommand<"LS-PAYMENT", "this_voucher_was_recorded_before", Mender::finance> {
  static bool met(const Ask<RecordPayment>& ask) { return is_new(ask.data, ask.command.voucher_no); }
  static bool met(const Ask<Refund>& ask) {
    return !ask.command.red_voucher_no || is_new(ask.data, *ask.command.red_voucher_no);
  }

 private:
  static bool is_new(const AllotmentData& data, const Text<64>& voucher_no) {
    return std::ranges::none_of(data.payments, [&](const Payment& each) {
      return each.voucher_no == voucher_no || each.red_voucher_no == voucher_no;
    });
  }
};

struct StaysWithinPayment : OnCommand<"LS-REFUND", "more_comes_back_than_was_paid", Mender::finance> {
  static bool met(const Ask<Refund>& ask) { return ask.command.amount <= paid(ask); }
  static std::vector<Detail> details(const Ask<Refund>& ask) {
    return compared("paid", paid(ask), ask.command.amount);
  }

 private:
  static AmountFen paid(const Ask<Refund>& ask) {
    const auto* found = payment(ask.data, ask.command.voucher_no);
    return found == nullptr ? AmountFen{} : found->amount - found->refunded;
  }
};

// What was recorded wrong is taken back as a whole and recorded again; part of it back is a refund.
struct ReversalIsWhole : OnCommand<"LS-REFUND", "a_reversal_takes_back_the_whole_payment", Mender::finance> {
  static bool met(const Ask<Refund>& ask) {
    const auto* found = payment(ask.data, ask.command.voucher_no);
    return !ask.command.red_voucher_no || (found != nullptr && found->amount == ask.command.amount);
  }
  static std::vector<Detail> details(const Ask<Refund>& ask) {
    const auto* found = payment(ask.data, ask.command.voucher_no);
    return compared("paid", found == nullptr ? AmountFen{} : found->amount, ask.command.amount);
  }
};

// 制单和复核分开: it comes only through a payment_reversal that somebody else has confirmed.
struct ReversalIsChecked : OnCommand<"LS-REFUND", "a_reversal_needs_a_second_person", Mender::finance> {
  static bool met(const Ask<Refund>& ask) {
    return !ask.command.red_voucher_no || !ask.now.confirmed_by.empty();
  }
};

// ---- the end of the year ----

struct ComesFromLastYear
    : OnCommand<"CN-BL-42", "only_last_years_allotment_is_carried_over", Mender::finance> {
  static bool met(const Ask<CarryOver>& ask) { return ask.facts.last.is_of_last_year; }
};

struct LastYearIsBeingCleared : OnCommand<"CN-BL-18", "last_year_is_not_being_cleared", Mender::finance> {
  static bool met(const Ask<CarryOver>& ask) { return ask.facts.last.is_being_cleared; }
};

struct SomethingIsLeft : OnCommand<"CN-BL-42", "nothing_is_left_to_carry_over", Mender::nobody> {
  static bool met(const Ask<CarryOver>& ask) {
    return ask.facts.last.available + ask.facts.last.committed > AmountFen{};
  }
};

struct IsNotCarriedTooLong : OnCommand<"CN-BL-42", "money_was_carried_over_too_long", Mender::nobody> {
  static bool met(const Ask<CarryOver>& ask) {
    const std::int64_t years = ask.facts.year.value - ask.facts.last.carried_since.value;
    return years <= ask.facts.carry_over_years_max;
  }
  static std::vector<Detail> details(const Ask<CarryOver>& ask) {
    return {{"since", std::to_string(ask.facts.last.carried_since.value)}};
  }
};

}  // namespace lianshen::allotment
