// 项目台账 with all its columns (office.md 3.2), line by line: a city's whole ledger needs no memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

Sheet project_ledger_head(CivilDate today);

// Where a project stands in the latest annual plan that lists it: its place in its schedule is its number.
struct PlanPlace {
  std::int64_t year = 0;
  std::int64_t place = 0;
  std::string schedule, status;
};
using PlanPlaces = std::map<std::string, PlanPlace>;  // by project
// Found once for all lines: plans list hundreds of projects.
PlanPlaces plan_places(const std::vector<CaseRow>& plans);

// `view.rows` has at least everything of that project.
SheetRow project_ledger_row(const ReportView& view, const CaseRow& project, const PlanPlaces& places,
                            std::int64_t number);
// What was transferred out is no project and has no line (R29).
bool is_in_ledger(const StreamRow& project);

}  // namespace lianshen
