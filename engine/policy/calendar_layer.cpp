// Reads one pair of calendar files.
#include "engine/policy/calendar_layer.hpp"

#include <fmt/format.h>

#include <sstream>

#include "engine/domain/json.hpp"
#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view expected) {
  throw DataError(fmt::format("{}: expected {}", file.generic_string(), expected));
}

[[noreturn]] void refuse(const std::filesystem::path& file, int line, std::string_view expected) {
  throw DataError(fmt::format("{}: line {}: expected {}", file.generic_string(), line, expected));
}

CalendarLayer::Row read_row(const std::string& text, const std::filesystem::path& file, int line) {
  const std::size_t first = text.find(',');
  const std::size_t second = first == std::string::npos ? first : text.find(',', first + 1);
  if (second == std::string::npos || text.find_first_of(",\"", second + 1) != std::string::npos)
    refuse(file, line, "three fields date,kind,name without quotes");
  const auto date = CivilDate::parse(text.substr(0, first));
  if (!date) refuse(file, line, fmt::format("a date YYYY-MM-DD, found '{}'", text.substr(0, first)));
  const std::string kind = text.substr(first + 1, second - first - 1);
  if (kind != "off" && kind != "work")
    refuse(file, line, fmt::format("the kind off or work, found '{}'", kind));
  std::string name = text.substr(second + 1);
  if (name.empty()) refuse(file, line, "the name of the holiday, found none");
  return {*date, kind == "off", std::move(name)};
}

}  // namespace

std::vector<CalendarLayer::Row> read_calendar_rows(const std::filesystem::path& file) {
  std::istringstream lines(read_whole_file(file));
  std::vector<CalendarLayer::Row> rows;
  std::string text;
  for (int line = 1; std::getline(lines, text); ++line) {
    if (!text.empty() && text.back() == '\r') text.pop_back();  // saved by a spreadsheet
    if (line == 1) {
      if (text != "date,kind,name") refuse(file, line, "the header date,kind,name");
      continue;
    }
    CalendarLayer::Row row = read_row(text, file, line);
    if (!rows.empty() && row.date <= rows.back().date)
      refuse(file, line, fmt::format("a date after {}, found {}", rows.back().date.iso(), row.date.iso()));
    rows.push_back(std::move(row));
  }
  if (rows.empty()) refuse(file, "at least one day");
  return rows;
}

namespace {

// The notices are for people who check the table; nothing computes with them, so only their form is checked.
void check_notices(const DataNode& settings) {
  constexpr std::array<std::string_view, 2> kRequired{"year", "confidence"};
  constexpr std::array<std::string_view, 3> kOptional{"notice", "issued", "url"};
  if (!settings.has("notices")) return;
  for (const DataNode& notice : settings.at("notices").entries()) {
    notice.expect_members(kRequired, kOptional);
    for (const std::string_view member : {"year", "confidence", "notice", "url"})
      if (notice.has(member)) static_cast<void>(notice.at(member).text());
    if (notice.has("issued") && !CivilDate::parse(notice.at("issued").text()))
      notice.at("issued").fail("a date YYYY-MM-DD");
  }
}

std::vector<CalendarLayer::FixedDay> read_fixed_days(const DataNode& settings) {
  constexpr std::array<std::string_view, 2> kRequired{"day", "name"};
  constexpr std::array<std::string_view, 1> kOptional{"from_year"};
  std::vector<CalendarLayer::FixedDay> fixed_days;
  if (!settings.has("fixed_days")) return fixed_days;
  for (const DataNode& entry : settings.at("fixed_days").entries()) {
    entry.expect_members(kRequired, kOptional);
    CalendarLayer::FixedDay fixed{entry.at("day").text(), entry.at("name").text(), CivilDate::kFirstYear};
    // Tried in a common year: a fixed day must exist in every year.
    if (!CivilDate::parse("2001-" + fixed.day)) entry.at("day").fail("a day MM-DD");
    if (entry.has("from_year")) {
      fixed.from_year =
          static_cast<int>(entry.at("from_year").whole_number(CivilDate::kFirstYear, CivilDate::kLastYear));
    }
    fixed_days.push_back(std::move(fixed));
  }
  return fixed_days;
}

}  // namespace

CalendarLayer read_layer(const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 3> kRequired{"name", "label", "kind"};
  constexpr std::array<std::string_view, 3> kOptional{"base", "fixed_days", "notices"};
  const std::string origin = file.generic_string();
  const Json document = parse_document(read_whole_file(file), origin);
  const DataNode settings(document, origin, "");
  settings.expect_members(kRequired, kOptional);
  CalendarLayer layer;
  layer.file = file;
  layer.name = settings.at("name").text();
  if (layer.name != file.stem().string()) settings.at("name").fail("the name of the file");
  static_cast<void>(settings.at("label").text());
  if (settings.has("base")) layer.base = settings.at("base").text();
  layer.off_kind = settings.at("kind").one_of<DayKind>(
      {{"holiday", DayKind::holiday}, {"local_order", DayKind::local_order}});
  layer.fixed_days = read_fixed_days(settings);
  if (!layer.base.empty() && !layer.fixed_days.empty())
    settings.at("fixed_days").fail("no fixed days in a calendar with a base", "some");
  check_notices(settings);
  layer.rows = read_calendar_rows(std::filesystem::path(file).replace_extension(".csv"));
  return layer;
}

}  // namespace lianshen
