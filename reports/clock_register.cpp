#include "reports/clock_register.hpp"

#include <algorithm>

#include "engine/log/held_clock.hpp"

namespace lianshen {

namespace {

// The day of the notice counts, the day of the answer does not. A hold may be older than the clock.
std::int64_t waiting_days(const ClockRow& clock, CivilDate end, const WorkingCalendar& calendar) {
  std::int64_t days = 0;
  for (const Pause& pause : clock.pauses) {
    days += calendar.working_days_between(std::max(pause.from, clock.from), pause.until.value_or(end));
  }
  return days;
}

// In the order in which they were placed.
std::vector<HoldTime> times_of_hold(const ReportRows& rows, const std::string& hold,
                                    const std::string& subject) {
  std::vector<HoldTime> times;
  for (const PlacedHold& each : rows.holds) {
    if (each.hold.hold != hold || each.hold.subject != subject) continue;
    times.push_back({{each.hold.placed_on, each.released_on}, each.hold.provision});
  }
  return times;
}

ClockLine line_of(const ClockRow& clock, const CaseRow* of_case, CivilDate today,
                  const WorkingCalendar& calendar) {
  const CivilDate end = clock.stopped_on.value_or(today);
  ClockLine line;
  line.stream = clock.stream;
  line.limit = clock.clock;
  line.holder = clock.holder;
  line.provision = clock.provision;
  line.status = clock.status;
  line.from = clock.from;
  line.due_on = clock.due_on;
  line.done_on = clock.stopped_on;
  line.is_minimum = clock.limit.is_minimum;
  line.pauses = static_cast<std::int64_t>(clock.pauses.size());
  line.gross_working_days = calendar.working_days_between(clock.from, end);
  line.waiting_working_days = waiting_days(clock, end, calendar);
  line.net_working_days = line.gross_working_days - line.waiting_working_days;
  if (!line.is_minimum && clock.status != ClockStatus::paused)
    line.working_days_late = calendar.working_days_between(clock.due_on, end);
  if (of_case != nullptr) {
    line.project = of_case->row.project;
    line.organisation = of_case->row.organisation;
  }
  return line;
}

}  // namespace

ClockRow clock_as_it_stands(const ClockRow& clock, const ReportRows& rows, const WorkingCalendar& calendar) {
  const CaseRow* of_case = rows.find(clock.stream);
  if (clock.paused_by.empty() || of_case == nullptr) return clock;
  const auto times = times_of_hold(rows, clock.paused_by, of_case->row.organisation);
  return counted_with_holds(clock, times, calendar);
}

std::vector<ClockLine> clock_register(const ReportRows& rows, const WorkingCalendar& calendar) {
  std::vector<ClockLine> lines;
  for (const ClockRow& clock : rows.clocks) {
    lines.push_back(
        line_of(clock_as_it_stands(clock, rows, calendar), rows.find(clock.stream), rows.today, calendar));
  }
  return lines;
}

ClockStatistics clock_statistics(const std::vector<ClockLine>& lines, CivilDate today) {
  ClockStatistics sums;
  for (const ClockLine& line : lines) {
    // The lamp of a limit is lit at the end of its last day, which still is today.
    const bool is_over =
        line.done_on.has_value() || line.status == ClockStatus::passed || line.due_on < today;
    if (line.is_minimum || line.status == ClockStatus::paused || !is_over) continue;
    ++sums.due;
    if (line.done_on && *line.done_on <= line.due_on) ++sums.in_time;
  }
  return sums;
}

}  // namespace lianshen
