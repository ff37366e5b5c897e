// The rectification (限期整改): model text Xianning project rules, article 24.
// Decides only: no clock, no storage, no numbers. A finding suspends and stops; only a recorded release lifts
// it.
#include "workflows/rectification.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/performance_evaluation.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::rectification {
namespace {

// clang-format off
struct NotYet; struct Ordered; struct Reported; struct Extended; struct Passed; struct Failed;
struct Released; struct Withdrawn;

struct EvaluationIsPublished; struct GoalsAreNamed; struct GoalsWereFoundUnmet; struct RequirementsAreNamed;
struct DeadlineLiesAhead; struct DeadlineIsRunning; struct ExtensionsAreNotUsedUp; struct ExtensionIsLater;
struct ReportAwaitsRecheck; struct DeadlineIsOver; struct RecheckHasPassed;

struct Rules : RuleTable<
  //   Anchor          In state  On command      Chosen when                 Moves to
  //      Records                    Provided that
  Rule<"XN-PM-24.2"  , NotYet  , Order         , Always                    , Ordered,
         RectificationOrdered     , All<EvaluationIsPublished, GoalsAreNamed, GoalsWereFoundUnmet,
                                        RequirementsAreNamed, DeadlineLiesAhead>>,
  Rule<"XN-PM-24.2"  , Ordered , Report        , Always                    , Reported,
         RectificationReported>,
  Rule<"XN-PM-24.2"  , Extended, Report        , Always                    , Reported,
         RectificationReported>,
  Rule<"LS-EXTENSION", Ordered , GrantExtension, Always                    , Extended,
         ExtensionGranted         , All<DeadlineIsRunning, ExtensionsAreNotUsedUp, ExtensionIsLater>>,
  Rule<"LS-EXTENSION", Extended, GrantExtension, Always                    , Extended,
         ExtensionGranted         , All<DeadlineIsRunning, ExtensionsAreNotUsedUp, ExtensionIsLater>>,
  Rule<"XN-PM-24.2"  , Reported, Recheck       , Is<RecheckResult::passed> , Passed,
         RectificationPassed>,
  Rule<"XN-PM-24.2"  , Reported, Recheck       , Is<RecheckResult::not_yet>, Ordered,
         RecheckNotPassed>,
  Rule<"XN-PM-24.2"  , Ordered , Withdraw      , Always                    , Withdrawn,
         RectificationWithdrawn>,
  Rule<"XN-PM-24.2"  , Extended, Withdraw      , Always                    , Withdrawn,
         RectificationWithdrawn>,
  Rule<"XN-PM-24.2"  , Reported, Withdraw      , Always                    , Withdrawn,
         RectificationWithdrawn>,

  Rule<"XN-PM-24.3"  , Ordered , FindFailed    , Always                    , Failed,
         FailureFound             , All<DeadlineIsOver>>,
  Rule<"XN-PM-24.3"  , Extended, FindFailed    , Always                    , Failed,
         FailureFound             , All<DeadlineIsOver>>,
  Rule<"XN-PM-24.3"  , Failed  , Report        , Always                    , Failed,
         ReportedUnderRestriction>,
  Rule<"XN-PM-24.3"  , Failed  , Recheck       , Always                    , Failed,
         RecheckedUnderRestriction, All<ReportAwaitsRecheck>>,
  Rule<"XN-PM-24.3"  , Failed  , Release       , Always                    , Released,
         RestrictionsReleased     , All<RecheckHasPassed>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未下达
struct Ordered : State<"ordered"> {};      // 整改中
struct Reported : State<"reported"> {};    // 待复核
struct Extended : State<"extended"> {};    // 已延期
struct Passed : State<"passed"> {};        // 整改通过
struct Failed : State<"failed"> {};        // 整改不到位（限制措施生效）
struct Released : State<"released"> {};    // 已解除
struct Withdrawn : State<"withdrawn"> {};  // 已撤销

using Situation = lianshen::Situation<Rectification>;
template <class Command>
using Ask = lianshen::Ask<Rectification, Command>;

// ---- article 24, second half-sentence: what was not reached is mended within a set time ----

struct EvaluationIsPublished
    : OnCommand<"XN-PM-24.2", "a_published_evaluation_must_support_the_order", Mender::office> {
  static bool met(const Ask<Order>& ask) {
    const bool needs_one = ask.command.source == Source::evaluation || ask.command.evaluation.has_value();
    return !needs_one || ask.facts.evaluation_is_published;
  }
};

// A poor score alone orders nothing: 没有实现 is judged goal by goal (R23).
struct GoalsAreNamed : OnCommand<"XN-PM-24.2", "unmet_goals_must_be_named", Mender::office> {
  static bool met(const Ask<Order>& ask) { return !ask.command.unmet_goals.empty(); }
};

struct GoalsWereFoundUnmet
    : OnCommand<"XN-PM-24.2", "the_evaluation_did_not_find_this_goal_unmet", Mender::office> {
  static bool met(const Ask<Order>& ask) {
    return !ask.facts.evaluation_is_published || covers(ask.facts.found_unmet, ask.command.unmet_goals);
  }
};

struct RequirementsAreNamed
    : OnCommand<"XN-PM-24.2", "what_to_mend_must_be_told_item_by_item", Mender::office> {
  static bool met(const Ask<Order>& ask) { return !ask.command.requirements.empty(); }
};

struct DeadlineLiesAhead : OnCommand<"XN-PM-24.2", "the_deadline_must_lie_ahead", Mender::office> {
  static bool met(const Ask<Order>& ask) { return ask.command.due_on > ask.now.occurred_on; }
};

struct DeadlineIsRunning : OnFacts<"LS-EXTENSION", "an_extension_comes_before_the_deadline", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.facts.deadline_is_running && situation.now.occurred_on <= situation.data.due_on;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"due_on", situation.data.due_on.iso()}};
  }
};

