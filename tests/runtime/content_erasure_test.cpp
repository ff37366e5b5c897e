// Content entered by mistake goes for good, and everything that was proved before still holds.
#include "engine/runtime/content_erasure.hpp"

#include <catch2/catch.hpp>

#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const Actor head_of_office{"head", "government_affairs_office"};
const Actor reviewer{"reviewer", "government_affairs_office"};

ErasureRequest notice(std::vector<std::int64_t> sequences) {
  return {std::move(sequences), {},       "咸密函〔2019〕3号",
          head_of_office,       reviewer, *Instant::parse("2022-06-01T09:00:00+08:00")};
}

std::string everything_in(Database& database) {
  std::string text;
  EventLog(database).each(1, [&](const EventRecord& row) {
    text += row.body;
    return true;
  });
  for (const auto& row : DecisionIndex(database).streams("")) text += row.data;
  for (const auto& row : DecisionIndex(database).milestones("p1")) text += row.text;
  SQLite::Statement answers(database.handle(), "SELECT outcome FROM answers");
  while (answers.executeStep()) text += answers.getColumn(0).getString();
  SQLite::Statement links(database.handle(), "SELECT target FROM links");
  while (links.executeStep()) text += links.getColumn(0).getString();
  return text;
}

std::int64_t sequence_of(World& world, const std::string& stream, std::string_view type) {
  for (const auto& event : world.log().stream(stream)) {
    if (event.type == type) return event.sequence;
  }
  return 0;
}

TEST_CASE("a project's name entered by mistake is gone from rows, folds, links and answers", "[erasure]") {
  World world;
  world.run_main_line("issue_report", true);
  Database& database = world.runner().database();
  const std::string name = "养老服务信息管理平台";
  CommandRequest twin = *std::ranges::find(main_line(), "register_project", &CommandRequest::key);
  twin.stream = "p2";
  twin.key = "twin";
  twin.at = world.runner().head().last_at;
  REQUIRE(world.run(twin).kind == OutcomeKind::rejected);  // its reasons tell the name again
  REQUIRE(everything_in(database).find(name) != std::string::npos);

  ErasureRequest request = notice({sequence_of(world, "p1", "ProjectRegistered")});
  const std::string index_before = world.index().stream("p1")->state;
  ErasureReport report = erase_content(database, rulebook(), "xianning", request);
  CHECK_FALSE(report.erased.empty());
  for (int round = 0; !report.still_stands_in.empty() && round < 5; ++round) {
    request.sequences = report.still_stands_in;
    report = erase_content(database, rulebook(), "xianning", request);
  }
  CHECK(report.still_stands_in.empty());
  CHECK(everything_in(database).find(name) == std::string::npos);
  CHECK(world.index().stream("p1")->state == index_before);
  const VerificationReport verified = verify(database, rulebook());
  INFO(verified.fault);
  CHECK(verified.is_whole());
}

TEST_CASE("one field of a refusal is erased and nothing beside it", "[erasure]") {
  World world;
  world.run_main_line("pass_requirement", false);
  CommandRequest refused = *std::ranges::find(main_line(), "submit_requirement", &CommandRequest::key);
  refused.key = "stranger";
  refused.actor = {"stranger", "audit_bureau"};
  refused.at = world.runner().head().last_at;
  REQUIRE(world.run(refused).kind == OutcomeKind::rejected);
  const std::int64_t sequence = world.runner().head().sequence;
  ErasureRequest request = notice({sequence});
  request.fields = {"/data/content"};
  Database& database = world.runner().database();
  const auto report = erase_content(database, rulebook(), "xianning", request);
  CHECK_FALSE(report.erased.empty());
  const EventRecord shell = *world.log().row(sequence);
  CHECK(Json::parse(shell.body)["data"]["budget"] == refused.data["budget"]);
  CHECK(Json::parse(shell.body)["erased"]["document_no"] == "咸密函〔2019〕3号");
  const EventRecord record = *world.log().row(sequence + 1);
  CHECK(record.type == content_erased);
  CHECK(record.document_no == "咸密函〔2019〕3号");
  CHECK(Json::parse(record.body)["confirmed_by"] == reviewer.text());
  CHECK(verify(database, rulebook()).is_whole());
}

TEST_CASE("an erasure that lacks anything changes nothing", "[erasure]") {
  World world;
  world.run_main_line("pass_requirement", false);
  Database& database = world.runner().database();
  const std::int64_t sequence = sequence_of(world, "p1", "ProjectRegistered");
  const std::string before = everything_in(database);
  const auto refusal = [&](const std::function<void(ErasureRequest&)>& change) {
    ErasureRequest request = notice({sequence});
    change(request);
    try {
      erase_content(database, rulebook(), "xianning", request);
    } catch (const ErasureRefused& refused) {
      return std::string(refused.what());
    }
    return std::string("erased");
  };
  using Catch::Contains;
  CHECK_THAT(refusal([](auto& request) { request.document_no.clear(); }), Contains("notice"));
  CHECK_THAT(refusal([](auto& request) { request.confirmed_by = request.entered_by; }), Contains("second"));
  CHECK_THAT(refusal([](auto& request) {
               request.entered_by = {"a", "civil_affairs_bureau"};
             }),
             Contains("office_head"));
  CHECK_THAT(refusal([](auto& request) {
               request.confirmed_by = {"a", "finance_bureau"};
             }),
             Contains("office_reviewer"));
  CHECK_THAT(refusal([](auto& request) { request.sequences = {999}; }), Contains("no row 999"));
  CHECK_THAT(refusal([](auto& request) { request.sequences = {1}; }), Contains("log's own"));
  CHECK_THAT(refusal([](auto& request) { request.fields = {"/data/kind"}; }), Contains("/data/kind"));
  CHECK_THAT(refusal([&](auto& request) { request.sequences = {sequence, 999}; }), Contains("999"));
  CHECK(everything_in(database) == before);
  CHECK(verify(database, rulebook()).is_whole());
}

}  // namespace
}  // namespace lianshen::test
