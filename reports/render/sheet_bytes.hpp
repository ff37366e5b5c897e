// A table in the formats that are written to a stream.
#pragma once

#include <filesystem>
#include <memory>
#include <ostream>

#include "reports/catalogue.hpp"
#include "reports/render/pdf_sheet.hpp"

namespace lianshen {

// All but xlsx: a workbook is a file of its own (reports/render/xlsx.hpp). `templates` has the fonts of
// pages, whose drawing is told to `watch`. `out` must outlive it.
std::unique_ptr<SheetSink> stream_sink(SheetFormat format, std::ostream& out, const SheetFile& file,
                                       const std::filesystem::path& templates, PageWatch watch = {});
// What cannot be shown on a terminal.
bool is_binary(SheetFormat format);

}  // namespace lianshen
