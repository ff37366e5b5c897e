#include "reports/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lianshen {

namespace {

void take_traces(const std::vector<Block>& blocks, std::vector<const Trace*>& traces) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) traces.push_back(&paragraph->trace);
    if (const auto* chart = std::get_if<Chart>(&block)) traces.push_back(&chart->trace);
    if (const auto* table = std::get_if<Table>(&block)) {
      for (const TableRow& row : table->rows) traces.push_back(&row.trace);
    }
  }
}

}  // namespace

void Trace::add(std::int64_t sequence) {
  const auto place = std::ranges::lower_bound(events, sequence);
  if (place == events.end() || *place != sequence) events.insert(place, sequence);
}

void Trace::add(std::string_view provision) {
  if (provision.empty()) return;  // a limit of the office itself cites nothing
  if (std::ranges::find(provisions, provision) == provisions.end()) provisions.emplace_back(provision);
}

void Trace::add(const Trace& other) {
  for (const std::int64_t sequence : other.events) add(sequence);
  for (const std::string& provision : other.provisions) add(provision);
}

std::string_view draft_mark(Standing standing) {
  switch (standing) {
    case Standing::draft:
      return "草稿";
    case Standing::unsealed:
      return "未用印";
    case Standing::voided:
      return "作废";
    case Standing::issued:
      break;
  }
  return {};
}

std::vector<const Trace*> traces_of(const Document& document) {
  std::vector<const Trace*> traces = {&document.head};
  take_traces(document.blocks, traces);
  for (const Annex& annex : document.annexes) take_traces(annex.blocks, traces);
  return traces;
}

std::string date_text(CivilDate date) {
  return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
}

std::string date_text_or_blank(const std::optional<CivilDate>& date) {
  return date ? date_text(*date) : "　　　　年　　月　　日";
}

std::string chinese_numeral(std::size_t number) {
  constexpr std::array<std::string_view, 10> digits = {"",   "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  constexpr std::size_t ten = 10;
  const std::size_t tens = number / ten % ten;
  std::string text;
  if (tens > 1) text += digits[tens];
  if (tens > 0) text += "十";
  return text + std::string(digits[number % ten]);
}

}  // namespace lianshen
