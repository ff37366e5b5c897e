// The procurement (政府采购): model text Xianning project rules, articles 10, 12 and 14. Where the parallel
// strands meet: review, plan, technical review and sharing agreement must all be there (R9, R10). Decides
// only: no clock, no storage, no numbers.
#include "workflows/procurement.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::procurement {
namespace {

struct Preparing;
struct PlanFiled;
struct MethodPending;
struct Tendering;
struct Awarded;
struct Failed;
struct Cancelled;

struct MethodNeedsApproval;

struct ProjectIsActive;
struct RequirementHasPassed;
struct TechnicalPlanHasPassed;
struct SharingIsAgreed;
struct ApprovalIsSettled;
struct BudgetIsSettled;
struct MethodIsAvailable;
struct IsInAnApprovedPlan;
struct FeesAreListed;
struct AgentHasAnAgreement;
struct StaysWithinTheBudget;
struct IsNotFoundUnshared;
struct SoleSourceIsAnnounced;
struct NoticePeriodIsOver;
struct AnnouncedSupplierWins;
struct NoticeIsNotNeeded;
struct AwardStaysWithinThePlan;
struct WinnerIsIndependent;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state       On command     Chosen when                   Moves to,
  //     records                         , provided that
  Rule<"XN-PM-12.2", Preparing    , FilePlan     , Unless<MethodNeedsApproval>, PlanFiled,
         ProcurementPlanFiled           , All<ProjectIsActive, ApprovalIsSettled, BudgetIsSettled,
                                              RequirementHasPassed, TechnicalPlanHasPassed, SharingIsAgreed,
                                              MethodIsAvailable, IsInAnApprovedPlan, FeesAreListed,
                                              AgentHasAnAgreement, StaysWithinTheBudget,
                                              IsNotFoundUnshared>>,
  Rule<"XN-PM-12.2", Preparing    , FilePlan     , When<MethodNeedsApproval>  , MethodPending,
         ProcurementPlanFiledForApproval, All<ProjectIsActive, ApprovalIsSettled, BudgetIsSettled,
                                              RequirementHasPassed, TechnicalPlanHasPassed, SharingIsAgreed,
                                              MethodIsAvailable, IsInAnApprovedPlan, FeesAreListed,
                                              AgentHasAnAgreement, StaysWithinTheBudget,
                                              IsNotFoundUnshared>>,

  Rule<"CN-GPLR-38", MethodPending, AnnounceSoleSource, Always                , MethodPending,
         SoleSourceAnnounced>,
  Rule<"CN-GPLR-38", PlanFiled    , AnnounceSoleSource, Always                , PlanFiled,
         SoleSourceAnnounced>,
  Rule<"CN-GPLR-38", Failed       , AnnounceSoleSource, Always                , Failed,
         SoleSourceAnnounced>,
  Rule<"XN-PM-07.4", MethodPending, ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable, SoleSourceIsAnnounced, NoticePeriodIsOver>>,
  Rule<"XN-PM-07.4", PlanFiled    , ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable, SoleSourceIsAnnounced, NoticePeriodIsOver>>,
  Rule<"XN-PM-07.4", Failed       , ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable, SoleSourceIsAnnounced, NoticePeriodIsOver>>,

  Rule<"XN-PM-12.1", PlanFiled    , PublishNotice, Always                     , Tendering,
         NoticePublished>,
  Rule<"XN-PM-12.1", Failed       , PublishNotice, Always                     , Tendering,
         NoticePublished>,
  Rule<"XN-PM-12.1", Tendering    , RecordAward  , Always                     , Awarded,
         AwardRecorded                  , All<SoleSourceIsAnnounced, NoticePeriodIsOver,
                                              AnnouncedSupplierWins, AwardStaysWithinThePlan,
                                              WinnerIsIndependent>>,
  Rule<"XN-PM-12.1", PlanFiled    , RecordAward  , Always                     , Awarded,
         AwardRecorded                  , All<NoticeIsNotNeeded, SoleSourceIsAnnounced, NoticePeriodIsOver,
                                              AnnouncedSupplierWins, AwardStaysWithinThePlan,
                                              WinnerIsIndependent>>,
  Rule<"XN-PM-12.1", Tendering    , RecordFailure, Always                     , Failed,
         TenderFailed>,

