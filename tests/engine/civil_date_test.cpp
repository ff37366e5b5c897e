// Dates and instants as they are written, and the month arithmetic of 民法典 202.
#include "engine/domain/civil_date.hpp"

#include <catch2/catch.hpp>
#include <string>

using lianshen::CivilDate;
using lianshen::Instant;

namespace {

CivilDate date(const char* text) {
  const auto parsed = CivilDate::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

Instant instant(const char* text) {
  const auto parsed = Instant::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

}  // namespace

TEST_CASE("a date is read and written as YYYY-MM-DD") {
  const CivilDate leap_day = date("2020-02-29");
  CHECK(leap_day.year() == 2020);
  CHECK(leap_day.month() == 2);
  CHECK(leap_day.day() == 29);
  CHECK(leap_day.weekday() == std::chrono::Saturday);
  CHECK(leap_day.iso() == "2020-02-29");
  CHECK(leap_day == CivilDate::of(2020, 2, 29));
  CHECK(CivilDate().iso() == "1970-01-01");
  CHECK(CivilDate::first().iso() == "1900-01-01");
  CHECK(CivilDate::last().iso() == "2199-12-31");
}

TEST_CASE("a date that does not exist or is written otherwise is refused") {
  const std::string text =
      GENERATE(as<std::string>(), "", "2019-02-29", "1900-02-29", "2019-04-31", "2019-13-01", "2019-00-10",
               "2019-01-00", "2019-1-1", "2019/01/01", "20190101", "2019-01-01 ", " 2019-01-01", "2019-01-0a",
               "-019-01-01", "+019-01-01", "1899-12-31", "2200-01-01", "2019-01-01T00:00:00Z", "２019-1-1",
               "2019年1月1");
  INFO(text);
  CHECK_FALSE(CivilDate::parse(text).has_value());
}

TEST_CASE("every day of the range is read as it is written") {
  std::int64_t days = 0;
  bool all_same = true;
  for (CivilDate day = CivilDate::first(); day < CivilDate::last(); day = day.plus_days(1), ++days)
    all_same = all_same && CivilDate::parse(day.iso()) == day &&
               CivilDate::of(day.year(), day.month(), day.day()) == day;
  CHECK(all_same);
  CHECK(days == 109'572);
}

TEST_CASE("days are added across months and years") {
  CHECK(date("2019-12-31").plus_days(1).iso() == "2020-01-01");
  CHECK(date("2020-03-01").plus_days(-1).iso() == "2020-02-29");
  CHECK(date("2019-03-01").plus_days(-1).iso() == "2019-02-28");
}

TEST_CASE("民法典 202: a month ends on the matching day, or on its last day where there is none") {
  CHECK(date("2019-11-30").plus_months(3).iso() == "2020-02-29");
  CHECK(date("2018-11-30").plus_months(3).iso() == "2019-02-28");
  CHECK(date("2019-01-31").plus_months(1).iso() == "2019-02-28");
  CHECK(date("2019-08-31").plus_months(1).iso() == "2019-09-30");
  CHECK(date("2019-09-10").plus_months(3).iso() == "2019-12-10");
  CHECK(date("2019-02-28").plus_months(1).iso() == "2019-03-28");
  CHECK(date("2020-02-29").plus_months(12).iso() == "2021-02-28");
  CHECK(date("2019-03-31").plus_months(-1).iso() == "2019-02-28");
  CHECK(date("2020-01-15").plus_months(-13).iso() == "2018-12-15");
  CHECK(date("2019-05-05").plus_months(0).iso() == "2019-05-05");
}

TEST_CASE("an instant is read with its offset and written in the time of China") {
  CHECK(instant("2019-03-04T09:00:00+08:00").unix_milliseconds() == 1'551'661'200'000);
  CHECK(instant("2019-03-04T01:00:00Z") == instant("2019-03-04T09:00:00+08:00"));
  CHECK(instant("2019-03-03T20:30:00-04:30") == instant("2019-03-04T09:00:00+08:00"));
  CHECK(instant("2019-03-04T09:00:00+08:00").local_iso() == "2019-03-04T09:00:00+08:00");
  CHECK(instant("2019-03-04T09:00:00.5+08:00").local_iso() == "2019-03-04T09:00:00.500+08:00");
  CHECK(instant("2019-03-04T09:00:00.05Z").local_iso() == "2019-03-04T17:00:00.050+08:00");
  CHECK(instant("2019-03-04T09:00:00.007Z").local_iso() == "2019-03-04T17:00:00.007+08:00");
  CHECK(instant("1960-06-01T00:00:00.001Z").local_iso() == "1960-06-01T08:00:00.001+08:00");
}

TEST_CASE("an instant in any other form is refused") {
  const std::string text = GENERATE(
      as<std::string>(), "", "2019-03-04", "2019-03-04T09:00:00", "2019-03-04 09:00:00Z", "2019-03-04T09:00Z",
      "2019-03-04T24:00:00Z", "2019-03-04T09:60:00Z", "2019-03-04T09:00:60Z", "2019-03-04T09:00:00.Z",
      "2019-03-04T09:00:00.1234Z", "2019-03-04T09:00:00.123", "2019-03-04T09:00:00+0800",
      "2019-03-04T09:00:00+8:00", "2019-03-04T09:00:00+24:00", "2019-03-04T09:00:00+08:60",
      "2019-03-04T09:00:00z", "2019-03-04t09:00:00Z", "2019-03-04T09:00:00ZZ", "2019-03-04T09:00:00.12+",
      "2019-02-29T09:00:00Z", "2019-03-04T-9:00:00Z");
  INFO(text);
  CHECK_FALSE(Instant::parse(text).has_value());
}

TEST_CASE("an instant whose day in China lies outside the range is refused") {
  CHECK(Instant::parse("2199-12-31T15:59:59Z").has_value());
  CHECK_FALSE(Instant::parse("2199-12-31T16:00:00Z").has_value());
  CHECK_FALSE(Instant::parse("1900-01-01T00:00:00+23:59").has_value());
}

TEST_CASE("the day in China begins and ends at midnight of UTC+8") {
  CHECK(instant("2019-03-03T15:59:59.999Z").local_date().iso() == "2019-03-03");
  CHECK(instant("2019-03-03T16:00:00Z").local_date().iso() == "2019-03-04");
  CHECK(Instant::start_of(date("2019-03-04")) == instant("2019-03-04T00:00:00+08:00"));
  CHECK(Instant::end_of(date("2019-03-04")) == instant("2019-03-05T00:00:00+08:00"));
  CHECK(Instant::start_of(date("1960-01-01")).local_date().iso() == "1960-01-01");
}
