// The report of an import, row by row: what was taken, what was not, in which column and why.
#pragma once

#include <vector>

#include "reports/import/project_ledger_import.hpp"
#include "reports/sheet.hpp"

namespace lianshen {

struct ImportCounts {
  std::int64_t taken = 0, known = 0, bad = 0, left_out = 0;
  [[nodiscard]] std::int64_t all() const { return taken + known + bad + left_out; }
};
ImportCounts count_results(const std::vector<ImportedProject>& projects);

Sheet import_sheet(const std::vector<ImportedProject>& projects, CivilDate today);

}  // namespace lianshen
