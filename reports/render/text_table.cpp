#include "reports/render/text_table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lianshen {

namespace {

constexpr std::string_view gap = "  ";

struct Range {
  char32_t first;
  char32_t last;
};
// Unicode East Asian Width W and F, as far as written Chinese needs them.
constexpr std::array<Range, 12> wide_ranges = {{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0x33FF},
                                                {0x3400, 0x4DBF},
                                                {0x4E00, 0x9FFF},
                                                {0xA000, 0xA4CF},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE6F},
                                                {0xFF01, 0xFF60},
                                                {0xFFE0, 0xFFE6},
                                                {0x20000, 0x3FFFD}}};
constexpr Range combining = {0x0300, 0x036F};

bool is_within(char32_t character, Range range) {
  return character >= range.first && character <= range.last;
}

// One UTF-8 character; a byte that begins none stands for itself.
std::string_view first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return text.substr(0, std::min(length, text.size()));
}

char32_t code_point(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return lead;
  constexpr std::array<unsigned, 5> lead_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = lead & lead_bits[character.size()];
  for (const char byte : character.substr(1))
    value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  return value;
}

std::size_t width_of(std::string_view character) {
  const char32_t value = code_point(character);
  if (is_within(value, combining)) return 0;
  return std::ranges::any_of(wide_ranges, [&](Range range) { return is_within(value, range); }) ? 2 : 1;
}

// No line of Chinese begins with one of the former or ends with one of the latter.
constexpr std::string_view closing_marks = "，。、；：！？）》〉」』】〕”’…";
constexpr std::string_view opening_marks = "（《〈「『【〔“‘";

bool is_one_of(std::string_view marks, std::string_view character) {
  return character.size() > 1 && marks.find(character) != std::string_view::npos;
}

// What stays on one line: a word of ASCII or one other character, with the marks that cling to it.
std::string_view first_unit(std::string_view text) {
  std::size_t end = 0;
  const auto next = [&] {
    return end < text.size() ? first_character(text.substr(end)) : std::string_view();
  };
  while (is_one_of(opening_marks, next())) end += next().size();
  const auto is_word = [&] { return next().size() == 1 && next().front() > ' '; };
  if (is_word()) {
    while (is_word()) ++end;
  } else if (next().size() > 1 || end == 0) {
    end += next().size();
  }
  while (is_one_of(closing_marks, next())) end += next().size();
  return text.substr(0, end);
}

// The longest beginning that fits, but at least one character.
std::string_view fitting(std::string_view text, std::size_t width) {
  std::size_t end = first_character(text).size();
  while (end < text.size()) {
    const std::size_t longer = end + first_character(text.substr(end)).size();
    if (display_width(text.substr(0, longer)) > width) break;
    end = longer;
  }
  return text.substr(0, end);
}

void trim_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& cell, const Column& column) {
  return column.width_max == 0 ? Lines{cell} : wrapped(cell, column.width_max);
}

void append_row(std::string& text, const std::vector<Lines>& cells, const std::vector<Column>& columns,
                const std::vector<std::size_t>& widths) {
  std::size_t height = 1;
  for (const Lines& cell : cells) height = std::max(height, cell.size());
  for (std::size_t at = 0; at < height; ++at) {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string part = at < cells[column].size() ? cells[column][at] : "";
      const std::string padding(widths[column] - display_width(part), ' ');
      if (column > 0) line += gap;
      line += columns[column].align == Align::right ? padding + part : part + padding;
    }
    trim_end(line);
    text += line + '\n';
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    width += width_of(character);
    text.remove_prefix(character.size());
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t line_width = 0;
  const auto end_line = [&] {
    trim_end(line);
    lines.push_back(std::move(line));
    line.clear();
    line_width = 0;
  };
  while (!text.empty()) {
    std::string_view unit = first_unit(text);
    text.remove_prefix(unit.size());
    if (unit == "\n") {
      end_line();
      continue;
    }
    if (line_width > 0 && line_width + display_width(unit) > width) end_line();
    if (unit == " " && line.empty()) continue;
    while (display_width(unit) > width) {
      const std::string_view part = fitting(unit, width);
      line = part;
      unit.remove_prefix(part.size());
      end_line();
    }
    line += unit;
    line_width += display_width(unit);
  }
  trim_end(line);
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string TextTable::text() const {
  std::vector<std::vector<Lines>> cells;
  std::vector<Lines> titles;
  std::vector<std::size_t> widths;
  for (const Column& column : columns) {
    titles.push_back({column.title});
    widths.push_back(display_width(column.title));
  }
  for (const auto& row : rows) {
    auto& line = cells.emplace_back();
    for (std::size_t at = 0; at < columns.size(); ++at) {
      line.push_back(lines_of(at < row.size() ? row[at] : "", columns[at]));
      for (const auto& part : line.back()) widths[at] = std::max(widths[at], display_width(part));
    }
  }
  std::string text;
  append_row(text, titles, columns, widths);
  std::vector<Lines> rule;
  for (const std::size_t width : widths) rule.push_back({std::string(width, '-')});
  append_row(text, rule, columns, widths);
  for (const auto& row : cells) append_row(text, row, columns, widths);
  return text;
}

}  // namespace lianshen
