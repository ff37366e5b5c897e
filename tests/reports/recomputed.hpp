// Every money and count column of every register, recomputed from the raw books.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "engine/policy/working_calendar.hpp"
#include "reports/wording.hpp"
#include "tests/reports/raw_books.hpp"

namespace lianshen::test {

using TextRow = std::map<std::string, std::string>;  // a row's texts by the keys of its columns
// What the cell must say.
using Recompute = std::function<std::string(const TextRow& row)>;

// By "report/tab/column" or "report/column". `today` is the day of the report. All must outlive the result.
std::map<std::string, Recompute> recomputed_columns(const RawBooks& books, const Wording& wording,
                                                    const WorkingCalendar& calendar, CivilDate today);

}  // namespace lianshen::test
