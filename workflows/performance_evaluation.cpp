// The performance evaluation (绩效评估): model text Xianning project rules, articles 22 and 24.
// Decides only: no clock, no storage, no numbers. A score refers and never refuses: no gate closes here.
#include "workflows/performance_evaluation.hpp"

#include <set>

#include "engine/clock/time_limit.hpp"
#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/project.hpp"
#include "workflows/rectification.hpp"
#include "workflows/requirement_review.hpp"
#include "workflows/routes.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::performance_evaluation {
namespace {

// clang-format off
struct NotYet; struct Opened; struct SelfScored; struct BeingScored; struct Drafted; struct Objecting;
struct Confirmed; struct Published; struct Missing;

struct CompletesTheScores;

struct IsDue; struct IsTheOnlyOneOfItsYear; struct DimensionsAreOfThisEvaluation;
struct EveryDimensionIsScored; struct GoalsAreOfThePlan; struct ObjectionIsTheFirst;
struct SelfScoreIsOverdue; struct WasRemindedOften;
struct IsReferred; struct ReferralHasLostItsGround;

struct Rules : RuleTable<
  //   Anchor          In state     On command       Chosen when                 Moves to
  //      Records            Provided that
  Rule<"XN-PM-22.1"  , NotYet     , Open           , Always                    , Opened,
         EvaluationOpened , All<IsDue, IsTheOnlyOneOfItsYear>>,
  Rule<"XN-PM-22.2"  , Opened     , ScoreSelf      , Always                    , SelfScored,
         SelfScoreGiven   , All<DimensionsAreOfThisEvaluation, EveryDimensionIsScored>>,
  Rule<"XN-PM-22.2"  , SelfScored , Score          , Unless<CompletesTheScores>, BeingScored,
         ScoresRecorded   , All<DimensionsAreOfThisEvaluation, GoalsAreOfThePlan>>,
  Rule<"XN-PM-22.2"  , SelfScored , Score          , When<CompletesTheScores>  , Drafted,
         ResultDrafted    , All<DimensionsAreOfThisEvaluation, GoalsAreOfThePlan>>,
  Rule<"XN-PM-22.2"  , BeingScored, Score          , Unless<CompletesTheScores>, BeingScored,
         ScoresRecorded   , All<DimensionsAreOfThisEvaluation, GoalsAreOfThePlan>>,
  Rule<"XN-PM-22.2"  , BeingScored, Score          , When<CompletesTheScores>  , Drafted,
         ResultDrafted    , All<DimensionsAreOfThisEvaluation, GoalsAreOfThePlan>>,

  Rule<"LS-OBJECTION", Drafted    , Object         , Always                    , Objecting,
         ObjectionRaised  , All<ObjectionIsTheFirst>>,
  Rule<"LS-OBJECTION", Objecting  , ReviewObjection, Is<Ruling::upheld>        , BeingScored,
         ObjectionUpheld>,
  Rule<"LS-OBJECTION", Objecting  , ReviewObjection, Is<Ruling::rejected>      , Drafted,
         ObjectionRejected>,
  Rule<"XN-PM-22.2"  , Drafted    , Confirm        , Always                    , Confirmed,
         ResultConfirmed>,
  Rule<"XN-PM-22.3"  , Confirmed  , Publish        , Always                    , Published,
         ResultPublished>,

  Rule<"LS-MISSING"  , Opened     , MarkMissing    , Always                    , Missing,
         MarkedMissing    , All<SelfScoreIsOverdue, WasRemindedOften>>,
  Rule<"LS-MISSING"  , Missing    , ScoreSelf      , Always                    , SelfScored,
         SelfScoreGiven   , All<DimensionsAreOfThisEvaluation, EveryDimensionIsScored>>,

  Rule<"LS-REFERRED" , Published  , LiftReferral   , Always                    , Published,
         ReferralLifted   , All<IsReferred, ReferralHasLostItsGround>>,
  Rule<"LS-REFERRED" , Missing    , LiftReferral   , Always                    , Missing,
         ReferralLifted   , All<IsReferred, ReferralHasLostItsGround>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};          // 尚未启动
struct Opened : State<"opened"> {};           // 已启动
struct SelfScored : State<"self_scored"> {};  // 自评已报
struct BeingScored : State<"scoring"> {};     // 评估中
struct Drafted : State<"drafted"> {};         // 初步结果
struct Objecting : State<"objecting"> {};     // 异议复核中
struct Confirmed : State<"confirmed"> {};     // 已审定
struct Published : State<"published"> {};     // 已通报
struct Missing : State<"missing"> {};         // 应评未评

