// Reversal of a payment (红字冲销): house rule LS-REFUND (office.md 2.1). Decides only: no clock, no storage,
// no numbers. Whether the payment may be taken back is judged by the allotment's own table, when a second
// person confirms.
#include "workflows/payment_reversal.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/allotment.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::payment_reversal {
namespace {

struct NotYet;
struct Requested;
struct Reversed;
struct Rejected;
struct Withdrawn;

struct PaymentExists;
struct IsWithdrawnByItsMaker;

// clang-format off
struct Rules : RuleTable<
  //   Anchor       In state   On command Chosen  Moves to   Records, provided that
  Rule<"LS-REFUND", NotYet   , Request  , Always, Requested, ReversalRequested, All<PaymentExists>>,
  Rule<"LS-REFUND", Requested, Confirm  , Always, Reversed , ReversalConfirmed>,
  Rule<"LS-REFUND", Requested, Reject   , Always, Rejected , ReversalRejected>,
  Rule<"LS-REFUND", Requested, Withdraw , Always, Withdrawn, ReversalWithdrawn,
       All<IsWithdrawnByItsMaker>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未申请
struct Requested : State<"requested"> {};  // 待复核
struct Reversed : State<"reversed"> {};    // 已冲销
struct Rejected : State<"rejected"> {};    // 不予冲销
struct Withdrawn : State<"withdrawn"> {};  // 已撤回

using Situation = lianshen::Situation<PaymentReversal>;
template <class Command>
using Ask = lianshen::Ask<PaymentReversal, Command>;

struct PaymentExists : OnCommand<"LS-REFUND", "there_is_no_such_payment", Mender::finance> {
  static bool met(const Ask<Request>& ask) { return ask.facts.payment_exists; }
  static std::vector<Detail> details(const Ask<Request>& ask) {
    return {{"voucher_no", ask.command.voucher_no.value}};
  }
};

// Whoever checks refuses it with a reason instead.
struct IsWithdrawnByItsMaker : OnFacts<"LS-REFUND", "only_who_asked_for_it_withdraws_it", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.now.actor.user == situation.data.by_user.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"user", situation.data.by_user.value}};
  }
};

}  // namespace

// ---- event makers ----

static ReversalConfirmed record(Recording<ReversalConfirmed>, const Ask<Confirm>& ask) {
  ReversalConfirmed event{};
  adopt(event, ask.data);
  event.entered_by = ask.data.by;
  event.entered_by_user = ask.data.by_user;
  event.by = {ask.now.actor.organisation};
  event.by_user = {ask.now.actor.user};
  event.on = ask.now.occurred_on;
  return event;
}

ReversalFacts PaymentReversal::gather(const FactsReader& read, const ReversalData&, const Circumstances&,
                                      const Command* command) {
  ReversalFacts facts;
  if (const auto* request = command_in<Request>(command)) {
    const auto allotment = read.find<allotment::Allotment>(request->allotment.value);
    facts.payment_exists = allotment && allotment::payment(allotment->data, request->voucher_no) != nullptr;
  }
  return facts;
}

RequiredKeys PaymentReversal::policy_keys() { return {}; }

}  // namespace lianshen::payment_reversal

namespace lianshen {

std::unique_ptr<Workflow> make_payment_reversal() {
  return std::make_unique<WorkflowOf<payment_reversal::PaymentReversal, payment_reversal::Rules>>();
}

}  // namespace lianshen
