// Comma-separated values as Excel and WPS write them (RFC 4180): UTF-8 with or without a byte order mark, or
// GB18030.
#pragma once

#include <string>

#include "reports/import/imported_table.hpp"

namespace lianshen {

// Throws ImportError.
ImportedTable read_csv(std::string bytes, const ImportLimits& limits = {});

// Text of either encoding as UTF-8. Throws ImportError if it is neither.
std::string as_utf8(std::string bytes);

}  // namespace lianshen
