#include "engine/policy/calendar_arrangement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/json.hpp"
#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

using Row = CalendarLayer::Row;

constexpr unsigned december = 12;
constexpr unsigned friday = 5;
constexpr int indent = 2;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view expected) {
  throw DataError(fmt::format("{}: expected {}", file.generic_string(), expected));
}

std::string text_of(const Row& row) {
  return fmt::format("{},{},{}", row.date.iso(), row.is_off ? "off" : "work", row.name);
}

// The New Year's holiday may begin, and its make-up days may lie, in the December before.
int year_of(const std::vector<Row>& days, const std::filesystem::path& file) {
  const int year = days.back().date.year();
  for (const Row& day : days) {
    const bool is_before = day.date.year() == year - 1 && day.date.month() == december;
    if (day.date.year() != year && !is_before)
      refuse(file, fmt::format("days of {} and of the December before, found {}", year, day.date.iso()));
  }
  return year;
}

void check_make_up_days(const std::vector<Row>& days, const std::filesystem::path& file) {
  for (const Row& day : days) {
    if (!day.is_off && day.date.weekday().iso_encoding() <= friday)
      refuse(file, fmt::format("make-up days on week-ends, found {}", day.date.iso()));
  }
}

// Whoever forgets a holiday forgets one that every year has.
void check_fixed_days(const CalendarLayer& layer, const std::vector<Row>& days, int year,
                      const std::filesystem::path& file) {
  for (const auto& fixed : layer.fixed_days) {
    if (fixed.from_year > year) continue;
    const std::string date = fmt::format("{:04}-{}", year, fixed.day);
    const bool is_there =
        std::ranges::any_of(days, [&](const Row& day) { return day.is_off && day.date.iso() == date; });
    if (!is_there) refuse(file, fmt::format("{} {} among the days off", date, fixed.name));
  }
}

std::vector<Row> new_days(const CalendarLayer& layer, const std::vector<Row>& days,
                          const std::filesystem::path& file) {
  std::vector<Row> added;
  for (const Row& day : days) {
    const auto known = std::ranges::find(layer.rows, day.date, &Row::date);
    if (known == layer.rows.end()) {
      added.push_back(day);
    } else if (known->is_off != day.is_off || known->name != day.name) {
      refuse(file, fmt::format("{} as the calendar has it: {}, found {}", day.date.iso(), text_of(*known),
                               text_of(day)));
    }
  }
  return added;
}

std::string csv_of(std::vector<Row> rows) {
  std::ranges::sort(rows, {}, &Row::date);
  std::string text = "date,kind,name\n";
  for (const Row& row : rows) text += text_of(row) + "\n";
  return text;
}

std::string with_notice(const std::filesystem::path& description, int year, const CalendarNotice& notice) {
  // The order of members is for the people who read the file.
  auto document = nlohmann::ordered_json::parse(read_whole_file(description));
  document["notices"].push_back({{"year", std::to_string(year)},
                                 {"notice", notice.document_no},
                                 {"issued", notice.issued_on.iso()},
                                 {"confidence", "entered"}});
  return document.dump(indent) + "\n";
}

}  // namespace

CalendarUpdate take_arrangement(const std::filesystem::path& description, const std::filesystem::path& days,
                                const CalendarNotice& notice) {
  const CalendarLayer layer = read_layer(description);
  const std::vector<Row> given = read_calendar_rows(days);
  CalendarUpdate update;
  update.year = year_of(given, days);
  check_make_up_days(given, days);
  check_fixed_days(layer, given, update.year, days);
  update.added = new_days(layer, given, days);
  std::vector<Row> rows = layer.rows;
  rows.insert(rows.end(), update.added.begin(), update.added.end());
  update.csv = csv_of(std::move(rows));
  update.description = with_notice(description, update.year, notice);
  return update;
}

}  // namespace lianshen
