// Funding round (下年度资金安排): Xianning project rules, articles 7 (4), 9, 16, 22, 24 and 25. Decides only:
// no clock, no storage, no numbers. Finance gives figures; what a score refers only the joint meeting
// settles, on the record.
#include "workflows/funding_round.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/funding_round_requirements.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::funding_round {
namespace {

struct NotYet;
struct Requesting;
struct Screening;
struct Reviewing;
struct Deliberating;
struct Recommended;
struct Confirmed;
struct Closed;

// clang-format off
struct Rules : RuleTable<
  //   Anchor      In state      On command     Chosen when              Moves to      Records, provided that
  Rule<"LS-ROUND"  , NotYet      , Open         , Always                 , Requesting  , RoundOpened,
       All<HasControlFigure, BelongsToTheYear, IsForTheNextYear, IsTheOnlyRound>>,
  Rule<"LS-ROUND"  , Requesting  , Request      , Always                 , Requesting  , LineRequested,
       All<ProjectIsActive, ComesFromTheUnit, GoalsAreAttached, OwedMoneyHasAContract>>,
  Rule<"XN-PM-06.2", Requesting  , Propose      , Always                 , Screening   , LineProposed,
       All<LineExists, StaysWithinRequest, StaysWithinControlFigure>>,
  Rule<"XN-PM-06.2", Screening   , Propose      , Always                 , Screening   , LineProposed,
       All<LineExists, StaysWithinRequest, StaysWithinControlFigure>>,

  Rule<"XN-PM-07.4", Screening   , Review       , Always                 , Reviewing   , LineReviewed,
       All<EveryLineIsProposed, LineExists, StaysWithinRequest, CutIsExplained, StaysWithinControlFigure,
           RequirementIsPassed, IsAccepted, WarrantyHasEnded, OperationIsRegistered, FairGradeIsLimited,
           IsNotStopped, IsShared>>,
  Rule<"XN-PM-07.4", Reviewing   , Review       , Always                 , Reviewing   , LineReviewed,
       All<LineExists, StaysWithinRequest, CutIsExplained, StaysWithinControlFigure, RequirementIsPassed,
           IsAccepted, WarrantyHasEnded, OperationIsRegistered, FairGradeIsLimited, IsNotStopped, IsShared>>,
  Rule<"XN-PM-07.4", Deliberating, Review       , Always                 , Deliberating, LineReviewedAgain,
       All<LineExists, StaysWithinRequest, CutIsExplained, StaysWithinControlFigure, RequirementIsPassed,
           IsAccepted, WarrantyHasEnded, OperationIsRegistered, FairGradeIsLimited, IsNotStopped, IsShared>>,

  Rule<"XN-PM-22.3", Reviewing   , Deliberate   , When<ConcernsOneLine>  , Deliberating, LineDeliberated,
       All<LineExists, LineIsResolved, StaysWithinRequest, StaysWithinControlFigure, RequirementIsPassed,
           IsAccepted, IsNotStopped, IsShared>>,
  Rule<"XN-PM-22.3", Deliberating, Deliberate   , When<ConcernsOneLine>  , Deliberating, LineDeliberated,
       All<LineExists, LineIsResolved, StaysWithinRequest, StaysWithinControlFigure, RequirementIsPassed,
           IsAccepted, IsNotStopped, IsShared>>,
  Rule<"XN-PM-06.1", Reviewing   , Deliberate   , Unless<ConcernsOneLine>, Recommended , RoundDeliberated,
       All<EveryLineIsReviewed, RoundIsAgreed, ReferredLinesAreResolved, RequirementIsPassed, IsAccepted,
           IsNotStopped, IsShared, StaysWithinControlFigure>>,
  Rule<"XN-PM-06.1", Deliberating, Deliberate   , Unless<ConcernsOneLine>, Recommended , RoundDeliberated,
       All<EveryLineIsReviewed, RoundIsAgreed, ReferredLinesAreResolved, RequirementIsPassed, IsAccepted,
           IsNotStopped, IsShared, StaysWithinControlFigure>>,

