// `verify` names the first row that is not what it was, whatever column was touched.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

World world_with_history() {
  World world;
  world.run_main_line("pass_requirement", true);
  return world;
}

// As somebody with the sqlite3 shell would: past our triggers.
void tamper(World& world, const std::string& sql) {
  world.runner().database().handle().exec("DROP TRIGGER IF EXISTS events_are_final");
  world.runner().database().handle().exec("DROP TRIGGER IF EXISTS events_are_kept");
  world.runner().database().handle().exec(sql);
}

TEST_CASE("I3: a change of any column of a row is found and its sequence named") {
  const std::string change = GENERATE(
      as<std::string>(), "workflow = workflow || 'x'", "type = 'PlanWithdrawn'", "type_version = 2",
      "at_unix_ms = at_unix_ms + 1", "occurred_on = '2018-01-01'", "actor_user = 'someone'",
      "actor_organisation = 'finance_bureau'", "on_behalf_of = 'x'", "document_no = 'x'", "key = key || 'x'",
      "policy_version = '2020-01-01'", "calendar_version = 'x'", "provisions = 'XN-PM-01.1'",
      "body = replace(body, '1200000.00', '1200000.01')", "jurisdiction = 'x'", "body_hash = zeroblob(32)",
      "hash = zeroblob(32)", "previous_hash = zeroblob(32)");
  World world = world_with_history();
  tamper(world, fmt::format("UPDATE events SET {} WHERE sequence = (SELECT min(sequence) FROM events WHERE "
                            "type = 'PlanSubmitted')",
                            change));
  const VerificationReport report = verify(world.runner().database(), rulebook());
  REQUIRE_FALSE(report.is_whole());
  const auto events = world.log().stream("rr1");
  CHECK(report.bad_sequence == events.front().sequence);
}

TEST_CASE("I3: a deleted row is found") {
  World world = world_with_history();
  tamper(world, "DELETE FROM events WHERE sequence = 3");
  CHECK(verify(world.runner().database(), rulebook()).bad_sequence == 3);
}

TEST_CASE("I1: an edited index is found though the log is whole") {
  const std::string change =
      GENERATE(as<std::string>(), "UPDATE streams SET state = 'refused' WHERE stream = 'rr1'",
               "DELETE FROM milestones", "UPDATE clocks SET due_on = '2030-01-01'", "DELETE FROM links");
  World world = world_with_history();
  world.runner().database().handle().exec(change);
  const VerificationReport report = verify(world.runner().database(), rulebook());
  CHECK(report.bad_sequence == 0);
  CHECK(report.fault == "the decision indexes are not what the log folds to");
}

}  // namespace
}  // namespace lianshen::test
