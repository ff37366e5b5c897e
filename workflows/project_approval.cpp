// The project approval (立项审批): model text Xianning project rules, articles 7, 9 and 10. One of the
// parallel strands before procurement (R10); its estimate is approved after the technical review (R9).
// Decides only: no clock, no storage, no numbers.
#include "workflows/project_approval.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/routes.hpp"
#include "workflows/technical_review.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::project_approval {
namespace {

struct NotYet;
struct Submitted;
struct Correcting;
struct Approved;
struct Refused;
struct NotRequired;
struct Withdrawn;

struct ProjectIsActive;
struct NoOtherIsOpen;
struct IsOnTheRoute;
struct RequirementHasPassed;
struct TechnicalPlanHasPassed;
struct CatalogueIsRegistered;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state    On command         Chosen when  Moves to,
  //     records              , provided that
  Rule<"XN-PM-07.2" , NotYet    , Submit           , Always     , Submitted,
         ApprovalApplied       , All<ProjectIsActive, NoOtherIsOpen, IsOnTheRoute, RequirementHasPassed,
                                     CatalogueIsRegistered>>,
  Rule<"XN-PM-07.2" , Submitted , RequestCorrection, Always     , Correcting,
         CorrectionRequested>,
  Rule<"XN-PM-07.2" , Correcting, Resubmit         , Always     , Submitted,
         ApplicationResubmitted>,
  Rule<"XN-PM-07.2" , Submitted , Approve          , Always     , Approved,
         ProjectApproved       , All<TechnicalPlanHasPassed>>,
  Rule<"XN-PM-07.2" , Submitted , Refuse           , Always     , Refused,
         ApprovalRefused>,
  Rule<"LS-APPROVAL", NotYet    , MarkNotRequired  , Always     , NotRequired,
         ApprovalNotRequired   , All<ProjectIsActive, NoOtherIsOpen>>,
  Rule<"LS-WITHDRAW", Submitted , Withdraw         , Always     , Withdrawn,
         ApplicationWithdrawn>,
  Rule<"LS-WITHDRAW", Correcting, Withdraw         , Always     , Withdrawn,
         ApplicationWithdrawn>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};            // 尚未建立
struct Submitted : State<"submitted"> {};       // 报批中
struct Correcting : State<"correcting"> {};     // 补正中
struct Approved : State<"approved"> {};         // 已批复
struct Refused : State<"refused"> {};           // 未批准
struct NotRequired : State<"not_required"> {};  // 无需立项
struct Withdrawn : State<"withdrawn"> {};       // 已撤回

template <class Command>
using Ask = lianshen::Ask<ProjectApproval, Command>;
using Situation = lianshen::Situation<ProjectApproval>;

// ---- article 9: what has not passed is not approved ----

struct RequirementHasPassed
    : OnCommand<"XN-PM-09.2", "project_approval_needs_a_passed_requirement_plan", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.requirement_has_passed; }
};

// ---- article 10: the technical plan is examined before the estimate is approved (R9) ----

struct TechnicalPlanHasPassed
    : OnFacts<"XN-PM-10.1", "the_estimate_needs_a_passed_technical_plan", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.facts.technical_plan_has_passed; }
};

// ---- sharing rules, article 25: the catalogue is one of the papers of an approval ----

struct CatalogueIsRegistered
    : OnCommand<"XN-SH-25.3", "the_approval_needs_the_resource_catalogue", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) {
    return has_item(ask.command.content, technical_review::catalogue_item);
  }
};

// ---- the house rules of the approval ----

struct ProjectIsActive
    : OnCommand<"LS-APPROVAL", "project_approval_needs_an_active_project", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.project_is_active;
  }
};

// After an answer a new case may be opened: an estimate is adjusted, a refusal mended.
struct NoOtherIsOpen : OnCommand<"LS-APPROVAL", "another_project_approval_is_open", Mender::planning> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.another_is_open;
  }
};

struct IsOnTheRoute : OnCommand<"LS-STEP", "this_kind_of_project_takes_no_such_step", Mender::nobody> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.is_on_the_route; }
};

}  // namespace

ApprovalFacts ProjectApproval::gather(const FactsReader& read, const ApprovalData& data,
                                      const Circumstances& now, const Command* command) {
  std::string project = data.project.value;
  if (const auto* submit = command_in<Submit>(command)) project = submit->project.value;
  if (const auto* mark = command_in<MarkNotRequired>(command)) project = mark->project.value;
  const auto has = [&](std::string_view name) { return read.milestone(project, name).has_value(); };
  const Route route = route_of(read, project);
  const bool technical_has_begun =
      !read.cases_of_project(technical_review::TechnicalReview::name, project).empty();
  ApprovalFacts facts;
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  facts.requirement_has_passed =
      has(milestones::requirement_passed) || !route.asks_for(Stage::requirement_review, false);
  facts.technical_plan_has_passed =
      has(milestones::technical_passed) || !route.asks_for(Stage::technical_review, technical_has_begun);
  facts.is_on_the_route = route.has(Stage::project_approval);
  for (const auto& other : read.cases_of_project(name, project)) {
    facts.another_is_open |= other.stream != now.stream && is_open_state(other.state);
  }
  return facts;
}

RequiredKeys ProjectApproval::policy_keys() { return route_keys(); }

bool is_open_state(std::string_view state) { return state == Submitted::name || state == Correcting::name; }

}  // namespace lianshen::project_approval

namespace lianshen {

std::unique_ptr<Workflow> make_project_approval() {
  return std::make_unique<WorkflowOf<project_approval::ProjectApproval, project_approval::Rules>>();
}

}  // namespace lianshen