  Rule<"XN-PM-12.1", PlanFiled    , Cancel       , Always                     , Cancelled,
         ProcurementCancelled>,
  Rule<"XN-PM-12.1", MethodPending, Cancel       , Always                     , Cancelled,
         ProcurementCancelled>,
  Rule<"XN-PM-12.1", Tendering    , Cancel       , Always                     , Cancelled,
         ProcurementCancelled>,
  Rule<"XN-PM-12.1", Failed       , Cancel       , Always                     , Cancelled,
         ProcurementCancelled>,
  Rule<"CN-GPL-46" , Awarded      , NoteContract , Always                     , Awarded,
         ContractNoted>> {};
// clang-format on

struct Preparing : State<"preparing"> {};           // 采购准备
struct PlanFiled : State<"plan_filed"> {};          // 计划已备案
struct MethodPending : State<"method_pending"> {};  // 方式待批
struct Tendering : State<"tendering"> {};           // 采购中
struct Awarded : State<"awarded"> {};               // 已成交
struct Failed : State<"failed"> {};                 // 废标
struct Cancelled : State<"cancelled"> {};           // 已终止

using Situation = lianshen::Situation<Procurement>;
template <class Command>
using Ask = lianshen::Ask<Procurement, Command>;

// ---- selectors ----

struct MethodNeedsApproval {
  static bool holds(const Ask<FilePlan>& ask) { return ask.command.method_needs_approval; }
};

// ---- article 8: who prepared the plans does not compete for the work ----

struct WinnerIsIndependent
    : OnCommand<"CN-GPLR-18", "whoever_prepared_the_plans_must_not_win", Mender::applicant> {
  static bool met(const Ask<RecordAward>& ask) {
    return std::ranges::find(ask.facts.preparers, ask.command.supplier.value) == ask.facts.preparers.end();
  }
  static std::vector<Detail> details(const Ask<RecordAward>& ask) {
    return {{"supplier", ask.command.supplier.value}};
  }
};

// ---- article 7: approval and budget review, where they were begun or the route asks for them (R9, R10) ----

struct ApprovalIsSettled
    : OnCommand<"XN-PM-07.2", "procurement_needs_the_project_approval", Mender::planning> {
  static bool met(const Ask<FilePlan>& ask) { return ask.facts.approval_is_settled; }
};

struct BudgetIsSettled : OnCommand<"XN-PM-07.4", "procurement_needs_the_budget_review", Mender::finance> {
  static bool met(const Ask<FilePlan>& ask) { return ask.facts.budget_is_settled; }
};

// ---- article 9: no money without a passed requirement plan ----

struct RequirementHasPassed
    : OnCommand<"XN-PM-09.2", "procurement_needs_a_passed_requirement_plan", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) { return ask.facts.requirement_has_passed; }
};

// ---- article 10: the technical plan comes first; filing the plan is the earliest of its gates (R9) ----

struct TechnicalPlanHasPassed
    : OnCommand<"XN-PM-10.1", "procurement_needs_a_passed_technical_plan", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) {
    return ask.facts.technical_plan_has_passed || !ask.facts.technical_plan_is_needed;
  }
};

// Whoever has had a technical plan reviewed also signs, needed or not.
struct SharingIsAgreed
    : OnCommand<"XN-PM-10.4", "procurement_needs_the_sharing_agreement", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) {
    const auto& facts = ask.facts;
    return facts.sharing_is_agreed || (!facts.technical_plan_is_needed && !facts.technical_plan_has_passed);
  }
};

// ---- article 12: by the law's methods, and only what stands in the annual plan ----

// Which method the law allows at which amount is not in the text: only what did not exist on that day is
// refused (R14).
struct MethodIsAvailable
    : OnCommand<"XN-PM-12.1", "this_method_of_procurement_is_not_available_on_that_day", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    const bool is_before = ask.now.occurred_on < ask.facts.framework_agreements_from;
    if (ask.command.method == Method::framework_agreement) return !is_before;
    return ask.command.method != Method::agreed_supply || is_before;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"method", name_of(ask.command.method)},
            {"changed_on", ask.facts.framework_agreements_from.iso()}};
  }
};

// Of the method that finance is to settle on, or has settled on before the award.
Method method_in(const Ask<ApproveMethod>& ask) { return ask.command.method; }
Method method_in(const Ask<RecordAward>& ask) { return ask.data.method; }

template <class Command>
bool needs_sole_source_notice(const Ask<Command>& ask) {
  return method_in(ask) == Method::single_source && ask.facts.sole_source_is_announced_first;
}

