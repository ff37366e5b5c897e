// Allotment (指标): Xianning project rules, articles 7 (4), 9, 12, 16, 24 and 25. Decides only: no clock, no
// storage, no numbers. What is owed under a contract is paid whatever an acceptance or a score says.
#include "workflows/allotment.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/allotment_requirements.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::allotment {
namespace {

struct NotYet;
struct Allotted;
struct Suspended;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state   On command           Chosen Moves to   Records, provided that
  Rule<"XN-PM-07.4" , NotYet   , Allot              , Always, Allotted , FundsAllotted,
       All<ProjectIsActive, BudgetIsReleasedOrMoneyIsOwed, IsTheOnlyOne, RequirementIsPassed, IsAccepted,
           WarrantyHasEnded, OperationIsRegistered, MeetingHasResolvedIt, IsNotStopped, IsShared,
           ContractIsOfTheProject, StaysWithinWhatIsOwed, EnvelopeSuffices, StaysWithinConfirmedBudget>>,
  Rule<"XN-PM-07.4" , Allotted , Allot              , Always, Allotted , FundsAllotted,
       All<CaseIsTheSame, WasNotAllottedBefore, ProjectIsActive, BudgetIsReleasedOrMoneyIsOwed,
           RequirementIsPassed, IsAccepted, WarrantyHasEnded, OperationIsRegistered, MeetingHasResolvedIt,
           IsNotStopped, IsShared, ContractIsOfTheProject, StaysWithinWhatIsOwed, EnvelopeSuffices,
           StaysWithinConfirmedBudget>>,
  Rule<"XN-PM-07.4" , Allotted , SupplementAllotment, Always, Allotted , AllotmentSupplemented,
       All<ProjectIsActive, BudgetIsReleasedOrMoneyIsOwed, RequirementIsPassed, IsAccepted, WarrantyHasEnded,
           OperationIsRegistered, MeetingHasResolvedIt, IsNotStopped, IsShared, ContractIsOfTheProject,
           StaysWithinWhatIsOwed, EnvelopeSuffices, StaysWithinConfirmedBudget>>,
  Rule<"XN-PM-07.4" , Allotted , Transfer           , Always, Allotted , FundsTransferred,
       All<BudgetIsReleased, ReceiverIsOfThisYear, MeetingHasResolvedIt, ReceiverIsNotStopped,
           ReceiverIsShared, AvailableSuffices>>,
  Rule<"XN-PM-07.4" , Allotted , CommitFunds        , Always, Allotted , FundsCommitted,
       All<BudgetIsReleasedOrMoneyIsCarried, IsPlanned, IsNotStopped, IsShared, ContractIsOfTheProject,
           StaysWithinContract, AvailableSuffices>>,
  Rule<"LS-CONTRACT", Allotted , ReleaseCommitment  , Always, Allotted , CommitmentReleased,
       All<CommitmentSuffices>>,
  Rule<"LS-CONTRACT", Suspended, ReleaseCommitment  , Always, Suspended, CommitmentReleased,
       All<CommitmentSuffices>>,

  Rule<"LS-PAYMENT" , Allotted , RequestPayment     , Always, Allotted , PaymentRequested,
       All<RequestIsNotPaid, ServicePeriodIsTold, PapersAreComplete, ServiceWasBeforeTheFinding,
           ServiceWasWithinTheContract, CommitmentSuffices>>,
  Rule<"LS-PAYMENT" , Suspended, RequestPayment     , Always, Suspended, PaymentRequested,
       All<RequestIsNotPaid, ServicePeriodIsTold, PapersAreComplete, ServiceWasBeforeTheFinding,
           ServiceWasWithinTheContract, CommitmentSuffices>>,
  Rule<"LS-PAYMENT" , Allotted , RecordPayment      , Always, Allotted , PaymentRecorded,
       All<PaymentWasRequested, VoucherIsNew, ServiceWasBeforeTheFinding, CommitmentSuffices>>,
  Rule<"LS-PAYMENT" , Suspended, RecordPayment      , Always, Suspended, PaymentRecorded,
       All<PaymentWasRequested, VoucherIsNew, ServiceWasBeforeTheFinding, CommitmentSuffices>>,
  Rule<"LS-REFUND"  , Allotted , Refund             , Always, Allotted , PaymentRefunded,
       All<YearIsNotClosed, StaysWithinPayment, ReversalIsWhole, ReversalIsChecked, VoucherIsNew>>,
  Rule<"LS-REFUND"  , Suspended, Refund             , Always, Suspended, PaymentRefunded,
       All<YearIsNotClosed, StaysWithinPayment, ReversalIsWhole, ReversalIsChecked, VoucherIsNew>>,
  Rule<"LS-RECLAIM" , Allotted , Reclaim            , Always, Allotted , AllotmentReclaimed,
       All<AvailableSuffices>>,
  Rule<"LS-RECLAIM" , Suspended, Reclaim            , Always, Suspended, AllotmentReclaimed,
       All<AvailableSuffices>>,

