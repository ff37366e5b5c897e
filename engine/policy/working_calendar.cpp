// Lays the rows of the calendar files over each other and answers for single days.
#include "engine/policy/working_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <sstream>

#include "engine/domain/invariant.hpp"
#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/policy/calendar_layer.hpp"
#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

using Layers = std::map<std::string, CalendarLayer, std::less<>>;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view expected) {
  throw DataError(fmt::format("{}: expected {}", file.generic_string(), expected));
}

Layers read_layers(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) refuse(folder, "a folder of calendars");
  Layers layers;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::filesystem::path description = std::filesystem::path(entry.path()).replace_extension(".json");
    if (entry.path().extension() == ".csv" && !std::filesystem::exists(description))
      refuse(entry.path(), "a .json of the same name beside it");
    if (entry.path() != description) continue;
    CalendarLayer layer = read_layer(description);
    layers.emplace(layer.name, std::move(layer));
  }
  if (layers.empty()) refuse(folder, "at least one calendar");
  return layers;
}

// From the root up to the named layer.
std::vector<const CalendarLayer*> stack_of(const CalendarLayer& top, const Layers& layers) {
  std::vector<const CalendarLayer*> stack{&top};
  while (!stack.back()->base.empty()) {
    const CalendarLayer& above = *stack.back();
    const auto base = layers.find(above.base);
    if (base == layers.end()) refuse(above.file, fmt::format("a calendar as base, found '{}'", above.base));
    if (std::find(stack.begin(), stack.end(), &base->second) != stack.end())
      refuse(above.file, fmt::format("bases that end, found a circle at '{}'", above.base));
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
    const std::vector<const CalendarLayer*> stack = stack_of(layer, layers);
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
