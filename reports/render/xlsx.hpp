// Tables as an Excel workbook, one tab a table, as an office would have made it: merged title, unit at the
// right, one or two header rows that stay in sight and are printed on every page, filters, borders, sums as
// values, A4 landscape. Rows go straight to a temporary file, so a long table needs no memory.
#pragma once

#include <filesystem>
#include <memory>

#include "reports/sheet.hpp"

namespace lianshen {

// Two files of equal tables have equal bytes: the day of the report is the only date inside. The file is
// there after finish(), which throws std::runtime_error if it cannot be written.
std::unique_ptr<SheetSink> xlsx_sink(const std::filesystem::path& path, const SheetFile& file);

}  // namespace lianshen
