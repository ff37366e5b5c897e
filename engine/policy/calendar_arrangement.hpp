// A year's arrangement of holidays and make-up days (国务院办公厅节假日安排), or a local order, taken into a
// calendar that is there.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/policy/calendar_layer.hpp"

namespace lianshen {

struct CalendarNotice {
  std::string document_no;  // 国办发明电〔2025〕7号
  CivilDate issued_on;
};

struct CalendarUpdate {
  int year = 0;
  std::vector<CalendarLayer::Row> added;  // ascending; empty if all of it was there already
  std::string csv;                        // the two files as they are to stand on the disk
  std::string description;
};

// `description` is <name>.json of the calendar, `days` a file date,kind,name with one year's days (and of the
// December before). Throws DataError that names file and line: a make-up day that is no week-end, a day that
// the calendar has otherwise, days of several years, a fixed holiday (10-01 国庆节) that is not among the
// days off.
CalendarUpdate take_arrangement(const std::filesystem::path& description, const std::filesystem::path& days,
                                const CalendarNotice& notice);

}  // namespace lianshen