  Rule<"XN-PM-24.3" , Allotted , SuspendPayment     , Always, Suspended, PaymentSuspended,
       All<ThereIsAFinding>>,
  Rule<"XN-PM-24.3" , Suspended, ResumePayment      , Always, Allotted , PaymentResumed,
       All<FindingIsReleased>>,

  Rule<"CN-BL-42"   , NotYet   , CarryOver          , Always, Allotted , FundsCarriedOver,
       All<IsTheOnlyOne, ComesFromLastYear, LastYearIsBeingCleared, StoppedMoneyIsTakenBack, SomethingIsLeft,
           IsNotCarriedTooLong>>,
  Rule<"CN-BL-42"   , Allotted , CarryOver          , Always, Allotted , FundsCarriedOver,
       All<CaseIsTheSame, ComesFromLastYear, LastYearIsBeingCleared, StoppedMoneyIsTakenBack, SomethingIsLeft,
           IsNotCarriedTooLong>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未下达
struct Allotted : State<"allotted"> {};    // 已下达（执行中）
struct Suspended : State<"suspended"> {};  // 已停拨
static_assert(Suspended::name == suspended_state);

}  // namespace

// ---- event makers ----

static FundsAllotted record(Recording<FundsAllotted>, const Ask<Allot>& ask) {
  return {{ask.now.stream},         ask.command.project,
          ask.command.budget_year,  ask.facts.year,
          ask.command.purpose,      ask.command.amount,
          ask.command.allotment_no, ask.command.meeting,
          ask.command.owed_under,   !ask.facts.budget_is_released,
          ask.now.occurred_on};
}

static AllotmentSupplemented record(Recording<AllotmentSupplemented>, const Ask<SupplementAllotment>& ask) {
  return {ask.command.amount,     ask.command.allotment_no,      ask.command.meeting,
          ask.command.owed_under, !ask.facts.budget_is_released, ask.now.occurred_on};
}

static PaymentRecorded record(Recording<PaymentRecorded>, const Ask<RecordPayment>& ask) {
  const auto& paid = *pending_payment(ask.data, ask.command.request_no);
  return {ask.command.request_no, ask.command.voucher_no, paid.contract, paid.amount, ask.now.occurred_on};
}

static PaymentSuspended record(Recording<PaymentSuspended>, const Ask<SuspendPayment>& ask) {
  return {*ask.facts.money.stopped_on, ask.now.occurred_on};
}

static FundsCarriedOver record(Recording<FundsCarriedOver>, const Ask<CarryOver>& ask) {
  const LastYear& last = ask.facts.last;
  return {{ask.now.stream},
          ask.command.project,
          ask.command.budget_year,
          ask.facts.year,
          ask.command.purpose,
          ask.command.from,
          last.budget_year,
          last.available,
          last.commitments,
          last.carried_since,
          ask.command.confirmation_no,
          ask.now.occurred_on};
}

}  // namespace lianshen::allotment

namespace lianshen {

std::unique_ptr<Workflow> make_allotment() {
  return std::make_unique<WorkflowOf<allotment::Allotment, allotment::Rules>>();
}

}  // namespace lianshen
