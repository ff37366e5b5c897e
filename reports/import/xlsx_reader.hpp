// The first visible table of an Excel workbook as text. Only what a ledger needs: shared and inline text,
// numbers, days by their formats, the stored values of formulas. Every size is bounded before anything is
// unpacked.
#pragma once

#include <filesystem>

#include "reports/import/imported_table.hpp"

namespace lianshen {

// Throws ImportError.
ImportedTable read_xlsx(const std::filesystem::path& file, const ImportLimits& limits = {});

}  // namespace lianshen
