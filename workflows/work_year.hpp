// Vocabulary of the work year (年度工作): the days of the year by which the office, finance and the units
// have done what comes back every year (office.md 2.3). Reminders: nothing else depends on them.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::work_year {

using Year = Bounded<2000, 2199>;

struct Step {
  Text<64> step;  // key of the pack's rhythm
  CivilDate due_on;
  std::optional<CivilDate> done_on;
};
BOOST_DESCRIBE_STRUCT(Step, (), (step, due_on, done_on))

// ---- commands ----

struct Open {  // 启动年度工作
  Year year;
};
BOOST_DESCRIBE_STRUCT(Open, (), (year))
struct Complete {  // 办结事项
  Text<64> step;
  std::optional<Text<400>> result;
};
BOOST_DESCRIBE_STRUCT(Complete, (), (step, result))
struct Close {                            // 结束年度工作
  std::optional<Text<1000>> explanation;  // of what was not done
};
BOOST_DESCRIBE_STRUCT(Close, (), (explanation))

// ---- events ----

struct WorkYearOpened {
  static constexpr std::string_view leads_to = "open";
  Year year;
  std::vector<Step> steps;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(WorkYearOpened, (), (year, steps, on))
struct StepCompleted {
  Text<64> step;
  std::optional<Text<400>> result;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(StepCompleted, (), (step, result, on))
struct WorkYearClosed {
  static constexpr std::string_view leads_to = "closed";
  std::optional<Text<1000>> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(WorkYearClosed, (), (explanation, on))

// ---- folded data ----

struct YearData {
  Year year;
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(YearData, (), (year, steps))

// ---- facts ----

struct YearFacts {
  bool year_is_open_elsewhere = false;
  std::vector<Step> steps;  // of the year that the command opens, as the pack says
};

struct WorkYear {
  static constexpr std::string_view name = "work_year";
  static constexpr std::int64_t fold_version = 1;
  using Data = YearData;
  using Facts = YearFacts;
  using Commands = boost::mp11::mp_list<Open, Complete, Close>;
  using Events = boost::mp11::mp_list<WorkYearOpened, StepCompleted, WorkYearClosed>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// Under this name a work year is filed by its year.
inline constexpr std::string_view year_link = "work_year";

// The fold, one overload an event: work_year_apply.cpp.
void apply(YearData& data, const WorkYearOpened& event);
void apply(YearData& data, const StepCompleted& event);
void apply(YearData& data, const WorkYearClosed& event);

// What each event does to links and clocks.
void affect(Effects& effects, const YearData& after, const WorkYearOpened& event);
void affect(Effects& effects, const YearData& after, const StepCompleted& event);
void affect(Effects& effects, const YearData& after, const WorkYearClosed& event);

}  // namespace lianshen::work_year
