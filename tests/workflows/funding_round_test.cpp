// What a round keeps of each line, so that a table can say why it got what it got.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/domain/json.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

Json first_line(World& world) {
  const auto round = world.index().stream("round-2021");
  REQUIRE(round.has_value());
  return Json::parse(round->data).at("lines").at(0);
}

// The step of the main line, on another day and with other data.
Outcome run_step(World& world, std::string_view key, const char* day, const Json& patch = Json::object()) {
  const auto found = std::ranges::find(main_line(), key, &CommandRequest::key);
  REQUIRE(found != main_line().end());
  CommandRequest request = *found;
  request.at = *Instant::parse(std::string(day) + "T10:00:00+08:00");
  request.data.merge_patch(patch);
  request.key = std::string(key) + day;
  Outcome outcome = world.run_on_day(request);
  INFO(outcome.answer.dump() << outcome.message);
  REQUIRE(outcome.kind == OutcomeKind::accepted);
  return outcome;
}

TEST_CASE("a reviewed line keeps score, gate and articles", "[funding_round]") {
  World world;
  world.run_main_line("review_line", true);
  const Json line = first_line(world);
  CHECK(line.at("requested") == "50000.00");
  CHECK(line.at("reviewed") == "50000.00");
  const Json& assessment = line.at("assessment");
  CHECK(assessment.at("gate") == "open");
  CHECK(assessment.at("evaluation") == "good");
  CHECK(assessment.at("score_hundredths") == 8510);
  CHECK(assessment.at("provisions") == Json::array({"XN-PM-16.6", "XN-PM-22.3"}));
  CHECK(assessment.at("reasons").empty());
}

TEST_CASE("a line whose evaluation is missing keeps why it was referred", "[funding_round]") {
  World world;
  world.run_main_line("score_self", false);
  CommandRequest missing;
  missing.workflow = "performance_evaluation";
  missing.stream = "pe1-2020";
  missing.command = "mark_missing";
  missing.data = {{"reminded_on", {"2020-10-21", "2020-10-26"}}};
  missing.actor = {"head", "government_affairs_office"};
  missing.at = *Instant::parse("2020-10-27T09:00:00+08:00");
  missing.key = "missing";
  REQUIRE(world.run(missing).kind == OutcomeKind::accepted);
  run_step(world, "open_round", "2020-10-27");
  run_step(world, "request_line", "2020-10-28");
  run_step(world, "propose_line", "2020-11-25");
  run_step(world, "review_line", "2020-12-02", {{"amount", "0.00"}, {"explanation", "暂缓待议"}});
  const Json line = first_line(world);
  const Json& assessment = line.at("assessment");
  CHECK(assessment.at("gate") == "referred");
  CHECK(assessment.at("evaluation") == "missing");
  CHECK_FALSE(assessment.contains("score_hundredths"));
  CHECK(assessment.at("reasons") == Json::array({"the_meeting_must_resolve_this_money"}));
  CHECK(assessment.at("provisions") == Json::array({"XN-PM-16.6", "XN-PM-22.3", "XN-PM-24.1"}));
  CHECK(assessment.at("holds") == Json::array({"operation_money_referred", "approvals_referred"}));
  CHECK(line.at("explanation") == "暂缓待议");
}

}  // namespace
}  // namespace lianshen::test
