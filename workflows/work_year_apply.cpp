// The fold of the work year and what its events do to links and clocks. No policy, no refusal.
#include "workflows/work_year.hpp"

namespace lianshen::work_year {

void apply(YearData& data, const WorkYearOpened& event) { adopt(data, event); }

void apply(YearData& data, const StepCompleted& event) {
  for (Step& step : data.steps) {
    if (step.step == event.step) step.done_on = event.on;
  }
}

void apply(YearData&, const WorkYearClosed&) {}

// A day that was over before the year was opened is nobody's delay: it has no clock.
void affect(Effects& effects, const YearData&, const WorkYearOpened& event) {
  effects.link(year_link, std::to_string(event.year.value));
  for (const Step& step : event.steps) {
    if (step.due_on >= event.on) effects.start_clock_until(step.step.value, event.on, step.due_on);
  }
}

void affect(Effects& effects, const YearData&, const StepCompleted& event) {
  effects.stop_clock(event.step.value, event.on);
}

void affect(Effects& effects, const YearData& after, const WorkYearClosed& event) {
  for (const Step& step : after.steps) {
    if (!step.done_on) effects.stop_clock(step.step.value, event.on);
  }
}

}  // namespace lianshen::work_year
