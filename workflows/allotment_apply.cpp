// The fold of the allotment and what its events move between accounts. No policy, no refusal.
#include <algorithm>

#include "engine/ledger/accounts.hpp"
#include "workflows/allotment.hpp"

namespace lianshen::allotment {

namespace {

AmountFen open_in(const std::vector<Commitment>& list, const StreamId& contract) {
  const auto found = std::ranges::find(list, contract, &Commitment::contract);
  return found == list.end() ? AmountFen{} : found->open;
}

}  // namespace

AmountFen open_for(const AllotmentData& data, const StreamId& contract) {
  return open_in(data.commitments, contract);
}

AmountFen owed_for(const AllotmentData& data, const StreamId& contract) {
  return open_in(data.owed, contract);
}

AmountFen owed_for_others(const AllotmentData& data, const StreamId& contract) {
  return total_of(data.owed) - owed_for(data, contract);
}

AmountFen paid_for(const AllotmentData& data, const StreamId& contract) {
  AmountFen paid;
  for (const auto& one : data.payments) {
    if (one.contract == contract) paid += one.amount - one.refunded;
  }
  return paid;
}

AmountFen total_of(const std::vector<Commitment>& commitments) {
  AmountFen total;
  for (const auto& commitment : commitments) total += commitment.open;
  return total;
}

const PendingPayment* pending_payment(const AllotmentData& data, const Text<32>& request_no) {
  const auto found = std::ranges::find(data.pending, request_no, &PendingPayment::request_no);
  return found == data.pending.end() ? nullptr : &*found;
}

const Payment* payment(const AllotmentData& data, const Text<64>& voucher_no) {
  const auto found = std::ranges::find(data.payments, voucher_no, &Payment::voucher_no);
  return found == data.payments.end() ? nullptr : &*found;
}

namespace {

void add(std::vector<Commitment>& list, const StreamId& contract, AmountFen amount) {
  const auto found = std::ranges::find(list, contract, &Commitment::contract);
  if (found == list.end()) {
    list.push_back({contract, amount});
  } else {
    found->open += amount;
  }
}

void take(std::vector<Commitment>& list, const StreamId& contract, AmountFen amount) {
  const auto found = std::ranges::find(list, contract, &Commitment::contract);
  if (found == list.end()) return;
  found->open -= std::min(found->open, amount);
  if (found->open == AmountFen{}) list.erase(found);
}

AllotmentPostings postings(Effects& effects, const AllotmentData& data) {
  return AllotmentPostings(effects, data.budget_year.value, data.allotment.value);
}

}  // namespace

void apply(AllotmentData& data, const FundsAllotted& event) {
  adopt(data, event);
  data.allotted += event.amount;
  if (event.owed_under) add(data.owed, *event.owed_under, event.amount);
}

void apply(AllotmentData& data, const AllotmentSupplemented& event) {
  data.allotted += event.amount;
  if (event.owed_under) add(data.owed, *event.owed_under, event.amount);
}

void apply(AllotmentData&, const FundsTransferred&) {}

void apply(AllotmentData& data, const FundsCommitted& event) {
  add(data.commitments, event.contract, event.amount);
  take(data.owed, event.contract, event.amount);
}

void apply(AllotmentData& data, const CommitmentReleased& event) {
  take(data.commitments, event.contract, event.amount);
}

void apply(AllotmentData& data, const PaymentRequested& event) {
  std::erase_if(data.pending,
                [&](const PendingPayment& earlier) { return earlier.request_no == event.request_no; });
  data.pending.push_back({event.request_no, event.contract, event.node, event.amount, event.service_until});
}

void apply(AllotmentData& data, const PaymentRecorded& event) {
  Payment paid{event.voucher_no, event.request_no, event.contract, {}, event.on, event.amount, {}, {}};
  if (const PendingPayment* asked = pending_payment(data, event.request_no)) paid.node = asked->node;
  std::erase_if(data.pending,
                [&](const PendingPayment& asked) { return asked.request_no == event.request_no; });
  data.payments.push_back(std::move(paid));
  take(data.commitments, event.contract, event.amount);
}

void apply(AllotmentData& data, const PaymentRefunded& event) {
  for (auto& paid : data.payments) {
    if (paid.voucher_no != event.voucher_no) continue;
    paid.refunded += event.amount;
    paid.red_voucher_no = event.red_voucher_no;
    if (event.red_voucher_no) add(data.commitments, paid.contract, event.amount);
  }
}

void apply(AllotmentData& data, const AllotmentReclaimed& event) { data.reclaimed += event.amount; }
void apply(AllotmentData& data, const PaymentSuspended& event) { data.stopped_on = event.stopped_on; }
void apply(AllotmentData& data, const PaymentResumed&) { data.stopped_on.reset(); }

void apply(AllotmentData& data, const FundsCarriedOver& event) {
  const auto since =
      data.carried_since ? std::min(*data.carried_since, event.carried_since) : event.carried_since;
  auto commitments = std::move(data.commitments);
  adopt(data, event);
  data.commitments = std::move(commitments);
  data.carried_since = since;
  for (const auto& carried : event.commitments) add(data.commitments, carried.contract, carried.open);
}

namespace {

void allot(Effects& effects, const AllotmentData& after, AmountFen amount, bool is_ahead) {
  if (is_ahead) move_ahead(effects, after.budget_year.value, amount);
  postings(effects, after).allot(amount);
}

}  // namespace

void affect(Effects& effects, const AllotmentData& after, const FundsAllotted& event) {
  allot(effects, after, event.amount, event.is_ahead);
}

void affect(Effects& effects, const AllotmentData& after, const AllotmentSupplemented& event) {
  allot(effects, after, event.amount, event.is_ahead);
}

void affect(Effects& effects, const AllotmentData& after, const FundsTransferred& event) {
  postings(effects, after).transfer(event.amount, event.to.value);
}

void affect(Effects& effects, const AllotmentData& after, const FundsCommitted& event) {
  postings(effects, after).commit(event.amount);
}

void affect(Effects& effects, const AllotmentData& after, const CommitmentReleased& event) {
  postings(effects, after).release(event.amount);
}

void affect(Effects& effects, const AllotmentData& after, const PaymentRecorded& event) {
  postings(effects, after).pay(event.amount);
}

void affect(Effects& effects, const AllotmentData& after, const PaymentRefunded& event) {
  if (event.red_voucher_no) {
    postings(effects, after).reverse(event.amount);
  } else {
    postings(effects, after).refund(event.amount);
  }
}

void affect(Effects& effects, const AllotmentData& after, const AllotmentReclaimed& event) {
  postings(effects, after).reclaim(event.amount);
}

void affect(Effects& effects, const AllotmentData& after, const FundsCarriedOver& event) {
  postings(effects, after)
      .carry_over(event.from_budget_year.value, event.from.value, event.available,
                  total_of(event.commitments));
}

}  // namespace lianshen::allotment
