// 项目台账 with all its columns (office.md 3.2), line by line: a city's whole ledger needs no memory.
#pragma once

#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

Sheet project_ledger_head(CivilDate today);
// `view.rows` has at least everything of that project and the annual plans.
SheetRow project_ledger_row(const ReportView& view, const CaseRow& project, std::int64_t number);
// What was transferred out is no project and has no line (R29).
bool is_in_ledger(const StreamRow& project);

}  // namespace lianshen