using Situation = lianshen::Situation<PerformanceEvaluation>;
template <class Command>
using Ask = lianshen::Ask<PerformanceEvaluation, Command>;

bool has_dimension(const std::vector<DimensionScore>& scores, const std::string& dimension) {
  return std::ranges::any_of(scores,
                             [&](const DimensionScore& score) { return score.dimension.value == dimension; });
}

bool covers_every_dimension(const std::vector<Weight>& weights, const std::vector<DimensionScore>& scores) {
  return std::ranges::all_of(
      weights, [&](const Weight& weight) { return has_dimension(scores, weight.dimension.value); });
}

// ---- selectors ----

// Several hands may score; the result is drafted with the last dimension.
struct CompletesTheScores {
  static bool holds(const Ask<Score>& ask) {
    return covers_every_dimension(ask.data.weights, merged(ask.data.scores, ask.command.scores));
  }
};

// ---- article 22: once a year, seven dimensions, each with evidence ----

// 未到评估期: not a refusal to evaluate, and never counted as missing (R22).
struct IsDue : OnCommand<"XN-PM-22.2", "not_due", Mender::waiting> {
  static bool met(const Ask<Open>& ask) { return ask.facts.is_due; }
  static std::vector<Detail> details(const Ask<Open>& ask) {
    return {{"base_date", ask.facts.base_on.iso()}};
  }
};

struct IsTheOnlyOneOfItsYear
    : OnCommand<"XN-PM-22.2", "an_evaluation_of_this_year_exists_already", Mender::nobody> {
  static bool met(const Ask<Open>& ask) { return !ask.facts.another_of_that_year_exists; }
};

bool are_of_this_evaluation(const std::vector<Weight>& weights, const std::vector<DimensionScore>& scores) {
  std::set<std::string> seen;
  return std::ranges::all_of(scores, [&](const DimensionScore& score) {
    return seen.insert(score.dimension.value).second &&
           std::ranges::any_of(weights,
                               [&](const Weight& weight) { return weight.dimension == score.dimension; });
  });
}

struct DimensionsAreOfThisEvaluation
    : OnCommand<"XN-PM-22.2", "dimensions_must_be_those_of_this_evaluation", Mender::office> {
  static bool met(const Ask<ScoreSelf>& ask) {
    return are_of_this_evaluation(ask.data.weights, ask.command.scores);
  }
  static bool met(const Ask<Score>& ask) {
    return are_of_this_evaluation(ask.data.weights, ask.command.scores);
  }
};

struct EveryDimensionIsScored : OnCommand<"XN-PM-22.2", "every_dimension_must_be_scored", Mender::applicant> {
  static bool met(const Ask<ScoreSelf>& ask) {
    return covers_every_dimension(ask.data.weights, ask.command.scores);
  }
  static std::vector<Detail> details(const Ask<ScoreSelf>& ask) {
    std::vector<Detail> missing;
    for (const auto& weight : ask.data.weights) {
      if (!has_dimension(ask.command.scores, weight.dimension.value)) {
        missing.push_back({"dimension", weight.dimension.value});
      }
    }
    return missing;
  }
};

struct ObjectionIsTheFirst : OnFacts<"LS-OBJECTION", "the_objection_was_heard_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.objection_was_heard; }
};

// ---- 应评未评: only after reminders, and only once the unit is late (R22) ----

struct SelfScoreIsOverdue : OnFacts<"LS-MISSING", "the_self_score_is_not_overdue", Mender::waiting> {
  static bool met(const Situation& situation) {
    const auto& due_on = situation.facts.self_score_due_on;
    return due_on && situation.now.occurred_on > *due_on;
  }
  static std::vector<Detail> details(const Situation& situation) {
    const auto& due_on = situation.facts.self_score_due_on;
    return {{"due_on", due_on ? due_on->iso() : ""}};
  }
};

struct WasRemindedOften : OnCommand<"LS-MISSING", "the_unit_was_not_reminded_often_enough", Mender::office> {
  static bool met(const Ask<MarkMissing>& ask) {
    std::set<CivilDate> days(ask.command.reminded_on.begin(), ask.command.reminded_on.end());
    std::erase_if(days, [&](CivilDate day) { return day > ask.now.occurred_on; });
    return static_cast<std::int64_t>(days.size()) >= ask.facts.reminders_min;
  }
  static std::vector<Detail> details(const Ask<MarkMissing>& ask) {
    return {{"minimum", std::to_string(ask.facts.reminders_min)}};
  }
};

