// Reads the calendar files, lays their rows over each other and answers for single days.
#include "engine/policy/working_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "engine/domain/invariant.hpp"
#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"

namespace lianshen {

struct CalendarLayer {
  struct Row {
    CivilDate date;
    bool is_off = false;
    std::string name;
  };
  struct FixedDay {
    std::string day;  // "10-01"
    std::string name;
    int from_year = CivilDate::kFirstYear;
  };

  std::string name;
  std::string base;  // empty for a root
  DayKind off_kind = DayKind::holiday;
  std::vector<Row> rows;  // ascending
  std::vector<FixedDay> fixed_days;
};

namespace {

using Layers = std::map<std::string, CalendarLayer, std::less<>>;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view place,
                         std::string_view expected) {
  throw std::runtime_error(fmt::format("{}: {}: {}", file.string(), place, expected));
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(file, "file", "expected a readable file");
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

CalendarLayer::Row read_row(const std::string& line, const std::filesystem::path& file,
                            const std::string& place) {
  const std::size_t first = line.find(',');
  const std::size_t second = first == std::string::npos ? first : line.find(',', first + 1);
  if (second == std::string::npos || line.find_first_of(",\"", second + 1) != std::string::npos)
    refuse(file, place, "expected three fields date,kind,name without quotes");
  const auto date = CivilDate::parse(line.substr(0, first));
  if (!date)
    refuse(file, place, fmt::format("expected a date YYYY-MM-DD, found '{}'", line.substr(0, first)));
  const std::string kind = line.substr(first + 1, second - first - 1);
  if (kind != "off" && kind != "work")
    refuse(file, place, fmt::format("expected the kind off or work, found '{}'", kind));
  std::string name = line.substr(second + 1);
  if (name.empty()) refuse(file, place, "expected the name of the holiday");
  return {*date, kind == "off", std::move(name)};
}

std::vector<CalendarLayer::Row> read_rows(const std::filesystem::path& file) {
  std::istringstream text(read_text(file));
  std::vector<CalendarLayer::Row> rows;
  std::string line;
  for (int number = 1; std::getline(text, line); ++number) {
    const std::string place = fmt::format("line {}", number);
    if (!line.empty() && line.back() == '\r') line.pop_back();  // saved by a spreadsheet
    if (number == 1) {
      if (line != "date,kind,name") refuse(file, place, "expected the header date,kind,name");
      continue;
    }
    CalendarLayer::Row row = read_row(line, file, place);
    if (!rows.empty() && row.date <= rows.back().date)
      refuse(file, place, fmt::format("expected a date after {}", rows.back().date.iso()));
    rows.push_back(std::move(row));
  }
  if (rows.empty()) refuse(file, "line 2", "expected at least one day");
  return rows;
}

// Only these keys, so that a misspelt one is not passed over in silence.
void expect_keys(const Json& object, const std::set<std::string_view>& known,
                 const std::filesystem::path& file, const std::string& place) {
  if (!object.is_object()) refuse(file, place, "expected an object");
  for (const auto& [key, value] : object.items()) {
    if (!known.contains(key)) refuse(file, fmt::format("{}.{}", place, key), "unknown key");
  }
}

std::string read_text_member(const Json& object, const char* key, const std::filesystem::path& file,
                             const std::string& place) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
    refuse(file, fmt::format("{}.{}", place, key), "expected a text");
  return found->get<std::string>();
}

// A missing list is an empty one.
const Json& list_member(const Json& object, const char* key, const std::filesystem::path& file) {
  static const Json empty = Json::array();
  const auto found = object.find(key);
  if (found == object.end()) return empty;
  if (!found->is_array()) refuse(file, key, "expected a list");
  return *found;
}

// The notices are for people who check the table; nothing computes with them, so they are only checked for
// form.
void check_notices(const Json& settings, const std::filesystem::path& file) {
  const Json& notices = list_member(settings, "notices", file);
  for (std::size_t index = 0; index < notices.size(); ++index) {
    const std::string place = fmt::format("notices[{}]", index);
    expect_keys(notices[index], {"year", "notice", "issued", "confidence", "url"}, file, place);
    read_text_member(notices[index], "year", file, place);
    read_text_member(notices[index], "confidence", file, place);
    if (notices[index].contains("issued") &&
        !CivilDate::parse(read_text_member(notices[index], "issued", file, place)))
      refuse(file, place + ".issued", "expected a date YYYY-MM-DD");
  }
}

std::vector<CalendarLayer::FixedDay> read_fixed_days(const Json& settings,
                                                     const std::filesystem::path& file) {
  const Json& list = list_member(settings, "fixed_days", file);
  std::vector<CalendarLayer::FixedDay> fixed_days;
  for (std::size_t index = 0; index < list.size(); ++index) {
    const std::string place = fmt::format("fixed_days[{}]", index);
    expect_keys(list[index], {"day", "name", "from_year"}, file, place);
    CalendarLayer::FixedDay fixed;
    fixed.day = read_text_member(list[index], "day", file, place);
    fixed.name = read_text_member(list[index], "name", file, place);
    // Checked in a common year: a fixed day must exist in every year.
    if (!CivilDate::parse("2001-" + fixed.day)) refuse(file, place + ".day", "expected a day MM-DD");
    if (const auto from = list[index].find("from_year"); from != list[index].end()) {
      if (!from->is_number_integer()) refuse(file, place + ".from_year", "expected a year");
      fixed.from_year = from->get<int>();
    }
    fixed_days.push_back(std::move(fixed));
  }
  return fixed_days;
}

CalendarLayer read_layer(const std::filesystem::path& file) {
  const Json settings = Json::parse(read_text(file), nullptr, false);
  if (settings.is_discarded()) refuse(file, "file", "expected valid JSON");
  expect_keys(settings, {"name", "label", "base", "kind", "fixed_days", "notices"}, file, "calendar");
  CalendarLayer layer;
  layer.name = read_text_member(settings, "name", file, "calendar");
  if (layer.name != file.stem().string()) refuse(file, "calendar.name", "expected the name of the file");
  read_text_member(settings, "label", file, "calendar");
  if (settings.contains("base")) layer.base = read_text_member(settings, "base", file, "calendar");
  const std::string kind = read_text_member(settings, "kind", file, "calendar");
  if (kind != "holiday" && kind != "local_order")
    refuse(file, "calendar.kind", fmt::format("expected holiday or local_order, found '{}'", kind));
  layer.off_kind = kind == "holiday" ? DayKind::holiday : DayKind::local_order;
  layer.fixed_days = read_fixed_days(settings, file);
  if (!layer.base.empty() && !layer.fixed_days.empty())
    refuse(file, "fixed_days", "expected only in a calendar without a base");
  check_notices(settings, file);
  layer.rows = read_rows(std::filesystem::path(file).replace_extension(".csv"));
  return layer;
}

Layers read_layers(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) refuse(folder, "folder", "expected a folder of calendars");
  Layers layers;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::filesystem::path& file = entry.path();
    if (file.extension() == ".csv" &&
        !std::filesystem::exists(std::filesystem::path(file).replace_extension(".json")))
      refuse(file, "file", "expected a .json of the same name beside it");
    if (file.extension() != ".json") continue;
    CalendarLayer layer = read_layer(file);
    layers.emplace(layer.name, std::move(layer));
  }
  if (layers.empty()) refuse(folder, "folder", "expected at least one calendar");
  return layers;
}

