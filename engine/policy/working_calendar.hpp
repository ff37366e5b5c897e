// Which days are worked: the State Council's yearly arrangement with its make-up days, and local orders.
// A yearly table, never a formula (higher-rules §1). Immutable once loaded; many threads may read it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

enum class DayKind : std::uint8_t { working, make_up_working, weekend, holiday, local_order };

struct CalendarDay {
  DayKind kind = DayKind::working;
  std::string_view name;  // 国庆节, 湖北省延长春节假期 …; empty for plain days; owned by the calendar

  [[nodiscard]] bool is_working() const {
    return kind == DayKind::working || kind == DayKind::make_up_working;
  }
};

struct CalendarLayer;  // one pair of files, as read (calendar_layer.hpp)

class WorkingCalendar {
 public:
  [[nodiscard]] CalendarDay day(CivilDate date) const;
  [[nodiscard]] bool is_working(CivilDate date) const;
  // False for a year whose arrangement is not in the table: its dates are provisional (weekends, fixed days).
  [[nodiscard]] bool is_published(int year) const;
  // The first working day on or after this date.
  [[nodiscard]] CivilDate next_working_day(CivilDate date) const;
  // The number of working days in (after, until]; negative never: 0 if until <= after.
  [[nodiscard]] std::int64_t working_days_between(CivilDate after, CivilDate until) const;
  // Names the calendar and its content, e.g. "hubei@1f0c9a2e": the digits begin the SHA-256 of all its rows,
  // those of the layers below included.
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  friend class CalendarLibrary;
  // One element for each day of CivilDate's range: clocks ask for hundreds of days in each command.
  struct PackedDay {
    DayKind kind = DayKind::working;
    std::uint16_t name = 0;  // index into names_
  };

  // The root layer first, the layer that gives the calendar its name last.
  explicit WorkingCalendar(std::span<const CalendarLayer* const> layers);
  void fill_week_days();
  void mark_published_years(const CalendarLayer& root);
  void apply_fixed_days(const CalendarLayer& root);
  void apply_rows(const CalendarLayer& layer);
  void mark(CivilDate date, DayKind kind, const std::string& name);
  [[nodiscard]] const PackedDay& packed(CivilDate date) const;

  std::string name_;
  std::string version_;
  std::vector<PackedDay> days_;
  std::vector<std::string> names_;
  std::array<bool, CivilDate::kLastYear - CivilDate::kFirstYear + 1> is_published_{};
};

// All calendars below data/calendars, each a pair of files. <name>.csv: date,kind,name; kind off or work.
// <name>.json: the layer it stands on, the kind of its off days and the notices behind it:
// {"name":"hubei","label":"湖北","base":"national","kind":"local_order","notices":[…]}.
// A calendar without a base may list the days that are off in any year whose arrangement is not published:
// "fixed_days":[{"day":"05-02","name":"劳动节","from_year":2025}].
class CalendarLibrary {
 public:
  // Throws DataError (engine/policy/data_node.hpp), which names file, line or member, and what was expected.
  static CalendarLibrary load(const std::filesystem::path& folder);
  // Null if there is no calendar of that name.
  [[nodiscard]] const WorkingCalendar* find(std::string_view name) const;

 private:
  std::map<std::string, std::unique_ptr<WorkingCalendar>, std::less<>> calendars_;
};

}  // namespace lianshen
