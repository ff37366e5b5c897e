// A report in the formats that are text.
#pragma once

#include <memory>
#include <ostream>

#include "reports/catalogue.hpp"

namespace lianshen {

// For csv, json and html; a workbook is a file of its own (reports/render/xlsx.hpp). `out` must outlive it.
std::unique_ptr<SheetSink> text_sink(SheetFormat format, std::ostream& out, const SheetFile& file);

}  // namespace lianshen