// ---- article 24: goals are judged one by one; what refers is lifted on the record ----

// What was never promised cannot be missed; a legacy system has no plan to compare with.
struct GoalsAreOfThePlan : OnCommand<"XN-PM-24.2", "this_goal_is_not_in_the_plan", Mender::office> {
  static bool met(const Ask<Score>& ask) { return details(ask).empty(); }
  static std::vector<Detail> details(const Ask<Score>& ask) {
    std::vector<Detail> unknown;
    if (ask.facts.goals.empty() || !ask.command.unmet_goals) return unknown;
    for (const auto& goal : *ask.command.unmet_goals) {
      if (std::ranges::find(ask.facts.goals, goal.indicator.value) == ask.facts.goals.end()) {
        unknown.push_back({"indicator", goal.indicator.value});
      }
    }
    return unknown;
  }
};

struct IsReferred : OnFacts<"LS-REFERRED", "nothing_is_referred_to_the_meeting", Mender::nobody> {
  static bool met(const Situation& situation) { return situation.data.is_referred; }
};

// A passed rectification answers for unmet goals; for a poor or missing score only the next evaluation does
// (R21).
struct ReferralHasLostItsGround
    : OnFacts<"LS-REFERRED", "the_referral_stands_until_rectified_or_evaluated_anew", Mender::applicant> {
  static bool met(const Situation& situation) {
    return situation.facts.is_superseded ||
           (situation.facts.goals_are_mended && !situation.data.is_lowest_grade);
  }
};

// ---- facts ----

bool is_over(std::string_view state) { return state == Published::name || state == Missing::name; }

void gather_other_years(EvaluationFacts& facts, const FactsReader& read, const std::string& project,
                        std::int64_t year, const std::string& stream) {
  for (const auto& other : read.of_project<PerformanceEvaluation>(project)) {
    if (other.stream == stream) continue;
    const std::int64_t other_year = other.data.year.value;
    facts.another_of_that_year_exists |= other_year == year;
    facts.is_superseded |= other_year > year && is_over(other.state);
    // One still under way lifts its own referral when it is published.
    if (other_year < year && other.data.is_referred && is_over(other.state))
      facts.earlier_referral = StreamId{other.stream};
  }
}

bool rectifications_cover(const FactsReader& read, const EvaluationData& data, const std::string& stream) {
  std::vector<UnmetGoal> mended;
  for (const auto& rectification : read.of_project<rectification::Rectification>(data.project.value)) {
    const bool has_passed = rectification::is_passed_state(rectification.state);
    if (!has_passed || !rectification.data.evaluation || rectification.data.evaluation->value != stream)
      continue;
    const auto& goals = rectification.data.unmet_goals;
    mended.insert(mended.end(), goals.begin(), goals.end());
  }
  return !data.unmet_goals.empty() && covers(mended, data.unmet_goals);
}

std::vector<std::string> goals_of_plan(const FactsReader& read, const std::string& project) {
  std::vector<std::string> goals;
  for (const auto& review : read.of_project<requirement_review::RequirementReview>(project)) {
    if (review.state != "passed") continue;
    goals.clear();
    for (const auto& goal : review.data.goals) goals.push_back(goal.indicator.value);
  }
  return goals;
}

CivilDate base_date(const PolicyPack& policy, std::int64_t year) {
  return CivilDate::of(static_cast<int>(year),
                       static_cast<unsigned>(policy.count("performance_evaluation.reference_month")),
                       static_cast<unsigned>(policy.count("performance_evaluation.reference_day")));
}

// The day from which a year's base date may catch the project: report of acceptance; for services the
// contract's signing.
std::optional<CivilDate> in_service_since(const FactsReader& read, std::string_view project) {
  if (const auto accepted = read.milestone(project, milestones::accepted)) return accepted->on;
  if (!route_of(read, project).is_accepted_by_period()) return std::nullopt;
  const auto contracted = read.milestone(project, milestones::contracted);
  return contracted ? std::optional(contracted->on) : std::nullopt;
}

