// Tables as JSON for programs: columns with keys, kinds and units, then one object a row. Written row by row.
#pragma once

#include <iosfwd>
#include <memory>

#include "reports/sheet.hpp"

namespace lianshen {

// Amounts are decimal yuan as everywhere in the API ("500000.01"), days "2019-03-04", shares and scores
// decimal text ("97.32", "92.50"), counts numbers; what is missing is absent. `out` must outlive the sink.
std::unique_ptr<SheetSink> json_sheet_sink(std::ostream& out, const SheetFile& file);

}  // namespace lianshen
