// What people who sign in may do: by the seats of their own accounts, and no more. The demo's people carry a
// proposal from its registration to its money; administrators keep each other in check.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "api/identity/demo_accounts.hpp"
#include "engine/runtime/account_power.hpp"
#include "tests/api/identity/office.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

// Commands given over the wire, by name of the account.
class People {
 public:
  explicit People(CommandRunner& runner) : runner_(runner) {}

  std::string give(const std::string& user, const std::string& workflow, const std::string& stream,
                   const std::string& command, Json data = Json::object(),
                   const std::string& document_no = "") {
    CommandRequest request;
    request.workflow = workflow;
    request.stream = stream;
    request.command = command;
    request.data = std::move(data);
    runner_.administer([&](AdministrationDesk& desk) {
      DecisionIndex index(desk.database());
      const auto power = account_power(index, user);
      request.actor = {user, power ? power->organisation : "information_centre"};
    });
    request.at = runner_.head().last_at;
    request.document_no = document_no;
    request.is_personal = true;
    request.key = fmt::format("people:{}", ++count_);
    const Outcome outcome = runner_.run(request);
    if (outcome.kind == OutcomeKind::accepted) return outcome.answer.at("state").get<std::string>();
    return outcome.reasons.empty() ? outcome.message : outcome.reasons.front().code;
  }

 private:
  CommandRunner& runner_;
  int count_ = 0;
};

std::string grant(People& people, const std::string& by, const std::string& user, const std::string& seat) {
  return people.give(by, "account", account_stream(user), "grant_seat", {{"seat", seat}});
}

TEST_CASE("the three administrators do each their own part, over the wire too") {
  Office office;
  office.employ("root", "information_centre", {"system_administrator"});
  office.employ("guard", "information_centre", {"security_administrator"});
  office.employ("watch", "information_centre", {"audit_administrator"});
  People people(office.runner());
  const auto open = [&](const std::string& by, const std::string& user) {
    return people.give(by, "account", account_stream(user), "open",
                       {{"user", user}, {"organisation", "civil_affairs_bureau"}});
  };
  CHECK(open("guard", "liu") == "this_seat_may_not_do_this");
  CHECK(open("watch", "liu") == "this_seat_may_not_do_this");
  CHECK(open("root", "liu") == "active");
  CHECK(grant(people, "root", "liu", "applicant_clerk") == "this_seat_may_not_do_this");
  CHECK(grant(people, "watch", "liu", "applicant_clerk") == "this_seat_may_not_do_this");
  CHECK(grant(people, "guard", "liu", "applicant_clerk") == "active");
  CHECK(grant(people, "guard", "guard", "audit_administrator") == "nobody_changes_their_own_account");
  CHECK(grant(people, "guard", "root", "audit_administrator") == "administrators_hold_one_seat_and_no_other");
  CHECK(people.give("root", "account", "account-watch", "disable", {{"reason", "离岗"}}) ==
        "the_last_administrator_is_not_disabled");
  CHECK(people.give("root", "account", "account-liu", "disable", {{"reason", "调离"}}) == "disabled");
  CHECK(people.give("liu", "account", "account-liu", "enable") == "this_account_is_not_active");
}

TEST_CASE("people of the business see no account, administrators no case") {
  Office office;
  office.employ("root", "information_centre", {"system_administrator"});
  office.employ("liu", "government_affairs_office", {"office_head"});
  office.employ("chen", "civil_affairs_bureau", {"applicant_clerk"});
  People people(office.runner());
  const Json project = Json::parse(
      R"({"declared_unclassified": true, "name": "养老服务", "origin": "new", "kind": "build",
          "funding": "wholly_municipal", "joint_units": [], "responsible_head": "head"})");
  CHECK(people.give("chen", "project", "p1", "register", project) == "active");
  CHECK(people.give("liu", "account", "account-root", "disable", {{"reason", "x"}}) ==
        "there_is_no_such_case");
  CHECK(people.give("root", "project", "p1", "withdraw", {{"explanation", "x"}}) == "there_is_no_such_case");
  CHECK(people.give("root", "project", "p2", "register", project) == "this_seat_may_not_do_this");
}

TEST_CASE("the demo's people file, correct, accept, opine, resolve by circulation and allot") {
  World world;
  world.run_main_line("allot_construction", true);
  create_demo_accounts(world.runner(), world.runner().head().last_at, cheap_hashing);
  People people(world.runner());
  const auto& line = main_line();
  const auto data_of = [&](const std::string& key) {
    const auto found = std::ranges::find(line, key, &CommandRequest::key);
    REQUIRE(found != line.end());
    return found->data;
  };

  Json project = data_of("register_project");
  project["name"] = "社会救助核对平台";
  CHECK(people.give("applicant", "project", "p2", "register", project) == "active");
  Json plan = data_of("submit_requirement");
  plan["project"] = "p2";
  plan["budget"] = "200000.00";
  CHECK(people.give("applicant", "requirement_review", "rr2", "submit", plan) == "submitted");
  CHECK(people.give("water", "requirement_review", "rr2", "accept") == "there_is_no_such_case");
  CHECK(people.give("finance", "requirement_review", "rr2", "accept") == "this_seat_may_not_do_this");
  CHECK(people.give("office", "requirement_review", "rr2", "request_correction",
                    {{"missing", {"资金筹措渠道写明"}}}) == "correcting");
  CHECK(people.give("applicant", "requirement_review", "rr2", "resubmit",
                    {{"content", {{{"item", "funding_channel"}, {"text", "市级财政预算20万元"}}}}}) ==
        "submitted");
  CHECK(people.give("office", "requirement_review", "rr2", "accept") == "accepted");
  CHECK(people.give("office", "requirement_review", "rr2", "request_opinions") == "accepted");
  CHECK(people.give("finance", "requirement_review", "rr2", "give_opinion",
                    {{"member", "finance_bureau"}, {"opinion", "agree"}}) == "accepted");
  // By letter, entered by the office; or by the planning bureau's own people.
  CHECK(people.give("office", "requirement_review", "rr2", "give_opinion",
                    {{"member", "industry_bureau"}, {"opinion", "agree"}},
                    "咸经信函〔2019〕8号") == "accepted");
  CHECK(people.give("planning", "requirement_review", "rr2", "give_opinion",
                    {{"member", "planning_bureau"}, {"opinion", "agree"}}) == "accepted");
  const Json passed = Json::parse(
      R"({"outcome": "passed", "basis": "circulation",
          "approved_budget": "200000.00", "conditions": []})");
  CHECK(people.give("office", "requirement_review", "rr2", "conclude", passed) ==
        "this_seat_may_not_do_this");
  CHECK(people.give("office-head", "requirement_review", "rr2", "conclude", passed) == "passed");
  CHECK(people.give("finance", "allotment", "al2-2019", "allot",
                    {{"project", "p2"},
                     {"budget_year", "by-2019"},
                     {"purpose", "construction"},
                     {"amount", "200000.00"},
                     {"allotment_no", "咸财指〔2019〕120号"}}) == "allotted");
}

}  // namespace
}  // namespace lianshen::test