struct SoleSourceIsAnnounced
    : OnCommand<"CN-GPLR-38", "a_sole_source_must_be_announced_first", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !needs_sole_source_notice(ask) || ask.facts.sole_source_may_follow_on;
  }
};

struct NoticePeriodIsOver : OnCommand<"CN-GPLR-38", "the_sole_source_notice_is_not_over", Mender::waiting> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    const auto& earliest = ask.facts.sole_source_may_follow_on;
    return !needs_sole_source_notice(ask) || !earliest || ask.now.occurred_on >= *earliest;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"earliest", ask.facts.sole_source_may_follow_on->iso()}};
  }
};

// Nobody could object to a supplier that was not named.
struct AnnouncedSupplierWins
    : OnCommand<"CN-GPLR-38", "the_award_goes_to_the_announced_supplier", Mender::applicant> {
  static bool met(const Ask<RecordAward>& ask) {
    return ask.data.method != Method::single_source || !ask.data.sole_supplier ||
           *ask.data.sole_supplier == ask.command.supplier;
  }
  static std::vector<Detail> details(const Ask<RecordAward>& ask) {
    return {{"supplier", ask.data.sole_supplier->value}};
  }
};

// A sole source has been announced already, or is bought below the amount from which it must be.
struct NoticeIsNotNeeded : OnFacts<"XN-PM-12.1", "a_notice_must_be_published_first", Mender::applicant> {
  static bool met(const Situation& situation) {
    const Method method = situation.data.method;
    return method == Method::own_purchase || method == Method::agreed_supply ||
           method == Method::framework_agreement || method == Method::single_source;
  }
};

struct IsInAnApprovedPlan
    : OnCommand<"XN-PM-12.2", "the_project_is_in_no_approved_annual_plan", Mender::joint_meeting> {
  static bool met(const Ask<FilePlan>& ask) { return ask.facts.is_in_a_plan; }
};

struct AwardStaysWithinThePlan
    : OnCommand<"CN-GPL-36", "the_award_exceeds_the_procurement_plan", Mender::applicant> {
  static bool met(const Ask<RecordAward>& ask) { return ask.command.amount <= ask.data.amount; }
  static std::vector<Detail> details(const Ask<RecordAward>& ask) {
    return {{"plan", ask.data.amount.yuan()}};
  }
};

// ---- article 14: supervision, system test, agents ----

// A hint at the first of three places; the gate itself stands before acceptance (R13).
struct FeesAreListed
    : OnCommand<"LS-SUPERVISION", "supervision_and_testing_fees_should_be_listed", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) {
    const auto& duty = ask.facts.supervision;
    return (!duty.needs_supervision || ask.command.supervision_fee) &&
           (!duty.needs_system_test || ask.command.testing_fee);
  }
};

struct AgentHasAnAgreement : OnCommand<"XN-PM-14.2", "an_agent_should_have_an_agreement", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) { return !ask.command.agent || ask.command.agency_agreement_no; }
};

// ---- article 15: what was approved is what is bought ----

struct ProjectIsActive : OnCommand<"XN-PM-15.2", "procurement_needs_an_active_project", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) { return ask.facts.project_is_active; }
};

struct StaysWithinTheBudget
    : OnCommand<"XN-PM-15.2", "procurement_exceeds_the_approved_budget", Mender::applicant> {
  static bool met(const Ask<FilePlan>& ask) {
    const auto& budget = ask.facts.approved_budget;
    return !budget || ask.facts.filed_before + ask.command.amount <= *budget;
  }
  static std::vector<Detail> details(const Ask<FilePlan>& ask) {
    return {{"budget", ask.facts.approved_budget->yuan()}, {"filed_before", ask.facts.filed_before.yuan()}};
  }
};

// ---- article 25: nothing new for what does not share ----

struct IsNotFoundUnshared : OnCommand<"XN-PM-25.1", "no_procurement_for_what_is_not_shared", Mender::office> {
  static bool met(const Ask<FilePlan>& ask) { return !ask.facts.is_found_not_shared; }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static ProcurementCancelled record(Recording<ProcurementCancelled>, const Ask<Cancel>& ask) {
  return {ask.command.explanation, !ask.facts.another_is_filed, ask.now.occurred_on};
}

bool is_live_state(std::string_view state) { return state != Cancelled::name; }

}  // namespace lianshen::procurement

namespace lianshen {

std::unique_ptr<Workflow> make_procurement() {
  return std::make_unique<WorkflowOf<procurement::Procurement, procurement::Rules>>();
}

}  // namespace lianshen
