// How large the letters of 发文机关标志 are: as large as the form allows, narrower where the name is long, so
// that it stays on one line.
#pragma once

#include <string>

namespace lianshen {

struct MarkLetters {
  double size = 0;     // in points
  double stretch = 1;  // of their width
};
// `width` is that of the text area, in points.
MarkLetters mark_letters(const std::string& mark, double width);

}  // namespace lianshen
