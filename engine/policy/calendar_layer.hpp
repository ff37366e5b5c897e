// One pair of calendar files as it stands on disk: the days that one authority has ordered.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/policy/working_calendar.hpp"

namespace lianshen {

struct CalendarLayer {
  struct Row {
    CivilDate date;
    bool is_off = false;
    std::string name;
  };
  struct FixedDay {
    std::string day;  // "10-01"
    std::string name;
    int from_year = CivilDate::kFirstYear;
  };

  std::filesystem::path file;
  std::string name;
  std::string base;  // empty for a root
  DayKind off_kind = DayKind::holiday;
  std::vector<Row> rows;  // ascending
  std::vector<FixedDay> fixed_days;
};

// <name>.json with the rows of <name>.csv beside it. Throws DataError.
CalendarLayer read_layer(const std::filesystem::path& description);
// The rows of a .csv alone: date,kind,name, in ascending order. Throws DataError with file and line.
std::vector<CalendarLayer::Row> read_calendar_rows(const std::filesystem::path& file);

}  // namespace lianshen
