// Budget year (预算年度): Xianning project rules, article 7 (4), and the budget law above it.
// Decides only: no clock, no storage, no numbers.
#include "workflows/budget_year.hpp"

#include <algorithm>

#include "engine/ledger/accounts.hpp"
#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::budget_year {
namespace {

struct Preparing;
struct Controlled;
struct Compiled;
struct Approved;
struct Executing;
struct Clearing;
struct Closed;

struct YearStays;
struct DraftStaysWithinControlFigure;
struct FigureCoversWhatMovedAhead;
struct StaysWithinControlFigure;
struct YearIsOver;
struct NothingIsLeftOpen;

// clang-format off
struct Rules : RuleTable<
  //   Anchor        In state    On command         Chosen Moves to    Records, provided that
  Rule<"XN-PM-07.4", Preparing , CompileRequests  , Always, Preparing , RequestsCompiled,
       All<YearStays>>,
  Rule<"XN-PM-07.4", Preparing , SetControlFigure , Always, Controlled, ControlFigureSet,
       All<YearStays>>,
  Rule<"XN-PM-07.4", Controlled, SetControlFigure , Always, Controlled, ControlFigureSet,
       All<YearStays, FigureCoversWhatMovedAhead>>,
  Rule<"XN-PM-07.4", Compiled  , SetControlFigure , Always, Controlled, ControlFigureSet,
       All<YearStays, FigureCoversWhatMovedAhead>>,
  Rule<"XN-PM-07.4", Controlled, CompileBudget    , Always, Compiled  , BudgetCompiled,
       All<DraftStaysWithinControlFigure>>,
  Rule<"CN-BL-13"  , Controlled, ApproveByCongress, Always, Approved  , BudgetApproved>,
  Rule<"CN-BL-13"  , Compiled  , ApproveByCongress, Always, Approved  , BudgetApproved>,
  Rule<"XN-PM-07.4", Approved  , ReleaseBudget    , Always, Executing , BudgetReleased,
       All<StaysWithinControlFigure>>,
  Rule<"XN-PM-07.4", Executing , ReleaseBudget    , Always, Executing , BudgetReleased,
       All<StaysWithinControlFigure>>,
  Rule<"CN-BL-18"  , Executing , StartClearing    , Always, Clearing  , ClearingStarted,
       All<YearIsOver>>,
  Rule<"CN-BL-42"  , Clearing  , Close            , Always, Closed    , YearClosed,
       All<NothingIsLeftOpen>>> {};
// clang-format on

struct Preparing : State<"preparing"> {};    // 编制（一上）
struct Controlled : State<"controlled"> {};  // 已下控制数（一下）
struct Compiled : State<"compiled"> {};      // 已上报（二上）
struct Approved : State<"approved"> {};      // 人大已批准
struct Executing : State<"executing"> {};    // 执行中（二下）
struct Clearing : State<"clearing"> {};      // 年终清理
struct Closed : State<"closed"> {};          // 已关账

using Situation = lianshen::Situation<BudgetYear>;
template <class Command>
using Ask = lianshen::Ask<BudgetYear, Command>;

// ---- article 7 (4): finance arranges the money, inside what was set ----

struct YearStays : OnCommand<"LS-YEAR", "the_year_of_a_budget_stays", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    const bool is_new = ask.data.budget_year.value.empty();
    return is_new || ask.command.year == ask.data.year;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"year", std::to_string(ask.data.year.value)}};
  }
};

struct DraftStaysWithinControlFigure
    : OnCommand<"LS-ENVELOPE", "the_draft_budget_exceeds_the_control_figure", Mender::finance> {
  static bool met(const Ask<CompileBudget>& ask) { return ask.command.amount <= ask.data.control_figure; }
  static std::vector<Detail> details(const Ask<CompileBudget>& ask) {
    return {{"control_figure", ask.data.control_figure.yuan()}};
  }
};

