// The budget review (预算评审，财评): model text Xianning project rules, article 7. After the technical
// review and before procurement; its figure is the budget in force from then on, and a reduction is no 调整
// of article 11 (R11, R12). Decides only: no clock, no storage, no numbers.
#include "workflows/budget_review.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/contract.hpp"
#include "workflows/routes.hpp"
#include "workflows/technical_review.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::budget_review {
namespace {

struct NotYet;
struct Submitted;
struct Correcting;
struct Reviewing;
struct Exchanging;
struct Concluded;
struct Exempt;

struct ProjectIsActive;
struct NoOtherIsOpen;
struct IsOnTheRoute;
struct ComesAfterTheTechnicalReview;
struct ComesBeforeProcurement;
struct IsBelowTheThreshold;
struct ReductionWasExchanged;
struct IncreaseIsExplained;
struct ReplyIsOverdue;

// clang-format off
struct Rules : RuleTable<
  //   Anchor              In state     On command      Chosen when  Moves to,
  //     records              , provided that
  Rule<"XN-PM-07.4"      , NotYet    , Submit        , Always     , Submitted,
         BudgetSubmitted       , All<ProjectIsActive, NoOtherIsOpen, IsOnTheRoute,
                                     ComesAfterTheTechnicalReview, ComesBeforeProcurement>>,
  Rule<"XN-PM-07.4"      , Submitted , ReturnForFiles, Always     , Correcting,
         FilesReturned>,
  Rule<"XN-PM-07.4"      , Correcting, Resubmit      , Always     , Submitted,
         BudgetResubmitted>,
  Rule<"XN-PM-07.4"      , Submitted , Accept        , Always     , Reviewing,
         BudgetReviewBegun>,
  Rule<"LS-BUDGET-REVIEW", Reviewing , Exchange      , Always     , Exchanging,
         OpinionsExchanged>,
  Rule<"LS-BUDGET-REVIEW", Exchanging, Reply         , Always     , Reviewing,
         OpinionReplied>,
  Rule<"XN-PM-07.4"      , Reviewing , Conclude      , Always     , Concluded,
         BudgetReviewConcluded , All<ReductionWasExchanged, IncreaseIsExplained>>,
  Rule<"XN-PM-07.4"      , Exchanging, Conclude      , Always     , Concluded,
         BudgetReviewConcluded , All<ReplyIsOverdue, IncreaseIsExplained>>,
  Rule<"LS-BUDGET-REVIEW", NotYet    , MarkExempt    , Always     , Exempt,
         BudgetReviewExempted  , All<ProjectIsActive, NoOtherIsOpen, ComesAfterTheTechnicalReview,
                                     ComesBeforeProcurement, IsBelowTheThreshold>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Submitted : State<"submitted"> {};    // 已送审
struct Correcting : State<"correcting"> {};  // 退回补件
struct Reviewing : State<"reviewing"> {};    // 评审中
struct Exchanging : State<"exchanging"> {};  // 交换意见
struct Concluded : State<"concluded"> {};    // 已出结论
struct Exempt : State<"exempt"> {};          // 免评

template <class Command>
using Ask = lianshen::Ask<BudgetReview, Command>;
using Situation = lianshen::Situation<BudgetReview>;

// ---- the house rules of the budget review: article 7 names it and says no more ----

struct ProjectIsActive
    : OnCommand<"LS-BUDGET-REVIEW", "budget_review_needs_an_active_project", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.project_is_active;
  }
};

// A figure once concluded is renewed only by a new review, one at a time.
struct NoOtherIsOpen : OnCommand<"LS-BUDGET-REVIEW", "another_budget_review_is_open", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.another_is_open;
  }
};

struct IsOnTheRoute : OnCommand<"LS-STEP", "this_kind_of_project_takes_no_such_step", Mender::nobody> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.is_on_the_route; }
};

struct ComesAfterTheTechnicalReview
    : OnCommand<"LS-BUDGET-REVIEW", "budget_review_comes_after_the_technical_review", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.technical_plan_has_passed;
  }
};

