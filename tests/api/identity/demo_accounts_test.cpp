// The accounts of the demo: who they are, and that nobody must check what he made.
#include "api/identity/demo_accounts.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "engine/runtime/account_power.hpp"
#include "tests/api/identity/office.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const PolicyPack& pack() { return *rulebook().policies.in_force("xianning", CivilDate::of(2021, 3, 29)); }

std::set<std::string> holders_of(const std::string& command) {
  std::set<std::string> users;
  const AuthorityRule* rule = pack().authority(command);
  REQUIRE(rule != nullptr);
  for (const auto& account : demo_accounts()) {
    for (const auto& seat : account.seats) {
      if (std::ranges::find(rule->seats, seat) != rule->seats.end()) users.insert(std::string(account.user));
    }
  }
  return users;
}

TEST_CASE("the demo accounts are opened once, with their seats") {
  World world;
  create_demo_accounts(world.runner(), world.runner().head().last_at, cheap_hashing);
  const std::int64_t sequence = world.runner().head().sequence;
  create_demo_accounts(world.runner(), world.runner().head().last_at, cheap_hashing);
  CHECK(world.runner().head().sequence == sequence);
  for (const auto& account : demo_accounts()) {
    const auto power = account_power(world.index(), account.user);
    REQUIRE(power);
    CHECK(power->organisation == account.organisation);
    CHECK(power->seats.size() == account.seats.size());
  }
}

TEST_CASE("the demo names three accounts; file, correct, accept, opine, allot are theirs") {
  std::vector<std::string> shown;
  for (const auto& account : demo_accounts()) {
    if (account.is_shown) shown.emplace_back(account.user);
  }
  CHECK(shown == std::vector<std::string>{"applicant", "office", "finance"});
  for (const char* command : {"project.register", "requirement_review.submit", "requirement_review.resubmit"})
    CHECK(holders_of(command).contains("applicant"));
  for (const char* command :
       {"requirement_review.request_correction", "requirement_review.accept",
        "requirement_review.request_opinions", "requirement_review.give_opinion", "joint_meeting.convene",
        "joint_meeting.add_item", "joint_meeting.resolve_item"})
    CHECK(holders_of(command).contains("office"));
  for (const char* command :
       {"requirement_review.give_opinion", "allotment.allot", "allotment.record_payment"})
    CHECK(holders_of(command).contains("finance"));
}

TEST_CASE("for whatever somebody must not check himself the demo has another one") {
  for (const auto& rule : pack().authorities) {
    if (rule.seats.empty() || rule.not_by_whom.empty() || rule.command.starts_with("log.")) continue;
    const auto checkers = holders_of(rule.command);
    const std::string workflow = rule.command.substr(0, rule.command.find('.') + 1);
    INFO(rule.command);
    CHECK_FALSE(checkers.empty());
    for (const auto& made : rule.not_by_whom) {
      for (const auto& maker : holders_of(workflow + made)) {
        std::set<std::string> others = checkers;
        others.erase(maker);
        INFO("made by " << maker << " with " << made);
        CHECK_FALSE(others.empty());
      }
    }
  }
}

TEST_CASE("the demo's password signs in without a second factor, but only in the demo") {
  for (const bool is_demo : {true, false}) {
    IdentityOptions options;
    options.is_demo = is_demo;
    Office office(options);
    create_demo_accounts(office.runner(), office.now(), cheap_hashing);
    const NewSession session = office.sign_in("office-head", std::string(demo_password));
    CHECK(session.viewer.must_enrol_second_factor == !is_demo);
    CHECK(session.viewer.must_change_password == !is_demo);
    CHECK(session.viewer.name == "刘振华");
  }
}

}  // namespace
}  // namespace lianshen::test
