// The register of limits (期限监察表): what each clock took, with and without the time in which it stood
// still. Pure: rows in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/policy/working_calendar.hpp"
#include "reports/report_rows.hpp"

namespace lianshen {

struct ClockLine {
  std::string stream;
  std::string project;  // empty if the case belongs to none
  std::string limit;    // key of the pack
  std::string holder;   // seat
  std::string organisation;
  std::string provision;
  ClockStatus status = ClockStatus::running;
  CivilDate from;
  CivilDate due_on;
  std::optional<CivilDate> done_on;
  std::int64_t pauses = 0;
  std::int64_t gross_working_days = 0;    // 实际用时（含等待）, from the day after the trigger
  std::int64_t waiting_working_days = 0;  // 中止: while an applicant supplements, or a hold lies on the unit
  std::int64_t net_working_days = 0;      // 净用时（扣等待）
  std::int64_t working_days_late = 0;     // 0: in time, or not due yet
  bool is_minimum = false;                // a wait, which nobody can be late for
};
// As it stands today: a hold is counted into a clock only when somebody next decides on it.
ClockRow clock_as_it_stands(const ClockRow& clock, const ReportRows& rows, const WorkingCalendar& calendar);

// Clocks that still run are measured up to the day of the rows.
std::vector<ClockLine> clock_register(const ReportRows& rows, const WorkingCalendar& calendar);

// 按期率: what is not due yet, and what only waits, counts on neither side.
struct ClockStatistics {
  std::int64_t due = 0;
  std::int64_t in_time = 0;
};
ClockStatistics clock_statistics(const std::vector<ClockLine>& lines, CivilDate today);

}  // namespace lianshen