struct ComesBeforeProcurement
    : OnCommand<"LS-BUDGET-REVIEW", "budget_review_comes_before_procurement", Mender::nobody> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.procurement_is_filed;
  }
};

struct IsBelowTheThreshold
    : OnCommand<"LS-BUDGET-REVIEW", "only_small_budgets_are_exempt_from_review", Mender::applicant> {
  static bool met(const Ask<MarkExempt>& ask) {
    const auto& budget = ask.facts.budget;
    return budget && ask.facts.exemption.applies_to(*budget);
  }
  static std::vector<Detail> details(const Ask<MarkExempt>& ask) {
    const auto& budget = ask.facts.budget;
    return {{"budget", budget ? budget->yuan() : ""}, {"threshold", ask.facts.exemption.value.yuan()}};
  }
};

struct ReductionWasExchanged
    : OnCommand<"LS-BUDGET-REVIEW", "a_reduction_is_first_exchanged_with_the_unit", Mender::finance> {
  static bool met(const Ask<Conclude>& ask) {
    return ask.command.reviewed >= ask.data.submitted || ask.data.unit_agrees.has_value();
  }
};

struct IncreaseIsExplained : OnCommand<"LS-BUDGET-REVIEW", "an_increase_must_be_explained", Mender::finance> {
  static bool met(const Ask<Conclude>& ask) {
    return ask.command.reviewed <= ask.data.submitted || ask.command.explanation.has_value();
  }
  static std::vector<Detail> details(const Ask<Conclude>& ask) {
    return {{"submitted", ask.data.submitted.yuan()}};
  }
};

// Silence does not hold the review up, but only once the unit has had its time.
struct ReplyIsOverdue : OnFacts<"LS-BUDGET-REVIEW", "the_unit_may_still_reply", Mender::waiting> {
  static bool met(const Situation& situation) {
    const auto& due_on = situation.facts.reply_due_on;
    return due_on && situation.now.occurred_on > *due_on;
  }
  static std::vector<Detail> details(const Situation& situation) {
    const auto& due_on = situation.facts.reply_due_on;
    return {{"due_on", due_on ? due_on->iso() : ""}};
  }
};

}  // namespace

BudgetReviewFacts BudgetReview::gather(const FactsReader& read, const BudgetReviewData& data,
                                       const Circumstances& now, const Command* command) {
  std::string project = data.project.value;
  if (const auto* submit = command_in<Submit>(command)) project = submit->project.value;
  if (const auto* mark = command_in<MarkExempt>(command)) project = mark->project.value;
  const Route route = route_of(read, project);
  const bool technical_has_begun =
      !read.cases_of_project(technical_review::TechnicalReview::name, project).empty();
  BudgetReviewFacts facts;
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  facts.technical_plan_has_passed = read.milestone(project, milestones::technical_passed) ||
                                    !route.asks_for(Stage::technical_review, technical_has_begun);
  facts.is_on_the_route = route.has(Stage::budget_review);
  facts.procurement_is_filed = read.milestone(project, milestones::procurement_filed).has_value();
  for (const auto& other : read.cases_of_project(name, project)) {
    facts.another_is_open |= other.stream != now.stream && is_open_state(other.state);
  }
  facts.budget = contract::latest_budget(read, project);
  facts.exemption = read.policy().amount("budget_review.exemption");
  if (const auto clock = read.clock(now.stream, "budget_review.reply")) facts.reply_due_on = clock->due_on;
  return facts;
}

RequiredKeys BudgetReview::policy_keys() {
  RequiredKeys keys = route_keys();
  keys.limits = {"budget_review.review", "budget_review.reply"};
  keys.amounts = {"budget_review.exemption"};
  return keys;
}

bool is_open_state(std::string_view state) { return state != Concluded::name && state != Exempt::name; }

}  // namespace lianshen::budget_review

namespace lianshen {

std::unique_ptr<Workflow> make_budget_review() {
  return std::make_unique<WorkflowOf<budget_review::BudgetReview, budget_review::Rules>>();
}

}  // namespace lianshen
