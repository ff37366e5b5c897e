#include "reports/render/title_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lianshen {

namespace {

constexpr std::string_view break_mark = "\u200B";

std::size_t letter_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80U) return 1;
  if (byte < 0xE0U) return 2;
  return byte < 0xF0U ? 3 : 4;
}

struct Letter {
  std::string_view text;
  double width = 1;
  bool may_begin_line = false;  // after a break mark
};

bool is_word_letter(std::string_view letter) { return letter.size() == 1 && letter.front() != ' '; }

std::vector<Letter> letters_of(std::string_view text) {
  constexpr std::array<std::string_view, 10> never_first = {"的", "）", "》", "、", "，",
                                                            "。", "”",  "：", "〕", "；"};
  std::vector<Letter> letters;
  bool is_marked = false;
  while (!text.empty()) {
    const std::string_view letter = text.substr(0, letter_size(text.front()));
    text.remove_prefix(letter.size());
    if (letter == break_mark) {
      is_marked = true;
      continue;
    }
    const bool is_bound = std::ranges::find(never_first, letter) != never_first.end();
    letters.push_back({letter, letter.size() == 1 ? 0.5 : 1.0, is_marked && !is_bound && !letters.empty()});
    is_marked = false;
  }
  return letters;
}

// A title without marks, or with too few of them, may be broken anywhere but inside a word of ASCII.
void allow_every_break(std::vector<Letter>& letters) {
  constexpr std::array<std::string_view, 6> never_first = {"的", "）", "》", "、", "”", "〕"};
  constexpr std::array<std::string_view, 4> never_last = {"（", "《", "“", "〔"};
  for (std::size_t at = 1; at < letters.size(); ++at) {
    const bool is_in_word = is_word_letter(letters[at].text) && is_word_letter(letters[at - 1].text);
    const bool is_bound = std::ranges::find(never_first, letters[at].text) != never_first.end() ||
                          std::ranges::find(never_last, letters[at - 1].text) != never_last.end();
    letters[at].may_begin_line = !is_in_word && !is_bound;
  }
}

// The best way to break letters[from..] into `count` lines: the longest line is as short as possible.
struct Breaking {
  double longest = std::numeric_limits<double>::infinity();
  std::vector<std::size_t> starts;
};

Breaking best_breaking(const std::vector<Letter>& letters, std::size_t from, std::size_t count,
                       double width) {
  Breaking best;
  double length = 0;
  for (std::size_t at = from; at < letters.size(); ++at) {
    length += letters[at].width;
    if (length > width) return best;
    const std::size_t next = at + 1;
    if (next == letters.size()) {
      if (count == 1 && length < best.longest) best = {length, {from}};
      return best;
    }
    if (count == 1 || !letters[next].may_begin_line) continue;
    Breaking rest = best_breaking(letters, next, count - 1, width);
    const double longest = std::max(length, rest.longest);
    if (rest.starts.empty() || longest >= best.longest) continue;
    rest.starts.insert(rest.starts.begin(), from);
    best = {longest, std::move(rest.starts)};
  }
  return best;
}

std::vector<std::string> lines_of(const std::vector<Letter>& letters,
                                  const std::vector<std::size_t>& starts) {
  std::vector<std::string> lines;
  for (std::size_t line = 0; line < starts.size(); ++line) {
    const std::size_t end = line + 1 < starts.size() ? starts[line + 1] : letters.size();
    std::string text;
    for (std::size_t at = starts[line]; at < end; ++at) text += letters[at].text;
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace

double width_in_characters(std::string_view text) {
  double width = 0;
  for (const Letter& letter : letters_of(text)) width += letter.width;
  return width;
}

std::string without_break_marks(std::string_view title) {
  std::string text;
  for (const Letter& letter : letters_of(title)) text += letter.text;
  return text;
}

std::vector<std::string> title_lines(std::string_view title, double width) {
  constexpr std::size_t lines_max = 6;
  std::vector<Letter> letters = letters_of(title);
  if (letters.empty()) return {};
  const auto needed = static_cast<std::size_t>(std::max(1.0, std::ceil(width_in_characters(title) / width)));
  for (std::size_t count = needed; count <= std::min(needed + 1, lines_max); ++count) {
    const Breaking marked = best_breaking(letters, 0, count, width);
    if (!marked.starts.empty()) return lines_of(letters, marked.starts);
  }
  allow_every_break(letters);
  for (std::size_t count = needed; count <= lines_max; ++count) {
    const Breaking any = best_breaking(letters, 0, count, width);
    if (!any.starts.empty()) return lines_of(letters, any.starts);
  }
  return {without_break_marks(title)};
}

}  // namespace lianshen
