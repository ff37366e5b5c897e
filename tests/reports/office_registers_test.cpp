// The registers of limits, documents and cards: net of waiting, void numbers kept, what became of each lamp.
#include <catch2/catch.hpp>

#include "reports/clock_register.hpp"
#include "reports/document_register.hpp"
#include "reports/registers.hpp"
#include "reports/render/office_tables.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const WorkingCalendar& hubei() { return *rulebook().calendars.find("hubei"); }

ClockRow clock(CivilDate from, CivilDate due_on) {
  ClockRow row;
  row.stream = "rr1";
  row.clock = "requirement_review.review";
  row.from = from;
  row.due_on = due_on;
  row.limit = {20, LimitUnit::working_day, false};
  row.holder = "joint_meeting_office";
  return row;
}

// Project 09 of the office notes: accepted 2019-04-10, asked twice, due 05-22 instead of 05-09, passed 05-21.
TEST_CASE("a clock is measured with and without the days in which it stood still", "[registers]") {
  ClockRow row = clock(CivilDate::of(2019, 4, 10), CivilDate::of(2019, 5, 22));
  row.status = ClockStatus::stopped;
  row.stopped_on = CivilDate::of(2019, 5, 21);
  row.pauses = {{CivilDate::of(2019, 4, 17), CivilDate::of(2019, 4, 24)},
                {CivilDate::of(2019, 5, 6), CivilDate::of(2019, 5, 10)}};
  ReportRows rows;
  rows.today = CivilDate::of(2019, 6, 1);
  rows.clocks = {row};
  const auto lines = clock_register(rows, hubei());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].pauses == 2);
  CHECK(lines[0].waiting_working_days == 9);
  CHECK(lines[0].gross_working_days == 28);
  CHECK(lines[0].net_working_days == 19);
  CHECK(lines[0].working_days_late == 0);
}

TEST_CASE("what runs is measured up to today; the rate leaves out what is not due", "[registers]") {
  ClockRow done = clock(CivilDate::of(2019, 3, 4), CivilDate::of(2019, 3, 8));
  done.status = ClockStatus::stopped;
  done.stopped_on = CivilDate::of(2019, 3, 8);
  ClockRow late = clock(CivilDate::of(2019, 3, 4), CivilDate::of(2019, 3, 8));
  late.status = ClockStatus::passed;
  ClockRow running = clock(CivilDate::of(2019, 3, 11), CivilDate::of(2019, 4, 9));
  ClockRow waiting = clock(CivilDate::of(2019, 1, 11), CivilDate::of(2019, 2, 11));
  waiting.limit.is_minimum = true;
  ReportRows rows;
  rows.today = CivilDate::of(2019, 3, 13);
  rows.clocks = {done, late, running, waiting};
  const auto lines = clock_register(rows, hubei());
  CHECK(lines[0].gross_working_days == 4);
  CHECK(lines[1].gross_working_days == 7);
  CHECK(lines[1].working_days_late == 3);
  CHECK(lines[2].gross_working_days == 2);
  CHECK(lines[3].working_days_late == 0);
  const ClockStatistics sums = clock_statistics(lines, rows.today);
  CHECK(sums.due == 2);
  CHECK(sums.in_time == 1);
}

Outcome run(World& world, const std::string& at, const std::string& actor, const std::string& workflow,
            const std::string& stream, const std::string& command, Json data) {
  return world.run(read_command({{"at", at + ":00+08:00"},
                                 {"actor", actor},
                                 {"workflow", workflow},
                                 {"stream", stream},
                                 {"command", command},
                                 {"data", std::move(data)},
                                 {"key", stream + command}}));
}

TEST_CASE("the register of documents keeps void numbers and lists drafts last", "[registers]") {
  World world;
  world.run_main_line("pass_requirement", true);
  const std::string head = "head@government_affairs_office";
  REQUIRE(
      run(world, "2019-03-16T09:00", head, "outgoing_document", "doc1", "void", {{"explanation", "函稿有误"}})
          .kind == OutcomeKind::accepted);
  const auto lines = document_register(
      read_report_rows(world.runner().database(), world.runner().head().last_at.local_date()));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].document_no == "咸电政联函〔2019〕1号");
  CHECK(lines[0].state == "voided");
  CHECK(lines[0].title == "关于征求养老服务信息管理平台需求方案意见的函");
  CHECK(lines[0].receipts == 2);
  CHECK(lines[0].replies == 2);
  CHECK(lines[1].document_no.empty());
  CHECK(lines[1].state == "draft");
  CHECK(lines[1].kind == "requirement_opinion");
  CHECK(lines[1].project == "p1");
  CHECK(lines[1].addressees == std::vector<std::string>{"civil_affairs_bureau"});
}

TEST_CASE("the register of cards tells what became of each lamp", "[registers]") {
  World world;
  world.run_main_line("announce_contract", false);
  const std::string unit = "clerk@civil_affairs_bureau";
  REQUIRE(run(world, "2019-07-24T09:00", unit, "contract", "c1-main", "publish_announcement",
              {{"address", "http://www.ccgp-hubei.gov.cn/contract/201907/p1"}})
              .kind == OutcomeKind::accepted);
  const auto cards = [&] {
    auto lines = card_register(
        read_report_rows(world.runner().database(), world.runner().head().last_at.local_date()));
    std::erase_if(lines, [](const CardLine& line) { return line.stream != "c1-main"; });
    return lines;
  };
  REQUIRE(cards().size() == 1);
  CHECK(cards()[0].review.empty());
  const Json lamp{{"about", "c1-main"}, {"limit", "contract.announcement"}, {"due_on", "2019-07-23"}};
  Json explanation = lamp;
  explanation["text"] = "网站故障";
  explanation["content"] = Json::array();
  REQUIRE(run(world, "2019-07-24T10:00", unit, "card_review", "card1", "explain", explanation).kind ==
          OutcomeKind::accepted);
  CHECK(cards()[0].review == "explained");
  Json confirmation = lamp;
  confirmation["holder"] = "civil_affairs_bureau";
  confirmation["explanation"] = "超期属实";
  REQUIRE(run(world, "2019-07-25T10:00", "head@government_affairs_office", "card_review", "card1",
              "confirm_card", confirmation)
              .kind == OutcomeKind::accepted);
  CHECK(cards()[0].review == "confirmed");
}

}  // namespace
}  // namespace lianshen::test
