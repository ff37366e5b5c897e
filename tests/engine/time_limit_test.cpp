// Due dates against the regression cases of the rules and the dates of the sample projects (office.md §5).
#include "engine/clock/time_limit.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

using lianshen::CalendarLibrary;
using lianshen::CivilDate;
using lianshen::due_date;
using lianshen::DueDate;
using lianshen::LimitUnit;
using lianshen::merged;
using lianshen::Pause;
using lianshen::TimeLimit;
using lianshen::TraceLine;
using lianshen::WithTrace;
using lianshen::WorkingCalendar;

namespace {

const WorkingCalendar& calendar(const char* name) {
  static const CalendarLibrary library =
      CalendarLibrary::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data/calendars");
  const WorkingCalendar* found = library.find(name);
  REQUIRE(found != nullptr);
  return *found;
}

CivilDate date(const std::string& text) { return CivilDate::parse(text).value(); }

Pause pause(const char* from, const char* until) { return {date(from), date(until)}; }

constexpr TimeLimit working_days(std::int64_t count) { return {count, LimitUnit::working_day, false}; }
constexpr TimeLimit calendar_days(std::int64_t count) { return {count, LimitUnit::calendar_day, false}; }
constexpr TimeLimit months(std::int64_t count) { return {count, LimitUnit::month, false}; }
constexpr TimeLimit minimum(TimeLimit limit) { return {limit.count, limit.unit, true}; }

std::string due(const char* trigger, const TimeLimit& limit, const std::vector<Pause>& pauses = {},
                const char* calendar_name = "national") {
  return due_date(date(trigger), limit, pauses, calendar(calendar_name)).due_on.iso();
}

std::vector<TraceLine> trace_of(const char* trigger, const TimeLimit& limit,
                                const std::vector<Pause>& pauses = {}) {
  return due_date(date(trigger), limit, pauses, calendar("national"), WithTrace::yes).trace;
}

// One line of a trace as text, e.g. "2019-09-29 1 调休上班（国庆节）".
std::string text_of(const TraceLine& line) {
  return line.date.iso() + (line.is_counted ? " " + std::to_string(line.ordinal) : " -") + " " + line.reason;
}

}  // namespace

TEST_CASE("XN-PM-13.2: two working days count the Sunday that is worked before the national holiday") {
  CHECK(due("2019-09-27", working_days(2)) == "2019-09-30");
}

TEST_CASE("fifteen working days step over New Year's Day") {
  CHECK(due("2017-12-29", working_days(15)) == "2018-01-22");
}

TEST_CASE("R30: ten working days end later under the local order of Hubei") {
  CHECK(due("2020-01-20", working_days(10)) == "2020-02-11");
  CHECK(due("2020-01-20", working_days(10), {}, "hubei") == "2020-02-24");
}

TEST_CASE("民法典 202–203: a month limit ends at month's end and rolls on to a working day") {
  CHECK(due("2019-11-30", months(3)) == "2020-03-02");
}

TEST_CASE("XN-PM-16.1: three months' trial is a minimum wait and never rolls on") {
  CHECK(due("2019-11-30", minimum(months(3))) == "2020-03-01");
  CHECK(due("2019-09-10", minimum(months(3))) == "2019-12-11");
  CHECK(due("2020-01-10", minimum(months(3))) == "2020-04-11");
}

TEST_CASE("XN-PM-09.1: twenty working days from acceptance, as in the sample projects") {
  const auto [accepted, due_on] = GENERATE(table<const char*, const char*>({
      {"2019-03-11", "2019-04-09"},
      {"2019-05-06", "2019-06-03"},
      {"2019-05-31", "2019-07-01"},
      {"2019-06-18", "2019-07-16"},
      {"2019-08-12", "2019-09-09"},
      {"2020-11-16", "2020-12-14"},
      {"2020-09-07", "2020-10-10"},
      {"2020-03-02", "2020-03-30"},
  }));
  CHECK(due(accepted, working_days(20)) == due_on);
}