struct ExtensionsAreNotUsedUp : OnFacts<"LS-EXTENSION", "extensions_are_used_up", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.data.extensions.value < situation.facts.extensions_max;
  }
};

struct ExtensionIsLater
    : OnCommand<"LS-EXTENSION", "an_extension_must_move_the_deadline_on", Mender::office> {
  static bool met(const Ask<GrantExtension>& ask) { return ask.command.due_on > ask.data.due_on; }
};

// ---- article 24, last half-sentence: refused, or mended and still not conforming ----

// While a report waits for its recheck it is the office's turn, so this state is not left by a finding. What
// remains is either silence or a failed recheck, and both count only once the unit's time is up.
struct DeadlineIsOver : OnFacts<"XN-PM-24.3", "the_deadline_is_not_over", Mender::waiting> {
  static bool met(const Situation& situation) { return situation.now.occurred_on > situation.data.due_on; }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"due_on", situation.data.due_on.iso()}};
  }
};

struct ReportAwaitsRecheck : OnFacts<"XN-PM-24.3", "there_is_no_report_to_recheck", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.data.report_awaits_recheck; }
};

struct RecheckHasPassed : OnFacts<"XN-PM-24.3", "the_recheck_has_not_passed", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.data.recheck == RecheckResult::passed; }
};

// The evaluation that this case was ordered for, if its referral rests on unmet goals alone and these are the
// last of them.
std::optional<StreamId> referral_to_lift(const FactsReader& read, const RectificationData& data) {
  if (!data.evaluation) return std::nullopt;
  const auto evaluation = read.find<performance_evaluation::PerformanceEvaluation>(data.evaluation->value);
  if (!evaluation || !evaluation->data.is_referred || evaluation->data.is_lowest_grade) return std::nullopt;
  std::vector<UnmetGoal> mended = data.unmet_goals;
  for (const auto& other : read.of_project<Rectification>(data.project.value)) {
    if (!is_passed_state(other.state) || other.data.evaluation != data.evaluation) continue;
    mended.insert(mended.end(), other.data.unmet_goals.begin(), other.data.unmet_goals.end());
  }
  if (!covers(mended, evaluation->data.unmet_goals)) return std::nullopt;
  return data.evaluation;
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static RectificationOrdered record(Recording<RectificationOrdered>, const Ask<Order>& ask) {
  const Order& order = ask.command;
  return {order.project,     {ask.facts.organisation}, order.source, order.evaluation,
          order.unmet_goals, order.requirements,       order.due_on, ask.now.occurred_on};
}

static RectificationPassed record(Recording<RectificationPassed>, const Ask<Recheck>& ask) {
  return {ask.command.text, ask.facts.referral_to_lift, ask.now.occurred_on};
}

static FailureFound record(Recording<FailureFound>, const Ask<FindFailed>& ask) {
  const bool was_mended = ask.data.recheck == RecheckResult::not_yet;
  return {was_mended ? FailureGround::still_not_conforming : FailureGround::refused, ask.command.explanation,
          ask.now.occurred_on};
}

static RestrictionsReleased record(Recording<RestrictionsReleased>, const Ask<Release>& ask) {
  return {ask.facts.referral_to_lift, ask.now.occurred_on};
}

RectificationFacts Rectification::gather(const FactsReader& read, const RectificationData& data,
                                         const Circumstances& now, const Command* command) {
  RectificationFacts facts;
  if (const auto* order = command_in<Order>(command)) {
    if (const auto project = read.stream(order->project.value)) facts.organisation = project->organisation;
    const auto evaluation =
        order->evaluation ? read.find<performance_evaluation::PerformanceEvaluation>(order->evaluation->value)
                          : std::nullopt;
    if (evaluation && evaluation->state == "published" && evaluation->data.project == order->project) {
      facts.evaluation_is_published = true;
      facts.found_unmet = evaluation->data.unmet_goals;
    }
  }
  const auto deadline = read.clock(now.stream, "rectification.deadline");
  facts.deadline_is_running = deadline && deadline->status == ClockStatus::running;
  facts.extensions_max = read.policy().count("rectification.extensions_max");
  facts.referral_to_lift = referral_to_lift(read, data);
  return facts;
}

RequiredKeys Rectification::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"rectification.deadline"};
  keys.counts = {"rectification.extensions_max"};
  keys.anchors = {"XN-PM-24.3"};
  keys.holds = {std::string(holds::later_approvals), std::string(holds::operation_money)};
  return keys;
}

bool is_passed_state(std::string_view state) { return state == Passed::name || state == Released::name; }

}  // namespace lianshen::rectification

namespace lianshen {

std::unique_ptr<Workflow> make_rectification() {
  return std::make_unique<WorkflowOf<rectification::Rectification, rectification::Rules>>();
}

}  // namespace lianshen
