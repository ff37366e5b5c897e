// Local civil dates (UTC+8, fixed) and UTC instants. Pure values: nothing here reads a clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lianshen {

// A calendar day in China. Range 1900-01-01 to 2199-12-31.
class CivilDate {
 public:
  static constexpr int kFirstYear = 1900;
  static constexpr int kLastYear = 2199;

  CivilDate() = default;
  explicit constexpr CivilDate(std::chrono::sys_days days) : days_(days) {}

  static constexpr CivilDate first() {
    return CivilDate(std::chrono::year{kFirstYear} / std::chrono::January / 1);
  }
  static constexpr CivilDate last() {
    return CivilDate(std::chrono::year{kLastYear} / std::chrono::December / 31);
  }

  // Reads exactly "YYYY-MM-DD"; nothing for any other form or for a day that does not exist.
  static std::optional<CivilDate> parse(std::string_view text);
  // The caller guarantees that the day exists (asserted).
  static CivilDate of(int year, unsigned month, unsigned day);

  [[nodiscard]] std::string iso() const;
  [[nodiscard]] int year() const;
  [[nodiscard]] unsigned month() const;
  [[nodiscard]] unsigned day() const;
  [[nodiscard]] std::chrono::weekday weekday() const;
  [[nodiscard]] constexpr std::chrono::sys_days days() const { return days_; }

  [[nodiscard]] CivilDate plus_days(std::int64_t count) const;
  // The matching day of a later or earlier month, or that month's last day where there is none (民法典 202).
  [[nodiscard]] CivilDate plus_months(std::int64_t count) const;

  auto operator<=>(const CivilDate&) const = default;

 private:
  std::chrono::sys_days days_{};
};

// A moment in UTC, in milliseconds since 1970.
class Instant {
 public:
  Instant() = default;
  explicit constexpr Instant(std::int64_t unix_milliseconds) : unix_milliseconds_(unix_milliseconds) {}

  // Reads RFC 3339 with an explicit offset, e.g. "2019-03-04T09:00:00+08:00" or "...Z"; up to three decimals.
  static std::optional<Instant> parse(std::string_view text);
  // 24:00+08:00 of that day: the moment at which a limit that ends on it has passed.
  static Instant end_of(CivilDate date);
  static Instant start_of(CivilDate date);

  [[nodiscard]] constexpr std::int64_t unix_milliseconds() const { return unix_milliseconds_; }
  // The civil date in China (UTC+8) at this moment.
  [[nodiscard]] CivilDate local_date() const;
  // "2019-03-04T09:00:00+08:00"; milliseconds only where they are not zero.
  [[nodiscard]] std::string local_iso() const;

  auto operator<=>(const Instant&) const = default;

 private:
  std::int64_t unix_milliseconds_ = 0;
};

}  // namespace lianshen
