// Which days are worked: the State Council's yearly arrangement with its make-up days, and local orders above it.
// A yearly table, never a formula (higher-rules §1). Immutable once loaded; safe to read from many threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

enum class DayKind { working, make_up_working, weekend, holiday, local_order };

struct CalendarDay {
  DayKind kind = DayKind::working;
  std::string_view name;  // 国庆节, 湖北省延长春节假期 …; empty for plain days; owned by the calendar

  [[nodiscard]] bool is_working() const { return kind == DayKind::working || kind == DayKind::make_up_working; }
};

class WorkingCalendar {
 public:
  [[nodiscard]] CalendarDay day(CivilDate date) const;
  [[nodiscard]] bool is_working(CivilDate date) const { return day(date).is_working(); }
  // False for a year whose arrangement is not in the table: dates in it are provisional (weekends and fixed days only).
  [[nodiscard]] bool is_published(int year) const;
  // The first working day on or after this date.
  [[nodiscard]] CivilDate next_working_day(CivilDate date) const;
  // The number of working days in (after, until]; negative never: 0 if until <= after.
  [[nodiscard]] std::int64_t working_days_between(CivilDate after, CivilDate until) const;
  // Names the layers and their content, e.g. "hubei@1f0c9a2e": layer name and the first 8 hex digits of the SHA-256 of its rows.
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  friend class CalendarLibrary;
  struct Entry {
    DayKind kind;
    std::string name;
  };
  std::string name_;
  std::string version_;
  std::map<std::chrono::sys_days, Entry> entries_;  // implementer may choose a faster lookup
  std::map<int, bool> published_years_;
};

// All calendars below data/calendars: <name>.csv (date,kind,name; kind off|work) and <name>.json, which names the layer it
// stands on, the kind of its off days and its notices ({"name":"hubei","label":"湖北","base":"national","kind":"local_order","notices":[…]}).
class CalendarLibrary {
 public:
  // Throws std::runtime_error that names file, line and what was expected.
  static CalendarLibrary load(const std::filesystem::path& folder);
  // Null if there is no calendar of that name.
  [[nodiscard]] const WorkingCalendar* find(std::string_view name) const;

 private:
  std::map<std::string, std::unique_ptr<WorkingCalendar>, std::less<>> calendars_;
};

}  // namespace lianshen