// What is owed was paid before the congress met (LS-CONGRESS): no later figure can go below it.
struct FigureCoversWhatMovedAhead
    : OnCommand<"LS-ENVELOPE", "the_control_figure_is_below_what_was_allotted", Mender::finance> {
  static bool met(const Ask<SetControlFigure>& ask) { return ask.command.amount >= ask.facts.moved_ahead; }
  static std::vector<Detail> details(const Ask<SetControlFigure>& ask) {
    return {{"allotted", ask.facts.moved_ahead.yuan()}};
  }
};

struct StaysWithinControlFigure
    : OnCommand<"LS-ENVELOPE", "release_exceeds_the_control_figure", Mender::finance> {
  static bool met(const Ask<ReleaseBudget>& ask) {
    return ask.data.released + ask.command.amount <= ask.data.control_figure;
  }
  static std::vector<Detail> details(const Ask<ReleaseBudget>& ask) {
    return {{"control_figure", ask.data.control_figure.yuan()},
            {"sum", (ask.data.released + ask.command.amount).yuan()}};
  }
};

// ---- the budget law: the year is the calendar's, and what is left is carried over or given back ----

struct YearIsOver : OnFacts<"CN-BL-18", "the_budget_year_is_not_over", Mender::waiting> {
  static bool met(const Situation& situation) {
    return situation.now.occurred_on.plus_days(1).year() > situation.data.year.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    const auto next_year = CivilDate::of(static_cast<int>(situation.data.year.value) + 1, 1, 1);
    return {{"earliest", next_year.plus_days(-1).iso()}};
  }
};

struct NothingIsLeftOpen : OnFacts<"CN-BL-42", "money_is_still_open", Mender::finance> {
  static bool met(const Situation& situation) { return situation.facts.open == AmountFen{}; }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"open", situation.facts.open.yuan()}};
  }
};

}  // namespace

// ---- event makers ----

static RequestsCompiled record(Recording<RequestsCompiled>, const Ask<CompileRequests>& ask) {
  return {{ask.now.stream}, ask.command.year, ask.command.amount, ask.now.occurred_on};
}

static ControlFigureSet record(Recording<ControlFigureSet>, const Ask<SetControlFigure>& ask) {
  return {{ask.now.stream}, ask.command.year, ask.command.amount, ask.now.occurred_on};
}

static BudgetReleased record(Recording<BudgetReleased>, const Ask<ReleaseBudget>& ask) {
  const AmountFen counted_in = std::min(ask.command.amount, ask.facts.moved_ahead);
  return {ask.command.amount, counted_in, ask.now.occurred_on};
}

static YearClosed record(Recording<YearClosed>, const Ask<Close>& ask) {
  return {ask.facts.envelope, ask.now.occurred_on};
}

BudgetYearFacts BudgetYear::gather(const FactsReader& read, const BudgetYearData&, const Circumstances& now,
                                   const Command*) {
  return {read.balance(budget_year_envelope(now.stream)), read.balance(budget_year_open(now.stream)),
          -read.balance(source_ahead_of(now.stream))};
}

RequiredKeys BudgetYear::policy_keys() { return {}; }

bool has_control_figure(std::string_view state) { return state != Preparing::name; }
bool is_approved_by_congress(std::string_view state) {
  return has_control_figure(state) && state != Controlled::name && state != Compiled::name;
}
bool is_before_release(std::string_view state) {
  return state != Executing::name && state != Clearing::name && state != Closed::name;
}
bool is_executing(std::string_view state) { return state == Executing::name; }
bool is_clearing(std::string_view state) { return state == Clearing::name; }
bool is_closed(std::string_view state) { return state == Closed::name; }

}  // namespace lianshen::budget_year

namespace lianshen {

std::unique_ptr<Workflow> make_budget_year() {
  return std::make_unique<WorkflowOf<budget_year::BudgetYear, budget_year::Rules>>();
}

}  // namespace lianshen
