#include "reports/render/cell_look.hpp"

#include <algorithm>

namespace lianshen {

CellSide cell_side(const Cell& cell, ColumnKind kind) {
  const bool is_of_words = kind == ColumnKind::text || kind == ColumnKind::code;
  if (const auto* text = std::get_if<std::string>(&cell))
    return *text != "-" && is_of_words ? CellSide::left : CellSide::centre;
  return is_of_words || kind == ColumnKind::date ? CellSide::centre : CellSide::right;
}

std::string with_separators(std::string number) {
  constexpr std::size_t digits_of_a_group = 3;
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(number.find('.'), number.size());
  while (at > first + digits_of_a_group) number.insert(at -= digits_of_a_group, 1, ',');
  return number;
}

}  // namespace lianshen
