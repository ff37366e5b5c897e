// Text forms and calendar arithmetic of dates and instants.
#include "engine/domain/civil_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "engine/domain/invariant.hpp"

namespace lianshen {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kChinaOffset = 8 * kHour;

std::chrono::year_month_day parts(std::chrono::sys_days days) { return std::chrono::year_month_day{days}; }

bool in_range(std::chrono::sys_days days) {
  return days >= CivilDate::first().days() && days <= CivilDate::last().days();
}

CivilDate checked(std::chrono::sys_days days) {
  ensure(in_range(days), "dates lie between 1900-01-01 and 2199-12-31");
  return CivilDate(days);
}

// The number written at that place, which must be all digits; the caller has checked the length.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "HH:MM" as milliseconds; nothing for 24:00 and beyond.
std::optional<std::int64_t> hours_and_minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits_at(text, 0, 2);
  const auto minute = digits_at(text, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * kHour + *minute * kMinute;
}

// ".5" to ".123" as milliseconds; nothing for other forms.
std::optional<std::int64_t> fraction(std::string_view text) {
  if (text.size() < 2 || text.size() > 4) return std::nullopt;
  const auto number = digits_at(text, 1, text.size() - 1);
  if (!number) return std::nullopt;
  std::int64_t milliseconds = *number;
  for (std::size_t written = text.size() - 1; written < 3; ++written) milliseconds *= 10;
  return milliseconds;
}

std::optional<std::int64_t> offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const auto size = hours_and_minutes(text.substr(1));
  if (!size) return std::nullopt;
  return text.front() == '-' ? -*size : *size;
}

}  // namespace

std::optional<CivilDate> CivilDate::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || !in_range(date)) return std::nullopt;
  return CivilDate(date);
}

CivilDate CivilDate::of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  ensure(date.ok(), "a date exists in the calendar");
  return checked(date);
}

std::string CivilDate::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

int CivilDate::year() const { return static_cast<int>(parts(days_).year()); }
unsigned CivilDate::month() const { return static_cast<unsigned>(parts(days_).month()); }
unsigned CivilDate::day() const { return static_cast<unsigned>(parts(days_).day()); }
std::chrono::weekday CivilDate::weekday() const { return std::chrono::weekday{days_}; }

CivilDate CivilDate::plus_days(std::int64_t count) const {
  // Bounded first: a sum far beyond the range would overflow the day number itself.
  const std::int64_t span = (last().days() - first().days()).count();
  ensure(count >= -span && count <= span, "dates lie between 1900-01-01 and 2199-12-31");
  return checked(days_ + std::chrono::days{count});
}

CivilDate CivilDate::plus_months(std::int64_t count) const {
  constexpr std::int64_t kMonthsInRange = 12 * (kLastYear - kFirstYear + 1);
  ensure(count > -kMonthsInRange && count < kMonthsInRange, "dates lie between 1900-01-01 and 2199-12-31");
  const auto from = parts(days_);
  const auto month = from.year() / from.month() + std::chrono::months{count};
  const std::chrono::year_month_day_last month_end{month.year(), month.month() / std::chrono::last};
  return checked(month / std::min(from.day(), month_end.day()));
}

std::optional<Instant> Instant::parse(std::string_view text) {
  // "2019-03-04T09:00:00" is 19 characters; the fraction and the offset follow.
  if (text.size() < 20 || text[10] != 'T' || text[16] != ':') return std::nullopt;
  const auto date = CivilDate::parse(text.substr(0, 10));
  const auto time = hours_and_minutes(text.substr(11, 5));
  const auto second = digits_at(text, 17, 2);
  if (!date || !time || !second || *second > 59) return std::nullopt;

  std::string_view rest = text.substr(19);
  std::int64_t milliseconds = 0;
  if (rest.front() == '.') {
    const std::size_t end = std::min(rest.find_first_of("Z+-"), rest.size());
    const auto part = fraction(rest.substr(0, end));
    if (!part) return std::nullopt;
    milliseconds = *part;
    rest = rest.substr(end);
  }
  const auto east = offset(rest);
  if (!east) return std::nullopt;

  const Instant instant(date->days().time_since_epoch().count() * kDay + *time + *second * kSecond +
                        milliseconds - *east);
  // Near the ends of the range the day in China may lie outside, though the day as written does not.
  if (!in_range(instant.local_date().days())) return std::nullopt;
  return instant;
}

Instant Instant::start_of(CivilDate date) {
  return Instant(date.days().time_since_epoch().count() * kDay - kChinaOffset);
}

Instant Instant::end_of(CivilDate date) { return Instant(start_of(date).unix_milliseconds() + kDay); }

CivilDate Instant::local_date() const {
  const std::chrono::sys_time<std::chrono::milliseconds> local{
      std::chrono::milliseconds{unix_milliseconds_ + kChinaOffset}};
  return CivilDate(std::chrono::floor<std::chrono::days>(local));
}

std::string Instant::local_iso() const {
  const CivilDate date = local_date();
  const std::int64_t time = unix_milliseconds_ - start_of(date).unix_milliseconds();
  const std::int64_t milliseconds = time % kSecond;
  return fmt::format("{}T{:02}:{:02}:{:02}{}+08:00", date.iso(), time / kHour, time % kHour / kMinute,
                     time % kMinute / kSecond,
                     milliseconds == 0 ? std::string() : fmt::format(".{:03}", milliseconds));
}

}  // namespace lianshen
