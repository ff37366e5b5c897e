// A limit may stand still while a hold lies on the unit whose case it is (暂缓审批：在审件时限中止, R19).
// Only the holds say so: nothing is written to a case when one is placed or lifted, however many cases the
// unit has; whoever next looks at a clock counts the hold in.
#pragma once

#include <span>

#include "engine/log/decision_index.hpp"
#include "engine/policy/working_calendar.hpp"

namespace lianshen {

// The clock with those times among its pauses and its due date counted anew; paused, with its last due date,
// while the hold still lies. `times` in ascending order. Unchanged if no hold has touched it.
ClockRow counted_with_holds(ClockRow clock, std::span<const HoldTime> times, const WorkingCalendar& calendar);

// The same, with the times read from the index: of the hold that this clock heeds, on the unit of its case.
ClockRow as_it_stands(DecisionIndex& index, ClockRow clock, const StreamRow& of_case,
                      const WorkingCalendar& calendar);

// Counted anew by this calendar, with the pauses that it has; none of them open.
ClockRow counted_by(ClockRow clock, const WorkingCalendar& calendar);

}  // namespace lianshen