// The newest year speaks: it takes the place of an earlier referral, and an old year published late refers
// nothing any more.
std::optional<StreamId> lifted(const Situation& situation) {
  return situation.facts.is_superseded ? std::nullopt : situation.facts.earlier_referral;
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static EvaluationOpened record(Recording<EvaluationOpened>, const Ask<Open>& ask) {
  EvaluationOpened event{
      ask.command.project, {ask.facts.organisation}, ask.command.year, {}, ask.now.occurred_on};
  for (const auto& dimension : ask.facts.scoring.dimensions) {
    event.weights.push_back({{dimension.id}, {dimension.weight_percent}});
  }
  return event;
}

// Grades are half-open upwards and their bounds whole hundredths, so cutting what lies below changes no
// grade.
static ResultDrafted record(Recording<ResultDrafted>, const Ask<Score>& ask) {
  const auto& command = ask.command;
  const auto score = weighted_score(ask.data.weights, merged(ask.data.scores, command.scores));
  const Grade& grade = ask.facts.scoring.grade_of(score.value / percent_whole);
  return {command.scores,
          command.unmet_goals,
          command.entrusted_agency,
          score,
          {grade.id},
          grade.id == ask.facts.scoring.grades.back().id,
          ask.now.occurred_on};
}

static ResultPublished record(Recording<ResultPublished>, const Ask<Publish>& ask) {
  const bool is_referred =
      !ask.facts.is_superseded && (ask.data.is_lowest_grade || !ask.data.unmet_goals.empty());
  return {ask.command.bulletin_no, *ask.data.grade, is_referred,
          ask.data.is_referred,    lifted(ask),     ask.now.occurred_on};
}

static MarkedMissing record(Recording<MarkedMissing>, const Ask<MarkMissing>& ask) {
  return {ask.command.reminded_on, !ask.facts.is_superseded, lifted(ask), ask.now.occurred_on};
}

bool is_due(const FactsReader& read, std::string_view project, std::int64_t year) {
  const PolicyPack& policy = read.policy_in_force();
  const CivilDate base_on = base_date(policy, year);
  const auto registered = read.find<project::Project>(project);
  if (!registered || registered->state != "active") return false;
  if (const auto legacy = read.milestone(project, milestones::legacy_recognised))
    return legacy->on <= base_on;
  const auto since = in_service_since(read, project);
  if (!since) return false;
  const TimeLimit& maturity = policy.limit("performance_evaluation.maturity").limit;
  // A minimum wait yields the day after its last day; the last day may be the base date itself.
  return due_date(*since, maturity, {}, read.calendar()).due_on.plus_days(-1) <= base_on;
}

bool is_missing(const FactsReader& read, std::string_view project, std::int64_t year, CivilDate day) {
  return day >= base_date(read.policy_in_force(), year) && is_due(read, project, year) &&
         !read.milestone(project, milestones::evaluated(year));
}

EvaluationFacts PerformanceEvaluation::gather(const FactsReader& read, const EvaluationData& data,
                                              const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  EvaluationFacts facts;
  std::string project = data.project.value;
  std::int64_t year = data.year.value;
  if (const auto* open = command_in<Open>(command)) {
    project = open->project.value;
    year = open->year.value;
    facts.base_on = base_date(read.policy_in_force(), year);
    facts.is_due = is_due(read, project, year) && now.occurred_on >= facts.base_on;
  }
  if (const auto project_case = read.stream(project)) facts.organisation = project_case->organisation;
  gather_other_years(facts, read, project, year, now.stream);
  facts.goals_are_mended = rectifications_cover(read, data, now.stream);
  facts.goals = goals_of_plan(read, project);
  if (const auto clock = read.clock(now.stream, "performance_evaluation.self_score")) {
    facts.self_score_due_on = clock->due_on;
  }
  facts.reminders_min = policy.count("performance_evaluation.reminders_min");
  facts.scoring = policy.scoring;
  return facts;
}

RequiredKeys PerformanceEvaluation::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"performance_evaluation.maturity", "performance_evaluation.self_score",
                 "performance_evaluation.objection_review"};
  keys.counts = {"performance_evaluation.reference_month", "performance_evaluation.reference_day",
                 "performance_evaluation.reminders_min"};
  keys.anchors = {"XN-PM-22.3", "XN-PM-24.1"};
  keys.holds = {std::string(holds::approvals_referred), std::string(holds::operation_money_referred)};
  return keys;
}

}  // namespace lianshen::performance_evaluation

namespace lianshen {

std::unique_ptr<Workflow> make_performance_evaluation() {
  return std::make_unique<
      WorkflowOf<performance_evaluation::PerformanceEvaluation, performance_evaluation::Rules>>();
}

}  // namespace lianshen
