// Breaks the title of a paper by meaning (梯形、菱形), and measures text in Chinese characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

// Full-width characters count one, ASCII a half; zero-width spaces nothing.
double width_in_characters(std::string_view text);

// Lines of at most `width` characters, as even as possible, broken at the title's zero-width spaces where it
// has any; no line begins with 的 or a closing mark.
std::vector<std::string> title_lines(std::string_view title, double width);

std::string without_break_marks(std::string_view title);

}  // namespace lianshen
