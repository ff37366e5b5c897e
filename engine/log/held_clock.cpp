#include "engine/log/held_clock.hpp"

namespace lianshen {

namespace {

// A hold placed on the last day or later came too late to stop it: that day was still there to be used.
bool touches(const Pause& time, const ClockRow& clock) {
  const bool begins_in_time = clock.status == ClockStatus::paused || time.from < clock.due_on;
  return begins_in_time && (!time.until || *time.until > clock.from);
}

}  // namespace

ClockRow counted_with_holds(ClockRow clock, std::span<const HoldTime> times,
                            const WorkingCalendar& calendar) {
  for (const HoldTime& each : times) {
    const bool is_counting = clock.status == ClockStatus::running || clock.status == ClockStatus::paused;
    if (!is_counting || !touches(each.time, clock)) continue;
    clock.pauses.push_back(each.time);
    clock.pauses = merged(std::move(clock.pauses));
    if (!clock.pauses.back().until) {
      clock.status = ClockStatus::paused;
      continue;
    }
    clock = counted_by(std::move(clock), calendar);
  }
  return clock;
}

ClockRow counted_by(ClockRow clock, const WorkingCalendar& calendar) {
  const DueDate due = due_date(clock.from, clock.limit, clock.pauses, calendar);
  clock.due_on = due.due_on;
  clock.calendar_version = due.calendar_version;
  clock.is_provisional = due.is_provisional;
  return clock;
}

ClockRow as_it_stands(DecisionIndex& index, ClockRow clock, const StreamRow& of_case,
                      const WorkingCalendar& calendar) {
  if (clock.paused_by.empty()) return clock;
  const auto times = index.times_of_hold(clock.paused_by, of_case.organisation);
  return counted_with_holds(std::move(clock), times, calendar);
}

}  // namespace lianshen
