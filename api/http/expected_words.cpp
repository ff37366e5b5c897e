#include "api/http/expected_words.hpp"

#include <vector>

namespace lianshen::http {

namespace {

constexpr const char* section = "expected";
constexpr char number_mark = '#';
constexpr std::string_view choice_opening = "one of ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "a text of 1 to 200 characters": "a text of # to # characters", and the numbers in order.
std::string take_numbers(const std::string& text, std::vector<std::string>& numbers) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_negative =
        text[at] == '-' && (at == 0 || text[at - 1] == ' ') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (!is_digit(text[at]) && !is_negative) {
      pattern += text[at++];
      continue;
    }
    std::string number(1, text[at++]);
    while (at < text.size() && is_digit(text[at])) number += text[at++];
    numbers.push_back(std::move(number));
    pattern += number_mark;
  }
  return pattern;
}

}  // namespace

std::string expected_in(const Locale& locale, const std::string& expected) {
  if (expected.starts_with(choice_opening) && locale.has_label(section, "one of")) {
    return locale.label(section, "one of") + expected.substr(choice_opening.size());
  }
  std::vector<std::string> numbers;
  const std::string pattern = take_numbers(expected, numbers);
  if (!locale.has_label(section, pattern)) return expected;
  std::string words;
  std::size_t used = 0;
  for (const char c : locale.label(section, pattern)) {
    if (c == number_mark && used < numbers.size()) {
      words += numbers[used++];
    } else {
      words += c;
    }
  }
  return words;
}

}  // namespace lianshen::http