TEST_CASE("XN-PM-10 and XN-PM-13: ten and two working days, as in the sample projects") {
  CHECK(due("2019-06-12", working_days(10)) == "2019-06-26");
  CHECK(due("2019-07-19", working_days(2)) == "2019-07-23");
  CHECK(due("2020-06-19", working_days(2)) == "2020-06-23");
}

TEST_CASE("R6: the day of the question counts, the day of the answer does not") {
  CHECK(due("2019-04-10", working_days(20)) == "2019-05-09");
  CHECK(due("2019-04-10", working_days(20),
            {pause("2019-04-17", "2019-04-24"), pause("2019-05-06", "2019-05-10")}) == "2019-05-22");
}

TEST_CASE("R6: a pause within one day, before the limit or after it moves nothing") {
  CHECK(due("2019-04-10", working_days(20), {pause("2019-04-17", "2019-04-17")}) == "2019-05-09");
  CHECK(due("2019-04-10", working_days(20), {pause("2019-04-01", "2019-04-10")}) == "2019-05-09");
  CHECK(due("2019-04-10", working_days(20), {pause("2019-05-09", "2019-06-09")}) == "2019-05-09");
}

TEST_CASE("R6: a pause that began before the trigger holds the first days back") {
  CHECK(due("2019-04-10", working_days(1), {pause("2019-04-01", "2019-04-12")}) == "2019-04-15");
}

TEST_CASE("R6: two pauses may touch") {
  CHECK(due("2019-04-10", working_days(2),
            {pause("2019-04-11", "2019-04-15"), pause("2019-04-15", "2019-04-17")}) == "2019-04-18");
}

TEST_CASE("each skipped day moves the end of a month limit by one day") {
  CHECK(due("2019-09-10", months(3)) == "2019-12-10");
  CHECK(due("2019-09-10", months(3), {pause("2019-10-10", "2019-10-15")}) == "2019-12-16");
  CHECK(due("2019-09-10", minimum(months(3)), {pause("2019-10-10", "2019-10-15")}) == "2019-12-16");
}

TEST_CASE("a pause that begins in the days to which a pause has moved the end moves it again") {
  CHECK(due("2019-09-10", minimum(months(3)),
            {pause("2019-10-10", "2019-10-15"), pause("2019-12-12", "2019-12-20")}) == "2019-12-24");
}

TEST_CASE("民法典 203: calendar days count rest days but do not end on one") {
  CHECK(due("2019-09-20", calendar_days(10)) == "2019-09-30");
  CHECK(due("2019-09-20", calendar_days(11)) == "2019-10-08");
  CHECK(due("2019-09-20", calendar_days(9)) == "2019-09-29");
  CHECK(due("2019-09-20", minimum(calendar_days(11))) == "2019-10-02");
}

TEST_CASE("a limit whose last day is a rest day does not end while it stands still") {
  CHECK(due("2019-09-20", calendar_days(1)) == "2019-09-23");
  CHECK(due("2019-09-20", calendar_days(1), {pause("2019-09-21", "2019-09-24")}) == "2019-09-25");
}

TEST_CASE("a minimum wait in working days ends on the day after the last of them, worked or not") {
  CHECK(due("2019-09-26", minimum(working_days(1))) == "2019-09-28");
}

TEST_CASE("a limit of nothing ends on its trigger, or on the next working day") {
  CHECK(due("2019-09-27", working_days(0)) == "2019-09-27");
  CHECK(due("2019-10-01", working_days(0)) == "2019-10-08");
  CHECK(due("2019-10-01", months(0)) == "2019-10-08");
  CHECK(due("2019-10-01", minimum(calendar_days(0))) == "2019-10-02");
}