  Rule<"XN-PM-07.4", Recommended , ConfirmBudget, Always                 , Confirmed   , BudgetConfirmed,
       All<CongressHasApproved, StaysWithinControlFigure>>,
  Rule<"LS-ROUND"  , Confirmed   , Close        , Always                 , Closed      , RoundClosed>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};             // 尚未启动
struct Requesting : State<"requesting"> {};      // 申报中
struct Screening : State<"screening"> {};        // 联席办初审
struct Reviewing : State<"reviewing"> {};        // 财政审核
struct Deliberating : State<"deliberating"> {};  // 联席会议审议
struct Recommended : State<"recommended"> {};    // 建议数已定（报市政府）
struct Confirmed : State<"confirmed"> {};        // 已批复
struct Closed : State<"closed"> {};              // 已归档

// ---- event makers ----

void cite(std::vector<Text<128>>& provisions, const RoundFacts& facts, std::string_view anchor) {
  const auto cited = std::ranges::find(facts.citations, anchor, &CitedAnchor::anchor);
  if (cited == facts.citations.end()) return;
  for (const auto& provision : cited->provisions) {
    if (std::ranges::find(provisions, provision, &Text<128>::value) == provisions.end()) {
      provisions.push_back({provision});
    }
  }
}

LineAssessment assess(const RoundFacts& facts) {
  const GateVerdict verdict = money_gate(facts.money);
  LineAssessment assessment;
  assessment.evaluation = facts.money.evaluation;
  if (facts.money.score_hundredths) assessment.score_hundredths = {*facts.money.score_hundredths};
  for (const auto& hold : facts.holds) assessment.holds.push_back({hold});
  assessment.gate = verdict.state;
  for (const auto article : articles_of(facts.money.kind)) cite(assessment.provisions, facts, article);
  for (const auto& reason : verdict.reasons) {
    assessment.reasons.push_back({std::string(reason.code)});
    cite(assessment.provisions, facts, reason.anchor);
  }
  assessment.this_year = facts.money.this_year;
  return assessment;
}

}  // namespace

static RoundOpened record(Recording<RoundOpened>, const Ask<Open>& ask) {
  return {{ask.now.stream},
          ask.command.year,
          ask.command.budget_year,
          ask.facts.control_figure,
          ask.now.occurred_on};
}

static LineRequested record(Recording<LineRequested>, const Ask<Request>& ask) {
  return {ask.command.project, ask.command.category,     ask.command.amount,
          ask.command.content, {ask.facts.organisation}, ask.now.occurred_on};
}

static LineReviewed record(Recording<LineReviewed>, const Ask<Review>& ask) {
  return {ask.command.project,     ask.command.category, ask.command.amount,
          ask.command.explanation, assess(ask.facts),    ask.now.occurred_on};
}

static LineReviewedAgain record(Recording<LineReviewedAgain>, const Ask<Review>& ask) {
  return {ask.command.project,     ask.command.category, ask.command.amount,
          ask.command.explanation, assess(ask.facts),    ask.now.occurred_on};
}

static LineDeliberated record(Recording<LineDeliberated>, const Ask<Deliberate>& ask) {
  return {ask.command.line->project,
          ask.command.line->category,
          ask.command.meeting,
          {*ask.facts.resolution},
          figure_in(ask),
          assess(ask.facts),
          ask.now.occurred_on};
}

static RoundDeliberated record(Recording<RoundDeliberated>, const Ask<Deliberate>& ask) {
  return {ask.command.meeting, sum_of_reviewed(ask.data), ask.now.occurred_on};
}

static BudgetConfirmed record(Recording<BudgetConfirmed>, const Ask<ConfirmBudget>& ask) {
  return {sum_of_reviewed(ask.data), ask.now.occurred_on};
}

bool is_confirmed_state(std::string_view state) { return state == Confirmed::name || state == Closed::name; }

}  // namespace lianshen::funding_round

namespace lianshen {

std::unique_ptr<Workflow> make_funding_round() {
  return std::make_unique<WorkflowOf<funding_round::FundingRound, funding_round::Rules>>();
}

}  // namespace lianshen
