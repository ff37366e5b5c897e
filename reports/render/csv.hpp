// Tables as comma-separated values (RFC 4180) as Excel and WPS read them by a double click: UTF-8 with a byte
// order mark, CRLF. Amounts in 万元 with all their decimals.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "reports/sheet.hpp"

namespace lianshen {

// Several tables follow each other with an empty line between them. `out` must outlive the sink.
std::unique_ptr<SheetSink> csv_sink(std::ostream& out);

// Text that a spreadsheet would take for a formula gets an apostrophe before it; quotes where they are
// needed.
std::string csv_field(std::string_view text, bool is_from_people);

}  // namespace lianshen
