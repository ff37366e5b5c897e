// 待办: what cases wait for, and what may merely be done.
#include "workflows/awaited_commands.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "api/reading/workflow_guide.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("what is declared not to be waited for is a command of its workflow, in states that it has") {
  for (const AwaitedDeclaration& declared : awaited_declarations()) {
    CAPTURE(declared.workflow, declared.command);
    const Workflow* workflow = rulebook().workflows.find(declared.workflow);
    REQUIRE(workflow != nullptr);
    CHECK(workflow->command(declared.command) != nullptr);
    for (const std::string_view state : declared.states) {
      CAPTURE(state);
      CHECK(std::ranges::any_of(workflow->table().rules, [&](const RuleDescription& rule) {
        return rule.from == state && rule.command == declared.command;
      }));
    }
  }
}

// A case in such a state goes on when other cases do, or rests: nothing of its own is late.
TEST_CASE("every living state waits for a command, but for those in which a case rests") {
  std::set<std::string> resting;
  for (const auto& workflow : rulebook().workflows.all()) {
    const auto finals = reading::final_states_of(*workflow);
    const TableDescription& table = workflow->table();
    for (const std::string_view state : table.states) {
      const bool is_final = std::ranges::find(finals, state) != finals.end();
      if (is_final || state == table.initial_state) continue;
      const bool waits = std::ranges::any_of(table.rules, [&](const RuleDescription& rule) {
        return rule.from == state && waits_for(workflow->name(), state, rule.command) != Waiting::never;
      });
      if (!waits) resting.insert(std::string(workflow->name()) + "." + std::string(state));
    }
  }
  CHECK(resting == std::set<std::string>{"account.active", "account.disabled", "annual_plan.published",
                                         "card_review.confirmed", "delegation.in_force",
                                         "supervision_waiver.waived"});
}

TEST_CASE("a command that nobody declared is waited for") {
  CHECK(waits_for("requirement_review", "submitted", "accept") == Waiting::always);
  CHECK(waits_for("project", "active", "record_migration") == Waiting::never);
  CHECK(waits_for("budget_year", "preparing", "set_control_figure") == Waiting::always);
  CHECK(waits_for("budget_year", "controlled", "set_control_figure") == Waiting::never);
}

}  // namespace
}  // namespace lianshen::test
