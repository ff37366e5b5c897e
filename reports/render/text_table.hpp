// A table for a terminal: aligned columns, Chinese characters counted as two cells, long cells wrapped. Knows
// nothing of what it shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

// Cells of a terminal with a fixed-width font: 2 for East Asian wide characters, 0 for combining marks.
std::size_t display_width(std::string_view text);

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
  std::size_t width_max = 0;  // longer cells are wrapped; 0: never
};

struct TextTable {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // one cell a column

  // Titles, a rule, the rows. Every line ends with a line break and without blanks.
  [[nodiscard]] std::string text() const;
};

// Lines of at most `width` cells. Words of ASCII stay whole, and no line begins with a closing mark of
// Chinese, unless a line is too short for that.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace lianshen
