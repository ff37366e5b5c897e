// How a cell stands in its column for people: what its text says and on which side it stands.
#pragma once

#include <string>

#include "reports/sheet.hpp"

namespace lianshen {

enum class CellSide { left, centre, right };

// Numbers at the right, days and single words at the centre, sentences at the left.
CellSide cell_side(const Cell& cell, ColumnKind kind);
// "1,234.56": separators of thousands in a plain decimal number.
std::string with_separators(std::string number);

}  // namespace lianshen
