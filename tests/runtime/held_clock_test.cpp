// Limits that stand still while a hold lies on the unit: what the log says of it folds to the same indexes,
// and what people are shown is counted at once, before any event has told the case.
#include <catch2/catch.hpp>

#include "engine/runtime/verification.hpp"
#include "reports/case_file.hpp"
#include "reports/clock_register.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

// A review of the unit's next project is under way when the rectification of its first is found to have
// failed.
class SuspendedUnit {
 public:
  SuspendedUnit() {
    world.run_main_line("open_round", false);
    give("2020-10-26", "head@government_affairs_office", "rectification", "rect1", "order",
         R"({"project":"p1","source":"inspection","unmet_goals":[{"indicator":"补贴线上办理率",)"
         R"("target":"90%","actual":"61%","evidence":"现场检查"}],)"
         R"("requirements":["补贴线上办理率达到90%"],"due_on":"2020-10-30"})");
    give(
        "2020-10-29", "clerk@civil_affairs_bureau", "project", "p2", "register",
        R"({"declared_unclassified":true,"name":"养老服务信息管理平台（二期）","origin":"new","kind":"build",)"
        R"("funding":"wholly_municipal","joint_units":[],"responsible_head":"head-of-civil-affairs"})");
    Json plan = submitted_plan();
    plan["project"] = "p2";
    give("2020-10-29", "clerk@civil_affairs_bureau", "requirement_review", "rr2", "submit", plan.dump());
    give("2020-10-30", "clerk@government_affairs_office", "requirement_review", "rr2", "accept", "{}");
    give("2020-11-02", "head@government_affairs_office", "rectification", "rect1", "find_failed",
         R"({"explanation":"逾期不报整改报告"})");
  }

  void release() {
    give("2020-12-07", "clerk@civil_affairs_bureau", "rectification", "rect1", "report",
         R"({"text":"已整改","content":[]})");
    give("2020-12-09", "reviewer@government_affairs_office", "rectification", "rect1", "recheck",
         R"({"result":"passed","text":"现场复核"})");
    give("2020-12-10", "head@government_affairs_office", "rectification", "rect1", "release", "{}");
  }

  void give(const std::string& day, const std::string& actor, const std::string& workflow,
            const std::string& stream, const std::string& command, const std::string& data) {
    CommandRequest request = read_command({{"at", day + "T10:00:00+08:00"},
                                           {"actor", actor},
                                           {"workflow", workflow},
                                           {"stream", stream},
                                           {"command", command},
                                           {"data", Json::parse(data)},
                                           {"key", std::to_string(++keys_)}});
    const Outcome outcome = world.run_on_day(request);
    INFO(command << " " << outcome.answer.dump() << outcome.message);
    REQUIRE(outcome.kind == OutcomeKind::accepted);
  }

  std::size_t events_of_the_review() { return world.log().stream("rr2").size(); }

  ClockLine shown(const std::string& day) {
    const ReportRows rows = read_report_rows(world.runner().database(), *CivilDate::parse(day));
    for (const ClockLine& line : clock_register(rows, *rulebook().calendars.find("hubei"))) {
      if (line.stream == "rr2" && line.limit == "requirement_review.review") return line;
    }
    throw std::runtime_error("no such clock");
  }

  World world;

 private:
  static Json submitted_plan() {
    const auto& line = main_line();
    return std::ranges::find(line, "submit_requirement", &CommandRequest::key)->data;
  }
  int keys_ = 0;
};

TEST_CASE("a hold writes nothing to the cases that it makes stand still", "[held_clock]") {
  SuspendedUnit unit;
  const std::size_t before = unit.events_of_the_review();
  unit.world.runner().advance(*Instant::parse("2020-12-04T10:00:00+08:00"));
  CHECK(unit.events_of_the_review() == before);
  CHECK(unit.shown("2020-12-04").status == ClockStatus::paused);
  unit.release();
  // The old day passed during the hold: the next look at the clocks gives it another.
  unit.world.runner().advance(*Instant::parse("2020-12-10T10:00:00+08:00"));
  CHECK(unit.events_of_the_review() == before + 1);
  CHECK(unit.world.log().stream("rr2").back().type == "LimitRedated");
  CHECK(unit.world.log().stream("rr2").back().provisions == "XN-PM-24.3");
  const ClockLine line = unit.shown("2020-12-11");
  CHECK(line.due_on.iso() == "2021-01-07");
  CHECK(line.pauses == 1);
  const VerificationReport report = verify(unit.world.runner().database(), rulebook());
  INFO(report.fault);
  CHECK(report.is_whole());
}

TEST_CASE("a due date is shown with the hold counted in before its old day has passed", "[held_clock]") {
  SuspendedUnit unit;
  unit.give("2020-11-10", "clerk@civil_affairs_bureau", "rectification", "rect1", "report",
            R"({"text":"已整改","content":[]})");
  unit.give("2020-11-10", "reviewer@government_affairs_office", "rectification", "rect1", "recheck",
            R"({"result":"passed","text":"现场复核"})");
  unit.give("2020-11-11", "head@government_affairs_office", "rectification", "rect1", "release", "{}");
  CHECK(unit.world.index().clock("rr2", "requirement_review.review")->due_on.iso() == "2020-11-27");
  CHECK(unit.shown("2020-11-12").due_on.iso() == "2020-12-08");
  const auto& calendar = *rulebook().calendars.find("hubei");
  const auto file = read_case_file(unit.world.runner().database(), "rr2", calendar);
  REQUIRE(file);
  for (const ClockFile& each : file->clocks) {
    if (each.clock.clock != "requirement_review.review") continue;
    CHECK(each.clock.due_on.iso() == "2020-12-08");
    CHECK(each.counted);
  }
  // What ends before the old day takes the time along, so that its net use is right.
  unit.give("2020-11-20", "clerk@civil_affairs_bureau", "requirement_review", "rr2", "withdraw",
            R"({"explanation":"资金来源未落实"})");
  const ClockLine line = unit.shown("2020-11-30");
  CHECK(line.pauses == 1);
  CHECK(line.waiting_working_days == 7);
  CHECK(verify(unit.world.runner().database(), rulebook()).is_whole());
}

}  // namespace
}  // namespace lianshen::test
