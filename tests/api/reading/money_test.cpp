// Money and registers as they are read: balances that follow from their movements, and nobody's money but
// what one may see.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "api/reading/money.hpp"
#include "api/reading/registers.hpp"
#include "tests/api/reading/reading_world.hpp"

namespace lianshen::test {
namespace {

using reading::Reading;

std::vector<reading::AccountItem> accounts_of(ReadingWorld& world, const Person& person,
                                              AccountQuery query = {}) {
  return world.as(person, [&](const Reading& r) {
    std::vector<reading::AccountItem> all;
    query.limit = 2;
    do {
      auto answer = reading::read_accounts(r, query);
      query.cursor = answer.next ? answer.next->value : "";
      for (auto& item : answer.items) all.push_back(std::move(item));
    } while (!query.cursor.empty());
    return all;
  });
}

TEST_CASE("an account can be followed to its movements, and these to the events behind them") {
  ReadingWorld world("record_testing_payment");
  const auto accounts = accounts_of(world, finance);
  const auto balances = world.world().index().balances();
  REQUIRE(accounts.size() == balances.size());
  for (std::size_t at = 0; at < accounts.size(); ++at) {
    const std::string& name = accounts[at].account.value;
    CAPTURE(name);
    CHECK(name == balances[at].first);
    CHECK(accounts[at].balance == balances[at].second);
    world.as(finance, [&](const Reading& r) {
      AmountFen sum;
      reading::Page page{"", 2};
      bool is_first = true;
      AmountFen expected = accounts[at].balance;
      do {
        const auto postings = reading::read_postings(r, name, page).value();
        for (const auto& posting : postings.items) {
          if (is_first) CHECK(posting.balance_after == accounts[at].balance);
          is_first = false;
          CHECK(posting.balance_after == expected);
          expected = expected - posting.amount;
          sum += posting.amount;
          REQUIRE(posting.event.has_value());
          CHECK(posting.other_account.has_value());
          CHECK(world.world().log().row(posting.event->sequence.value)->type == posting.event->what.id.value);
        }
        page.cursor = postings.next ? postings.next->value : "";
      } while (!page.cursor.empty());
      CHECK(sum == accounts[at].balance);
      return 0;
    });
  }
}

TEST_CASE("a unit follows its own allotments and neither the treasury's nor another unit's money") {
  ReadingWorld world("record_testing_payment");
  for (const auto& account : accounts_of(world, applicant)) {
    CHECK(account.workflow->id.value == "allotment");
    CHECK(account.of_case->value == "al1-2019");
  }
  CHECK_FALSE(accounts_of(world, applicant).empty());
  CHECK(accounts_of(world, other_applicant).empty());
  const auto postings = [&](const Person& person, const char* account) {
    return world.as(person, [&](const Reading& r) { return reading::read_postings(r, account, {}); });
  };
  CHECK_FALSE(postings(other_applicant, "allotment/al1-2019/paid").has_value());
  CHECK_FALSE(postings(applicant, "budget_year/by-2019/envelope").has_value());
  CHECK_FALSE(postings(applicant, "source:2019").has_value());
  CHECK_FALSE(postings(finance, "allotment/nobody/paid").has_value());
  // What came out of the envelope is told without the envelope's name.
  const auto available = postings(applicant, "allotment/al1-2019/available");
  REQUIRE(available.has_value());
  CHECK(std::ranges::any_of(available->items, [](const auto& each) { return !each.other_account; }));
}

std::size_t rows_of(ReadingWorld& world, const Person& person, const std::string& name) {
  return world.as(
      person, [&](const Reading& r) { return reading::read_register(r, name).value().at("items").size(); });
}

TEST_CASE("registers are made of what somebody may see") {
  ReadingWorld world("record_operation_payment");
  for (const std::string& name : reading::register_names()) {
    CAPTURE(name);
    CHECK(rows_of(world, auditor, name) >= rows_of(world, applicant, name));
  }
  CHECK(rows_of(world, auditor, "projects") == 3);
  CHECK(rows_of(world, applicant, "projects") == 3);
  CHECK(rows_of(world, other_applicant, "projects") == 0);
  CHECK(rows_of(world, other_applicant, "allotments") == 0);
  CHECK(rows_of(world, other_applicant, "limits") == 0);
  CHECK(rows_of(world, other_applicant, "documents") == 0);
  CHECK(rows_of(world, finance, "budget-years") == 3);
  CHECK(rows_of(world, applicant, "budget-years") == 0);
  CHECK_FALSE(
      world.as(auditor, [](const Reading& r) { return reading::read_register(r, "secrets"); }).has_value());
}

TEST_CASE("every line of the register of limits says of what case it is") {
  ReadingWorld world("record_operation_payment");
  const Json lines = world.as(
      auditor, [](const Reading& r) { return reading::read_register(r, "limits").value().at("items"); });
  std::map<std::string, std::set<std::string>> titles;
  for (const Json& line : lines) titles[line.at("workflow").at("id")].insert(line.at("title"));
  CHECK(titles.at("work_year").contains("2019"));
  REQUIRE_FALSE(titles.at("joint_meeting").empty());
  for (const std::string& held_on : titles.at("joint_meeting")) CHECK(CivilDate::parse(held_on).has_value());
  CHECK(titles.at("requirement_review") == std::set<std::string>{"养老服务信息管理平台"});
}

TEST_CASE("a funding round shows everybody its own lines, with sums of these") {
  ReadingWorld world("close_round");
  const auto round = [&](const Person& person) {
    return world.as(person, [](const Reading& r) { return reading::read_funding_round(r, "round-2021"); });
  };
  REQUIRE(round(finance).has_value());
  CHECK(round(finance)->items.size() == 1);
  CHECK(round(finance)->requested == round(finance)->items.front().requested);
  REQUIRE(round(other_applicant).has_value());
  CHECK(round(other_applicant)->items.empty());
  CHECK(round(other_applicant)->requested == AmountFen{});
  CHECK_FALSE(
      world.as(finance, [](const Reading& r) { return reading::read_funding_round(r, "p1"); }).has_value());
}

}  // namespace
}  // namespace lianshen::test