// From the root up to the named layer.
std::vector<const CalendarLayer*> stack_of(const CalendarLayer& top, const Layers& layers,
                                           const std::filesystem::path& folder) {
  std::vector<const CalendarLayer*> stack{&top};
  while (!stack.back()->base.empty()) {
    const std::filesystem::path file = folder / (stack.back()->name + ".json");
    const auto base = layers.find(stack.back()->base);
    if (base == layers.end())
      refuse(file, "calendar.base", fmt::format("expected a calendar, found '{}'", stack.back()->base));
    if (std::find(stack.begin(), stack.end(), &base->second) != stack.end())
      refuse(file, "calendar.base", fmt::format("expected no circle, found '{}'", stack.back()->base));
    stack.push_back(&base->second);
  }
  std::reverse(stack.begin(), stack.end());
  return stack;
}

std::string version_of(std::span<const CalendarLayer* const> layers) {
  Sha256 hash;
  for (const CalendarLayer* layer : layers) {
    for (const auto& row : layer->rows)
      hash.update(fmt::format("{},{},{}\n", row.date.iso(), row.is_off ? "off" : "work", row.name));
    for (const auto& fixed : layer->fixed_days)
      hash.update(fmt::format("{},fixed,{},{}\n", fixed.day, fixed.name, fixed.from_year));
  }
  return layers.back()->name + "@" + to_hex(hash.finish()).substr(0, 8);
}

