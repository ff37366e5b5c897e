#include "reports/render/mark_letters.hpp"

#include <algorithm>

#include "reports/render/title_lines.hpp"

namespace lianshen {

MarkLetters mark_letters(const std::string& mark, double width) {
  constexpr double size_max = 46;
  constexpr double stretch_min = 0.5;  // narrower letters are no longer read as the mark
  constexpr double used_share = 0.98;
  const double letters = std::max(1.0, width_in_characters(mark));
  const double room = width * used_share;
  MarkLetters result;
  result.size = std::min(size_max, room / (letters * stretch_min));
  result.stretch = std::min(1.0, room / (letters * result.size));
  return result;
}

}  // namespace lianshen