TEST_CASE("a limit that enters a year without an arrangement is provisional") {
  const WorkingCalendar& national = calendar("national");
  const auto of = [&](const char* trigger, const TimeLimit& limit) {
    return due_date(date(trigger), limit, {}, national);
  };
  const DueDate over_new_year = of("2026-12-21", working_days(20));
  CHECK(over_new_year.is_provisional);
  CHECK(over_new_year.due_on.iso() == "2027-01-19");
  CHECK_FALSE(of("2026-12-21", working_days(8)).is_provisional);
  CHECK(of("2026-12-21", working_days(8)).due_on.iso() == "2026-12-31");
  CHECK(of("2026-12-21", working_days(9)).is_provisional);
  CHECK(of("2026-11-15", months(2)).is_provisional);
  CHECK(of("2026-12-21", calendar_days(30)).is_provisional);
}

TEST_CASE("a limit in calendar days depends on the arrangement for its last day only") {
  CHECK(due_date(date("2003-12-01"), calendar_days(27), {}, calendar("national")).is_provisional);
  CHECK_FALSE(due_date(date("2003-12-01"), calendar_days(40), {}, calendar("national")).is_provisional);
}

TEST_CASE("a minimum wait in months does not depend on any arrangement") {
  const DueDate wait = due_date(date("2026-11-15"), minimum(months(3)), {}, calendar("national"));
  CHECK_FALSE(wait.is_provisional);
  CHECK(wait.due_on.iso() == "2027-02-16");
}

TEST_CASE("a due date names the version of its calendar and keeps a trace only if asked") {
  const DueDate plain = due_date(date("2019-09-27"), working_days(2), {}, calendar("hubei"));
  CHECK(plain.calendar_version == calendar("hubei").version());
  CHECK(plain.trace.empty());
}

TEST_CASE("the trace lists each counted and skipped day with its reason") {
  std::vector<std::string> lines;
  for (const TraceLine& line : trace_of("2019-09-27", working_days(3))) lines.push_back(text_of(line));
  CHECK(lines == std::vector<std::string>{
                     "2019-09-27 - 起算日，不计入",
                     "2019-09-28 - 周末",
                     "2019-09-29 1 调休上班（国庆节）",
                     "2019-09-30 2 工作日",
                     "2019-10-01 - 放假（国庆节）",
                     "2019-10-02 - 放假（国庆节）",
                     "2019-10-03 - 放假（国庆节）",
                     "2019-10-04 - 放假（国庆节）",
                     "2019-10-05 - 放假（国庆节）",
                     "2019-10-06 - 放假（国庆节）",
                     "2019-10-07 - 放假（国庆节）",
                     "2019-10-08 3 工作日",
                 });
}

