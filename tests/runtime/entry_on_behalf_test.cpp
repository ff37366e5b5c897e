// Carried commands: what one person entered and another confirmed happens by the first one's power, or not at
// all.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/runtime/script.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

CommandRequest step(std::string_view key) {
  const auto found = std::ranges::find(main_line(), key, &CommandRequest::key);
  REQUIRE(found != main_line().end());
  return *found;
}

TEST_CASE("a confirmed entry is given by who entered it, on the document's day", "[entry]") {
  World world;
  world.run_main_line("enter_approve_plan", false);
  CommandRequest entry = step("enter_approve_plan");
  entry.data["occurred_on"] = "2019-04-25";
  REQUIRE(world.run(entry).kind == OutcomeKind::accepted);
  REQUIRE(world.run(step("approve_plan")).kind == OutcomeKind::accepted);
  const EventRecord approved = world.log().stream("plan-2019").back();
  CHECK(approved.type == "PlanApproved");
  CHECK(approved.actor == entry.actor);
  CHECK(approved.on_behalf_of == "government");
  CHECK(approved.document_no == entry.data.at("document_no").get<std::string>());
  CHECK(approved.occurred_on == CivilDate::of(2019, 4, 25));
  CHECK(approved.at == step("approve_plan").at);
  CHECK(Json::parse(approved.body).at("confirmed_by") == step("approve_plan").actor.text());
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("I8: a confirmation whose command is refused leaves its refusal row and nothing else", "[entry]") {
  World world;
  world.run_main_line("submit_plan", false);
  CommandRequest entry = step("enter_approve_plan");
  entry.at = world.runner().head().last_at;
  entry.data["occurred_on"] = entry.at.local_date().iso();
  REQUIRE(world.run(entry).kind == OutcomeKind::accepted);
  const std::string before = world.index().digest();
  const auto sequence = world.runner().head().sequence;
  CommandRequest confirm = step("approve_plan");
  confirm.at = entry.at;
  const Outcome refused = world.run(confirm);
  REQUIRE(refused.kind == OutcomeKind::rejected);
  CHECK(refused.reasons.front().provision == "XN-PM-07.1a");
  CHECK(world.index().digest() == before);
  CHECK(world.runner().head().sequence == sequence + 1);
  const EventRecord row = *world.log().row(sequence + 1);
  CHECK((row.kind == "refusal" && row.type == "confirm_entry" && row.stream == confirm.stream));
  const Outcome again = world.run(confirm);
  CHECK(again.is_repeated);
  CHECK(again.answer == refused.answer);
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("an entry of something malformed is malformed itself", "[entry]") {
  World world;
  world.run_main_line("enter_approve_plan", false);
  const auto message = [&](const Json& patch) {
    CommandRequest entry = step("enter_approve_plan");
    entry.data.merge_patch(patch);
    const Outcome outcome = world.run(entry);
    CHECK(outcome.kind == OutcomeKind::invalid);
    return outcome.message;
  };
  using Catch::StartsWith;
  CHECK_THAT(message({{"workflow", "no_such"}}), StartsWith("data/workflow: "));
  CHECK_THAT(message({{"command", "fly"}}), StartsWith("data/command: "));
  CHECK_THAT(message({{"data", "{"}}), StartsWith("data/data: "));
  CHECK_THAT(message({{"data", "{}"}}), StartsWith("data/data/approval_no: "));
  CHECK_THAT(message({{"data", R"({"approval_no":"x","more":1})"}}), StartsWith("data/data/more: "));
  const Json nested{{"workflow", "represented_entry"},
                    {"command", "enter"},
                    {"data", step("enter_approve_plan").data.dump()}};
  CHECK_THAT(message(nested), StartsWith("data/command: "));
  const Json of_the_system{{"workflow", "requirement_review"}, {"command", "deem_accepted"}};
  CHECK_THAT(message(of_the_system), StartsWith("data/command: "));
}

TEST_CASE("a script is told of a malformed entry, and of units that nobody knows", "[entry]") {
  const auto fault_of_script = [](const Json& data) {
    Json line{{"at", "2019-04-26T10:00:00+08:00"},
              {"actor", "clerk@government_affairs_office"},
              {"workflow", "represented_entry"},
              {"stream", "e1"},
              {"command", "enter"},
              {"data", step("enter_approve_plan").data}};
    line["data"].merge_patch(data);
    const Script script = Script::parse(line.dump() + "\n", rulebook(), "xianning");
    return script.faults().empty() ? std::string() : script.faults().front().field;
  };
  CHECK(fault_of_script(Json::object()).empty());
  CHECK(fault_of_script({{"data", "{}"}}) == "data/data/approval_no");
  CHECK(fault_of_script({{"workflow", "requirement_review"},
                         {"command", "give_opinion"},
                         {"data", R"({"member":"no_such_unit","opinion":"agree"})"}}) == "data/data/member");
}

}  // namespace
}  // namespace lianshen::test
