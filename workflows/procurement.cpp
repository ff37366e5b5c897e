// The procurement (政府采购): model text Xianning project rules, articles 10, 12 and 14. Where the parallel
// strands meet: review, plan, technical review and sharing agreement must all be there (R9, R10). Decides
// only: no clock, no storage, no numbers.
#include "workflows/procurement.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/budget_review.hpp"
#include "workflows/contract.hpp"
#include "workflows/project.hpp"
#include "workflows/project_approval.hpp"
#include "workflows/routes.hpp"
#include "workflows/technical_review.hpp"
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

  Rule<"XN-PM-07.4", MethodPending, ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable>>,
  Rule<"XN-PM-07.4", PlanFiled    , ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable>>,
  Rule<"XN-PM-07.4", Failed       , ApproveMethod, Always                     , PlanFiled,
         MethodApproved                 , All<MethodIsAvailable>>,

  Rule<"XN-PM-12.1", PlanFiled    , PublishNotice, Always                     , Tendering,
         NoticePublished>,
  Rule<"XN-PM-12.1", Failed       , PublishNotice, Always                     , Tendering,
         NoticePublished>,
  Rule<"XN-PM-12.1", Tendering    , RecordAward  , Always                     , Awarded,
         AwardRecorded                  , All<AwardStaysWithinThePlan, WinnerIsIndependent>>,
  Rule<"XN-PM-12.1", PlanFiled    , RecordAward  , Always                     , Awarded,
         AwardRecorded                  , All<NoticeIsNotNeeded, AwardStaysWithinThePlan,
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
         ProcurementCancelled>> {};
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

struct NoticeIsNotNeeded : OnFacts<"XN-PM-12.1", "a_notice_must_be_published_first", Mender::applicant> {
  static bool met(const Situation& situation) {
    const Method method = situation.data.method;
    return method == Method::own_purchase || method == Method::agreed_supply ||
           method == Method::framework_agreement;
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

// ---- facts ----

namespace {

bool is_in_a_plan(const FactsReader& read, std::string_view project, int year) {
  // Earlier years count: a project of two years is listed once and bought when it is ready.
  const std::string latest = milestones::in_plan(year);
  const std::string_view prefix = std::string_view(latest).substr(0, latest.find('/') + 1);
  return std::ranges::any_of(read.milestones(project), [&](const Milestone& milestone) {
    return milestone.name.starts_with(prefix) && milestone.name <= latest;
  });
}

// A case under way holds procurement up; what was refused counts as begun and not finished.
template <class W, class IsUnderWay>
bool is_settled(const FactsReader& read, std::string_view project, const Route& route, Stage stage,
                bool is_reached, IsUnderWay is_under_way) {
  const auto cases = read.cases_of_project(W::name, project);
  const bool has_begun =
      std::ranges::any_of(cases, [](const StreamRow& row) { return row.state != "withdrawn"; });
  if (!route.asks_for(stage, has_begun)) return true;
  return is_reached &&
         std::ranges::none_of(cases, [&](const StreamRow& row) { return is_under_way(row.state); });
}

void gather_route(ProcurementFacts& facts, const FactsReader& read, const std::string& project) {
  const Route route = route_of(read, project);
  const auto technical = read.milestone(project, milestones::technical_passed);
  const auto reviewed = read.milestone(project, milestones::budget_reviewed);
  const bool technical_has_begun =
      !read.cases_of_project(technical_review::TechnicalReview::name, project).empty();
  facts.requirement_has_passed = !route.asks_for(Stage::requirement_review, false) ||
                                 read.milestone(project, milestones::requirement_passed).has_value();
  facts.is_in_a_plan = !route.asks_for(Stage::annual_plan, false);
  facts.technical_plan_is_needed = route.asks_for(Stage::technical_review, technical_has_begun);
  facts.technical_plan_has_passed = technical.has_value();
  facts.approval_is_settled = is_settled<project_approval::ProjectApproval>(
      read, project, route, Stage::project_approval,
      read.milestone(project, milestones::approval_granted).has_value(), project_approval::is_open_state);
  // A technical plan that passed again has a figure that nobody has reviewed yet.
  const bool is_reviewed = reviewed && (!technical || reviewed->on >= technical->on);
  facts.budget_is_settled = is_settled<budget_review::BudgetReview>(
      read, project, route, Stage::budget_review, is_reviewed, budget_review::is_open_state);
}

void gather_other_procurements(ProcurementFacts& facts, const FactsReader& read, std::string_view project,
                               std::string_view own_stream) {
  for (const auto& other : read.of_project<Procurement>(project)) {
    if (other.stream == own_stream || other.state == Cancelled::name) continue;
    facts.another_is_filed = true;
    facts.filed_before += other.data.amount;
  }
}

}  // namespace

ProcurementFacts Procurement::gather(const FactsReader& read, const ProcurementData& data,
                                     const Circumstances& now, const Command* command) {
  // Gates of the whole project are those in force today; this case has accepted nothing that it could be
  // bound to.
  const PolicyPack& policy = read.policy_in_force();
  ProcurementFacts facts;
  std::string project = data.project.value;
  if (const auto* file = command_in<FilePlan>(command)) project = file->project.value;
  const auto project_case = read.find<project::Project>(project);
  facts.project_is_active = project_case && project_case->state == "active";
  gather_route(facts, read, project);
  facts.is_in_a_plan |= is_in_a_plan(read, project, now.occurred_on.year());
  facts.sharing_is_agreed = read.milestone(project, milestones::sharing_agreed).has_value();
  facts.is_found_not_shared = read.milestone(project, milestones::not_shared).has_value();
  facts.approved_budget = contract::latest_budget(read, project);
  gather_other_procurements(facts, read, project, now.stream);
  facts.supervision = supervision_duty(read, policy, project);
  facts.framework_agreements_from =
      CivilDate::of(static_cast<int>(policy.count("procurement.framework_agreement_year")),
                    static_cast<unsigned>(policy.count("procurement.framework_agreement_month")),
                    static_cast<unsigned>(policy.count("procurement.framework_agreement_day")));
  for (const auto& review : read.of_project<technical_review::TechnicalReview>(project)) {
    if (review.data.preparer) facts.preparers.push_back(review.data.preparer->value);
  }
  return facts;
}

RequiredKeys Procurement::policy_keys() {
  RequiredKeys keys;
  keys.amounts = {"supervision.threshold"};
  keys.counts = {"procurement.framework_agreement_year", "procurement.framework_agreement_month",
                 "procurement.framework_agreement_day"};
  return keys;
}

}  // namespace lianshen::procurement

namespace lianshen {

std::unique_ptr<Workflow> make_procurement() {
  return std::make_unique<WorkflowOf<procurement::Procurement, procurement::Rules>>();
}

}  // namespace lianshen
