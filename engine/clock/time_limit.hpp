// Counts a limit from its trigger to its due date, day by day, so that a person can check it by hand.
// Pure: the calendar comes in, nothing is read from outside. Rules of counting: higher-rules §1, office.md
// R6.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"
#include "engine/policy/working_calendar.hpp"

namespace lianshen {

enum class LimitUnit { working_day, calendar_day, month };

struct TimeLimit {
  std::int64_t count = 0;  // 0 to 3,660 days or 0 to 120 months
  LimitUnit unit = LimitUnit::working_day;
  // A minimum wait (试用满三个月) never rolls forward: what it yields is the earliest day, the day after its
  // last day.
  bool is_minimum = false;
};

// The day of the notice still counts, the day of the answer does not: days in (from, until] are skipped (R6).
// Without `until` the pause is still running and every later day is skipped: no due date can be told.
struct Pause {
  CivilDate from;
  std::optional<CivilDate> until;
  friend bool operator==(const Pause&, const Pause&) = default;
};

// The same skipped days as one list as due_date needs it: ascending, without overlap. A pause without an end
// swallows whatever begins after it.
std::vector<Pause> merged(std::vector<Pause> pauses);

struct TraceLine {
  CivilDate date;
  bool is_counted = false;
  std::int64_t ordinal = 0;  // which counted day this is, from 1; 0 if skipped
  std::string reason;  // Chinese, e.g. "工作日", "调休上班（国庆节）", "周末", "放假（国庆节）", "中止",
                       // "暂定：该年放假安排未公布"
};

struct DueDate {
  CivilDate due_on;  // for a minimum wait: the earliest day
  bool is_provisional = false;
  std::string calendar_version;
  std::vector<TraceLine> trace;  // empty unless asked for
};

enum class WithTrace { no, yes };

// The trigger day is not counted (民法典 201). Month limits end on the matching day or at month's end (202);
// a maximum limit whose last day is no working day moves to the next working day (203); a minimum wait does
// not. Pauses lie in ascending order without overlap; for months each skipped day moves the end by one day.
// Throws std::invalid_argument if a pause has no end (see Pause).
DueDate due_date(CivilDate trigger, const TimeLimit& limit, std::span<const Pause> pauses,
                 const WorkingCalendar& calendar, WithTrace with_trace = WithTrace::no);

}  // namespace lianshen
