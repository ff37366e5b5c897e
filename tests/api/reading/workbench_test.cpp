// The workbench on the sample, as the demo serves it: what waits for whom on its day, what changed, whose
// money is shown.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/api/http/town.hpp"

namespace lianshen::test {
namespace {

using Words = std::set<std::string>;

Json read_json(Town& town, const std::string& user, const std::string& target) {
  const auto answer = town.read(user, target);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return Json::parse(answer.body);
}

Json items_of(Town& town, const std::string& user, const std::string& target) {
  return read_json(town, user, target).at("items");
}

Words cases_in(Town& town, const std::string& user, const std::string& box) {
  Words cases;
  for (const Json& item : items_of(town, user, "/api/v1/inbox?limit=200&box=" + box))
    cases.insert(item.at("of_case").at("id").get<std::string>());
  return cases;
}

TEST_CASE("待办 of the office on the sample's day is what waits for it, not what may always be done") {
  Town town;
  town.sign_in("office");
  CHECK(cases_in(town, "office", "todo") == Words{"work-year-2020", "work-year-2021"});
  // 登记迁移并入 is possible on each project at any time: no task, and still to be found and done.
  const std::string project = "project-02";
  CHECK(cases_in(town, "office", "todo").count(project) == 0);
  Words listed;
  for (const Json& item : items_of(town, "office", "/api/v1/projects?limit=200"))
    listed.insert(item.at("id").get<std::string>());
  CHECK(listed.contains(project));
  bool is_open = false;
  for (const Json& item : items_of(town, "office", "/api/v1/projects/" + project + "/next"))
    is_open |= item.at("command").at("id") == "record_migration" && item.at("openness") != "blocked";
  CHECK(is_open);
}

TEST_CASE("待办 of others on the sample's day") {
  Town town;
  for (const char* const user : {"applicant", "office-reviewer", "office-head", "auditor", "expert1"})
    town.sign_in(user);
  CHECK(cases_in(town, "applicant", "todo") == Words{"contract-06-main", "evaluation-06-2020"});
  CHECK(cases_in(town, "office-reviewer", "todo") ==
        Words{"technical-11", "work-year-2020", "work-year-2021"});
  CHECK(cases_in(town, "office-head", "todo") == Words{"technical-11", "round-2021"});
  CHECK(cases_in(town, "auditor", "todo") == Words{"audit-2021"});
  CHECK(cases_in(town, "expert1", "todo").empty());
}

TEST_CASE("待办 begins with what ends soonest, and ends with what has no limit") {
  Town town;
  town.sign_in("finance");
  std::string last;
  for (const Json& item : items_of(town, "finance", "/api/v1/inbox?limit=200")) {
    const std::string due_on = item.at("of_case").value("due_on", "9999-12-31");
    CHECK(last <= due_on);
    last = due_on;
  }
  CHECK(last == "9999-12-31");
}

TEST_CASE("the boxes are counted, and a hundred stands for more") {
  Town town;
  town.sign_in("office");
  const Json answer = read_json(town, "office", "/api/v1/inbox?limit=200&counts=true");
  const Json& counts = answer.at("counts");
  CHECK(counts.at("todo") == answer.at("items").size());
  CHECK(counts.at("doing") == std::min<std::size_t>(cases_in(town, "office", "doing").size(), 100));
  CHECK(counts.at("done") == std::min<std::size_t>(cases_in(town, "office", "done").size(), 100));
  CHECK_FALSE(read_json(town, "office", "/api/v1/inbox").contains("counts"));
}

TEST_CASE("what others did on the cases that one sees is listed, the latest first, and once") {
  Town town;
  town.sign_in("applicant");
  const Json all = read_json(town, "applicant", "/api/v1/changes/entries?limit=20");
  const Json& items = all.at("items");
  REQUIRE(items.size() == 20);
  Json before = all.at("sequence").get<std::int64_t>() + 1;
  for (const Json& item : items) {
    const Json& entry = item.at("entry");
    CHECK(entry.at("sequence") < before);
    before = entry.at("sequence");
    CHECK(entry.at("actor").at("id") != "applicant@civil_affairs_bureau");
    CHECK_FALSE(entry.contains("data"));
    CHECK(town.read("applicant", "/api/v1/cases?text=" + item.at("of_case").at("id").get<std::string>())
              .body.find(item.at("of_case").at("id").get<std::string>()) != std::string::npos);
  }
  const std::string half = items[9].at("entry").at("sequence").dump();
  CHECK(read_json(town, "applicant", "/api/v1/changes/entries?limit=20&after=" + half).at("items").size() ==
        9);
  const std::string end = all.at("sequence").dump();
  CHECK(read_json(town, "applicant", "/api/v1/changes/entries?after=" + end).at("items").empty());
}

TEST_CASE("a unit reads its own lines of a decided round with amounts and reasons, and nothing of others") {
  Town town;
  for (const char* const user : {"applicant", "water", "office", "finance"}) town.sign_in(user);
  const std::string round = "/api/v1/funding-rounds/round-2021";
  for (const char* const user : {"applicant", "water"}) {
    CAPTURE(user);
    Words own;
    for (const Json& item : items_of(town, user, "/api/v1/projects?limit=200"))
      own.insert(item.at("id").get<std::string>());
    const Json data = read_json(town, user, round).at("data");
    CHECK_FALSE(data.at("lines").empty());
    for (const Json& line : data.at("lines")) {
      CHECK(own.contains(line.at("project").get<std::string>()));
      CHECK(line.contains("reviewed"));
      CHECK(line.contains("explanation"));
    }
    CHECK(read_json(town, user, round + "/lines").at("items").size() == data.at("lines").size());
    for (const Json& entry : items_of(town, user, round + "/timeline")) {
      const Json said = entry.value("data", Json::object());
      if (said.contains("project")) CHECK(own.contains(said.at("project").get<std::string>()));
    }
  }
  CHECK(read_json(town, "office", round).at("data") == read_json(town, "finance", round).at("data"));
  CHECK(read_json(town, "office", round).at("data").at("lines").size() >
        read_json(town, "water", round).at("data").at("lines").size());
}

}  // namespace
}  // namespace lianshen::test