std::size_t index_of(CivilDate date) {
  ensure(date >= CivilDate::first() && date <= CivilDate::last(),
         "a day asked for lies in the calendar's range");
  return static_cast<std::size_t>((date.days() - CivilDate::first().days()).count());
}

std::size_t year_index(int year) { return static_cast<std::size_t>(year - CivilDate::kFirstYear); }

}  // namespace

WorkingCalendar::WorkingCalendar(std::span<const CalendarLayer* const> layers)
    : name_(layers.back()->name),
      version_(version_of(layers)),
      days_(index_of(CivilDate::last()) + 1),
      names_{std::string()} {
  fill_week_days();
  mark_published_years(*layers.front());
  apply_fixed_days(*layers.front());
  for (const CalendarLayer* layer : layers) apply_rows(*layer);
}

void WorkingCalendar::fill_week_days() {
  for (CivilDate date = CivilDate::first();; date = date.plus_days(1)) {
    const unsigned weekday = date.weekday().iso_encoding();
    days_[index_of(date)].kind = weekday > 5 ? DayKind::weekend : DayKind::working;
    if (date == CivilDate::last()) return;
  }
}

// A make-up day in December belongs to the next year's arrangement, so only days off prove that a year is
// published; and only the root publishes years: a local order never replaces the State Council's arrangement.
void WorkingCalendar::mark_published_years(const CalendarLayer& root) {
  for (const auto& row : root.rows) {
    if (row.is_off) is_published_[year_index(row.date.year())] = true;
  }
}

void WorkingCalendar::apply_fixed_days(const CalendarLayer& root) {
  for (const auto& fixed : root.fixed_days) {
    for (int year = std::max(fixed.from_year, CivilDate::kFirstYear); year <= CivilDate::kLastYear; ++year) {
      if (is_published(year)) continue;
      const auto date = CivilDate::parse(fmt::format("{:04}-{}", year, fixed.day));
      ensure(date.has_value(), "a fixed day exists in every year");
      mark(*date, DayKind::holiday, fixed.name);
    }
  }
}

void WorkingCalendar::apply_rows(const CalendarLayer& layer) {
  for (const auto& row : layer.rows)
    mark(row.date, row.is_off ? layer.off_kind : DayKind::make_up_working, row.name);
}

void WorkingCalendar::mark(CivilDate date, DayKind kind, const std::string& name) {
  const auto known = std::find(names_.begin(), names_.end(), name);
  const auto index = static_cast<std::size_t>(known - names_.begin());
  ensure(index <= std::numeric_limits<std::uint16_t>::max(), "a calendar has at most 65,535 names");
  if (known == names_.end()) names_.push_back(name);
  days_[index_of(date)] = {kind, static_cast<std::uint16_t>(index)};
}

const WorkingCalendar::PackedDay& WorkingCalendar::packed(CivilDate date) const {
  return days_[index_of(date)];
}

CalendarDay WorkingCalendar::day(CivilDate date) const {
  const PackedDay& found = packed(date);
  return {found.kind, names_[found.name]};
}

bool WorkingCalendar::is_working(CivilDate date) const {
  const DayKind kind = packed(date).kind;
  return kind == DayKind::working || kind == DayKind::make_up_working;
}

bool WorkingCalendar::is_published(int year) const {
  return year >= CivilDate::kFirstYear && year <= CivilDate::kLastYear && is_published_[year_index(year)];
}

CivilDate WorkingCalendar::next_working_day(CivilDate date) const {
  while (!is_working(date)) date = date.plus_days(1);
  return date;
}

std::int64_t WorkingCalendar::working_days_between(CivilDate after, CivilDate until) const {
  std::int64_t count = 0;
  while (after < until) {
    after = after.plus_days(1);
    if (is_working(after)) ++count;
  }
  return count;
}

CalendarLibrary CalendarLibrary::load(const std::filesystem::path& folder) {
  const Layers layers = read_layers(folder);
  CalendarLibrary library;
  for (const auto& [name, layer] : layers) {
    const std::vector<const CalendarLayer*> stack = stack_of(layer, layers, folder);
    // The constructor is private, so make_unique cannot call it.
    library.calendars_.emplace(name, std::unique_ptr<WorkingCalendar>(new WorkingCalendar(stack)));
  }
  return library;
}

const WorkingCalendar* CalendarLibrary::find(std::string_view name) const {
  const auto found = calendars_.find(name);
  return found == calendars_.end() ? nullptr : found->second.get();
}

}  // namespace lianshen