TEST_CASE("the trace shows pauses, month ends, rolling and the earliest day") {
  const auto last_lines = [](const std::vector<TraceLine>& trace) {
    std::vector<std::string> lines;
    for (std::size_t at = trace.size() - 3; at < trace.size(); ++at) lines.push_back(text_of(trace[at]));
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(last_lines(trace_of("2019-11-30", months(3))) ==
        Lines{"2020-02-29 91 第3个月无对应日，取月末；末日为休息日：周末", "2020-03-01 - 顺延：周末",
              "2020-03-02 - 顺延至此日：工作日"});
  CHECK(last_lines(trace_of("2019-09-10", minimum(months(3)))) ==
        Lines{"2019-12-09 90 自然日", "2019-12-10 91 第3个月的对应日", "2019-12-11 - 已满期限，最早可办日"});
  CHECK(last_lines(trace_of("2019-04-10", working_days(2), {pause("2019-04-11", "2019-04-12")})) ==
        Lines{"2019-04-13 - 周末", "2019-04-14 - 周末", "2019-04-15 2 工作日"});
  CHECK(text_of(trace_of("2019-04-10", working_days(2), {pause("2019-04-11", "2019-04-12")})[2]) ==
        "2019-04-12 - 中止");
  CHECK(last_lines(trace_of("2026-12-30", working_days(2))) ==
        Lines{"2027-01-02 - 周末；暂定：该年放假安排未公布", "2027-01-03 - 周末；暂定：该年放假安排未公布",
              "2027-01-04 2 工作日；暂定：该年放假安排未公布"});
}

TEST_CASE("the local order is named in the trace") {
  const DueDate late = due_date(date("2020-01-20"), working_days(10), {}, calendar("hubei"), WithTrace::yes);
  const std::string reason = late.trace[14].reason;
  CHECK(late.trace[14].date.iso() == "2020-02-03");
  CHECK(reason == "地方规定放假（湖北省延长春节假期）");
}

TEST_CASE("every due date of nine years has its working days between and is one itself") {
  const WorkingCalendar& hubei = calendar("hubei");
  int wrong = 0;
  for (CivilDate trigger = date("2018-01-01"); trigger < date("2026-10-01"); trigger = trigger.plus_days(1)) {
    for (std::int64_t count = 1; count <= 30; ++count) {
      const CivilDate due_on = due_date(trigger, working_days(count), {}, hubei).due_on;
      if (!hubei.is_working(due_on) || hubei.working_days_between(trigger, due_on) != count) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a due date is the same with a trace, and the trace ends on it") {
  const std::vector<Pause> pauses{pause("2019-12-30", "2020-01-03"), pause("2020-02-28", "2020-03-02")};
  const LimitUnit unit = GENERATE(LimitUnit::working_day, LimitUnit::calendar_day, LimitUnit::month);
  const bool is_minimum = GENERATE(true, false);
  int wrong = 0;
  for (std::int64_t count = 0; count <= 40; ++count) {
    const TimeLimit limit{count, unit, is_minimum};
    const DueDate plain = due_date(date("2019-12-28"), limit, pauses, calendar("national"));
    const DueDate traced = due_date(date("2019-12-28"), limit, pauses, calendar("national"), WithTrace::yes);
    if (plain.due_on != traced.due_on || traced.trace.back().date != plain.due_on) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a limit or pause that cannot be counted is refused") {
  const auto refuse = [](const TimeLimit& limit, const std::vector<Pause>& pauses, const char* message) {
    CHECK_THROWS_WITH(due("2019-04-10", limit, pauses), message);
  };
  refuse(working_days(-1), {}, "a limit of -1: expected 0 to 3660");
  refuse(calendar_days(3661), {}, "a limit of 3661: expected 0 to 3660");
  refuse(months(121), {}, "a limit of 121: expected 0 to 120");
  refuse(working_days(5), {{date("2019-05-01"), std::nullopt}},
         "the pause from 2019-05-01 is still running: no due date");
  refuse(working_days(5), {pause("2019-05-02", "2019-05-01")},
         "the pause from 2019-05-02 ends before it begins, on 2019-05-01");
  refuse(working_days(5), {pause("2019-05-01", "2019-05-10"), pause("2019-05-09", "2019-05-12")},
         "the pause from 2019-05-09 overlaps the one before it");
}

TEST_CASE("a limit that leaves the calendar is refused") {
  const char* const message = "the limit ends after 2199-12-31, where the calendar ends";
  CHECK_THROWS_WITH(due("2199-12-31", working_days(1)), message);
  CHECK_THROWS_WITH(due("2199-12-01", months(1)), message);
  CHECK_THROWS_WITH(due("2199-12-30", minimum(calendar_days(1))), message);
}

TEST_CASE("times that overlap or touch are skipped once") {
  const auto all = merged({pause("2020-11-05", "2020-11-16"), pause("2020-11-02", "2020-11-12"),
                           pause("2020-11-16", "2020-11-18"), pause("2020-12-01", "2020-12-02")});
  CHECK(all == std::vector<Pause>{pause("2020-11-02", "2020-11-18"), pause("2020-12-01", "2020-12-02")});
  CHECK(merged({}).empty());
}

TEST_CASE("a time that has not ended swallows what begins after it") {
  const auto all = merged({pause("2020-11-20", "2020-11-25"),
                           {date("2020-11-10"), std::nullopt},
                           pause("2020-11-02", "2020-11-05")});
  CHECK(all == std::vector<Pause>{pause("2020-11-02", "2020-11-05"), {date("2020-11-10"), std::nullopt}});
}
