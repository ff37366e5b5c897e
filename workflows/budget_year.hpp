// Vocabulary of the budget year (预算年度): Xianning project rules, article 7 (4), and the budget law above
// it.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::budget_year {

using Year = Bounded<2000, 2199>;

// ---- commands ----

struct CompileRequests {  // 汇总部门需求上报（一上）
  Year year;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(CompileRequests, (), (year, amount))
struct SetControlFigure {  // 下达控制数（一下）, and again if it is revised before the congress meets
  Year year;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(SetControlFigure, (), (year, amount))
struct CompileBudget {  // 编成预算草案上报（二上）
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(CompileBudget, (), (amount))
struct ApproveByCongress {};  // 人大批准: entered on behalf of the congress, with the document's number
BOOST_DESCRIBE_STRUCT(ApproveByCongress, (), ())
struct ReleaseBudget {  // 预算批复下达（二下）: fills the envelope, in one part or several
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(ReleaseBudget, (), (amount))
struct StartClearing {};  // 年终清理
BOOST_DESCRIBE_STRUCT(StartClearing, (), ())
struct Close {};  // 年终关账
BOOST_DESCRIBE_STRUCT(Close, (), ())

// ---- events ----

struct RequestsCompiled {
  StreamId budget_year;
  Year year;
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RequestsCompiled, (), (budget_year, year, amount, on))
struct ControlFigureSet {
  static constexpr std::string_view leads_to = "controlled";
  StreamId budget_year;
  Year year;
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ControlFigureSet, (), (budget_year, year, amount, on))
struct BudgetCompiled {
  static constexpr std::string_view leads_to = "compiled";
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetCompiled, (), (amount, on))
struct BudgetApproved {
  static constexpr std::string_view leads_to = "approved";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetApproved, (), (on))
struct BudgetReleased {
  static constexpr std::string_view leads_to = "executing";
  AmountFen amount;
  AmountFen moved_ahead;  // of this amount, allotted before the release for what was owed
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetReleased, (), (amount, moved_ahead, on))
struct ClearingStarted {
  static constexpr std::string_view leads_to = "clearing";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ClearingStarted, (), (on))
struct YearClosed {
  static constexpr std::string_view leads_to = "closed";
  AmountFen lapsed;  // what nobody was given goes back to the treasury
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(YearClosed, (), (lapsed, on))

// ---- folded data ----

struct BudgetYearData {
  StreamId budget_year;  // its own name, which its accounts carry
  Year year;
  std::optional<AmountFen> requested;  // 一上
  AmountFen control_figure;
  std::optional<AmountFen> compiled;  // 二上
  AmountFen released;
};
BOOST_DESCRIBE_STRUCT(BudgetYearData, (), (budget_year, year, requested, control_figure, compiled, released))

// ---- facts ----

struct BudgetYearFacts {
  AmountFen envelope;
  AmountFen open;         // allotted and neither paid, taken back nor carried over
  AmountFen moved_ahead;  // allotted for what was owed, and not yet counted into a release
};

struct BudgetYear {
  static constexpr std::string_view name = "budget_year";
  static constexpr std::int64_t fold_version = 1;
  using Data = BudgetYearData;
  using Facts = BudgetYearFacts;
  using Commands = boost::mp11::mp_list<CompileRequests, SetControlFigure, CompileBudget, ApproveByCongress,
                                        ReleaseBudget, StartClearing, Close>;
  using Events = boost::mp11::mp_list<RequestsCompiled, ControlFigureSet, BudgetCompiled, BudgetApproved,
                                      BudgetReleased, ClearingStarted, YearClosed>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// How far a year is, as others ask it.
bool has_control_figure(std::string_view state);
bool is_approved_by_congress(std::string_view state);
bool is_before_release(std::string_view state);
bool is_executing(std::string_view state);
bool is_clearing(std::string_view state);
bool is_closed(std::string_view state);

// The fold, one overload an event: budget_year_apply.cpp.
void apply(BudgetYearData& data, const RequestsCompiled& event);
void apply(BudgetYearData& data, const ControlFigureSet& event);
void apply(BudgetYearData& data, const BudgetCompiled& event);
void apply(BudgetYearData& data, const BudgetApproved& event);
void apply(BudgetYearData& data, const BudgetReleased& event);
void apply(BudgetYearData& data, const ClearingStarted& event);
void apply(BudgetYearData& data, const YearClosed& event);

// What each event does to the envelope.
void affect(Effects& effects, const BudgetYearData& after, const BudgetReleased& event);
void affect(Effects& effects, const BudgetYearData& after, const YearClosed& event);

}  // namespace lianshen::budget_year
