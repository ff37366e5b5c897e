// A corrected record folds as if it had been entered right, in the writer and in a rebuild alike.
#include <algorithm>
#include <catch2/catch.hpp>
#include <span>

#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

Outcome correct(World& world, const std::string& stream, const Json& data) {
  CommandRequest request;
  request.workflow = "record_correction";
  request.stream = stream;
  request.command = "request";
  request.data = data;
  request.actor = {"clerk", "civil_affairs_bureau"};
  request.at = world.runner().head().last_at;
  request.key = stream + ":request";
  REQUIRE(world.run(request).kind == OutcomeKind::accepted);
  request.command = "confirm";
  request.data = Json::object();
  request.actor.user = "head";
  request.key = stream + ":confirm";
  return world.run(request);
}

Json correction(std::int64_t version, const char* field, const std::string& from, const std::string& to) {
  return {{"stream", "c1-main"}, {"version", version}, {"field", field},
          {"old_value", from},   {"new_value", to},    {"explanation", "录错"}};
}

TEST_CASE("corrections of one value after another, and events after them", "[correction]") {
  World world;
  world.run_main_line("file_contract", false);
  const auto before = world.log().stream("c1-main");
  REQUIRE(correct(world, "fix-1", correction(1, "/contract_no", "XMZ-2019-07", "XMZ-2019-70")).kind ==
          OutcomeKind::accepted);
  REQUIRE(correct(world, "fix-2", correction(1, "/contract_no", "XMZ-2019-70", "XMZ-2019-71")).kind ==
          OutcomeKind::accepted);
  CHECK(correct(world, "fix-3", correction(1, "/contract_no", "XMZ-2019-07", "x")).kind ==
        OutcomeKind::rejected);
  const auto after = world.log().stream("c1-main");
  REQUIRE(after.size() == before.size() + 2);
  CHECK(std::ranges::equal(before, std::span(after).first(before.size()), {}, &EventRecord::body,
                           &EventRecord::body));
  CHECK(after.back().type == "RecordCorrected");
  CHECK(Json::parse(after.back().body).at("confirmed_by") == "head@civil_affairs_bureau");
  CHECK(Json::parse(world.index().stream("c1-main")->data).at("contract_no") == "XMZ-2019-71");
  CommandRequest file = *std::ranges::find(main_line(), "file_contract", &CommandRequest::key);
  REQUIRE(world.run(file).kind == OutcomeKind::accepted);
  const Json data = Json::parse(world.index().stream("c1-main")->data);
  CHECK(data.at("contract_no") == "XMZ-2019-71");
  CHECK(data.contains("filed_on"));
  const VerificationReport report = verify(world.runner().database(), rulebook());
  INFO(report.fault);
  CHECK(report.is_whole());
}

TEST_CASE("a milestone that another event has replaced meanwhile is left alone", "[correction]") {
  World world;
  world.run_main_line("confirm_filing", true);
  CommandRequest amend;
  amend.workflow = "contract";
  amend.stream = "c1-main";
  amend.command = "amend";
  amend.data = {
      {"supplement_no", "XMZ-2019-07-1"},
      {"amount", "10000.00"},
      {"nodes", Json::array({{{"name", "补充"}, {"due_condition", "验收"}, {"amount", "10000.00"}}})},
      {"explanation", "增加模块"}};
  amend.actor = {"clerk", "civil_affairs_bureau"};
  amend.at = world.runner().head().last_at;
  amend.key = "amend";
  const Outcome amended = world.run(amend);
  INFO(amended.answer.dump());
  REQUIRE(amended.kind == OutcomeKind::accepted);
  REQUIRE(correct(world, "fix-1", correction(1, "/amount", "1150000.00", "1140000.00")).kind ==
          OutcomeKind::accepted);
  CHECK(world.index().milestone("p1", "contracted")->amount->yuan() == "1160000.00");
  CHECK(Json::parse(world.index().stream("c1-main")->data).at("amount") == "1140000.00");
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("a list is corrected as a whole", "[correction]") {
  World world;
  world.run_main_line("file_contract", false);
  Json nodes = Json::parse(world.index().stream("c1-main")->data).at("nodes");
  const std::string from = nodes.dump();
  nodes[0]["name"] = "首期款";
  REQUIRE(correct(world, "fix-1", correction(1, "/nodes", from, nodes.dump())).kind == OutcomeKind::accepted);
  CHECK(Json::parse(world.index().stream("c1-main")->data).at("nodes") == nodes);
  CHECK(correct(world, "fix-2", correction(1, "/nodes", nodes.dump(), "[{]")).kind == OutcomeKind::rejected);
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

}  // namespace
}  // namespace lianshen::test
