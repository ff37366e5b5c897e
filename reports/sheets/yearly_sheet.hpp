// 年度汇总表: by year and unit, how much was applied for, contracted, allotted and paid. Made from sums, so
// that a city of any size needs no memory.
#pragma once

#include "engine/log/case_sums.hpp"
#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

struct YearlySums {
  std::vector<CaseSum> applied;     // requirement plans, by the day on which the complete file came
  std::vector<CaseSum> contracted;  // contracts as signed, by their day
  std::vector<CaseSum> allotted;    // allotments, by budget year
  std::vector<CaseSum> paid;        // what was paid on them, less what came back
};
YearlySums read_yearly_sums(Database& database);

Sheet yearly_sheet(const YearlySums& sums, CivilDate today, std::optional<std::int64_t> year,
                   const Wording& wording);

}  // namespace lianshen
