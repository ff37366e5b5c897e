// Tables as one page that needs nothing else: styles inside, headers repeated on every printed page, A4
// landscape.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "reports/sheet.hpp"

namespace lianshen {

// `out` must outlive the sink.
std::unique_ptr<SheetSink> html_sheet_sink(std::ostream& out, const SheetFile& file);

std::string html_escaped(std::string_view text);

}  // namespace lianshen
