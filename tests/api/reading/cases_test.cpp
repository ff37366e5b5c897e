// What people read of cases: lists, one case, its course, its limits, what they may do next.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "api/reading/case_detail.hpp"
#include "api/reading/case_items.hpp"
#include "api/reading/clock_items.hpp"
#include "api/reading/prospects.hpp"
#include "api/reading/timeline.hpp"
#include "tests/api/reading/reading_world.hpp"

namespace lianshen::test {
namespace {

using reading::Reading;

std::vector<std::string> cases_seen(ReadingWorld& world, const Person& person, CaseQuery query = {}) {
  query.limit = page_rows_max;
  return ids_of(
      world.as(person, [&](const Reading& r) { return encode(reading::read_cases(r, query, false)); }));
}

Json course_of(ReadingWorld& world, const Person& person, const std::string& workflow,
               const std::string& stream) {
  return world.as(person, [&](const Reading& r) { return reading::read_timeline(r, workflow, stream); })
      .value()
      .at("items");
}

// One entry of a course in a line: what happened, from where to where, who, by which articles.
std::string line_of(const Json& entry) {
  std::string line =
      fmt::format("{} {} {}", entry.at("occurred_on").get<std::string>(), entry.at("kind").get<std::string>(),
                  entry["what"]["name"].get<std::string>());
  if (entry.contains("state")) {
    line += fmt::format(" {}→{}", entry["state"]["from"]["name"].get<std::string>(),
                        entry["state"]["to"]["name"].get<std::string>());
  }
  line += fmt::format(" {}", entry["actor"]["id"].get<std::string>());
  for (const Json& provision : entry.at("provisions"))
    line += " " + provision.at("provision").get<std::string>();
  return line;
}

TEST_CASE("everybody sees the cases of his sight and no others") {
  ReadingWorld world("pass_technical");
  const auto everything = cases_seen(world, auditor);
  CHECK(std::ranges::count(everything, "rr1") == 1);
  CHECK(std::ranges::count(everything, "by-2019") == 1);
  const auto own = cases_seen(world, applicant);
  for (const char* const seen : {"p1", "rr1", "tr1", "plan-2019"}) CHECK(std::ranges::count(own, seen) == 1);
  for (const char* const hidden : {"by-2019", "jm-2019-1", "wy-2019", "doc1"})
    CHECK(std::ranges::count(own, hidden) == 0);
  // The published plan is everybody's; nothing else of it is another unit's business.
  CHECK(cases_seen(world, other_applicant) == std::vector<std::string>{"plan-2019"});
  const auto before_the_panel = cases_seen(world, expert);
  CHECK(before_the_panel == std::vector<std::string>{"p1", "plan-2019", "tr1"});
}

TEST_CASE("words are found in names, projects and document numbers") {
  ReadingWorld world("pass_technical");
  const std::string name = world.world().index().stream("p1")->data;
  const std::string title = Json::parse(name).at("name").get<std::string>();
  CaseQuery query;
  query.text = title;
  CHECK(std::ranges::count(cases_seen(world, auditor, query), "tr1") == 1);
  query.text = title.substr(0, 6);  // two Chinese characters
  CHECK(std::ranges::count(cases_seen(world, auditor, query), "p1") == 1);
  query.text = Json::parse(world.world().index().stream("rr1")->data).at("opinion_no").get<std::string>();
  CHECK(cases_seen(world, auditor, query) == std::vector<std::string>{"rr1"});
}

TEST_CASE("a hidden case, a missing one and one of another collection are equally not there") {
  ReadingWorld world("accept_requirement");
  const auto read = [&](const Person& person, const std::string& workflow, const std::string& stream) {
    return world.as(person, [&](const Reading& r) {
      return reading::read_case(r, workflow, stream).has_value() ||
             reading::read_timeline(r, workflow, stream).has_value() ||
             reading::read_case_clocks(r, workflow, stream).has_value() ||
             reading::read_next(r, workflow, stream).has_value();
    });
  };
  CHECK(read(applicant, "requirement_review", "rr1"));
  CHECK_FALSE(read(other_applicant, "requirement_review", "rr1"));
  CHECK_FALSE(read(other_applicant, "requirement_review", "rr9"));
  CHECK_FALSE(read(applicant, "project", "rr1"));
}

TEST_CASE("opinions are veiled from the applicant until the review is concluded") {
  const auto opinions_seen = [](ReadingWorld& world, const Person& person) {
    const Json one =
        world.as(person, [](const Reading& r) { return reading::read_case(r, "requirement_review", "rr1"); })
            .value();
    bool is_told = false;
    for (const Json& entry : course_of(world, person, "requirement_review", "rr1")) {
      if (entry["what"]["id"] != "OpinionGiven") continue;
      is_told = entry.contains("data");
      CHECK(entry.at("is_veiled").get<bool>() != is_told);
    }
    CHECK(one.contains("veiled") != one["data"].contains("opinions"));
    CHECK(one["data"].contains("opinions") == is_told);
    return is_told;
  };
  ReadingWorld before("give_finance_opinion");
  CHECK_FALSE(opinions_seen(before, applicant));
  CHECK(opinions_seen(before, office_clerk));
  CHECK(opinions_seen(before, liaison));
  ReadingWorld after("pass_requirement");
  CHECK(opinions_seen(after, applicant));
}

TEST_CASE("every veil of the pack names a workflow, events, states and fields that there are") {
  ReadingWorld world("publish_evaluation");
  for (const VeiledFields& veil :
       rulebook().policies.in_force("xianning", CivilDate::of(2020, 1, 1))->veiled) {
    CAPTURE(veil.key);
    const Workflow* workflow = rulebook().workflows.find(veil.workflow);
    REQUIRE(workflow != nullptr);
    for (const auto& event : veil.events) CHECK_FALSE(workflow->event_fields(event).empty());
    for (const auto& state : veil.until_states)
      CHECK(std::ranges::count(workflow->table().states, state) == 1);
    const auto cases = world.world().index().streams(veil.workflow);
    REQUIRE_FALSE(cases.empty());
    const Json data = Json::parse(cases.front().data);
    for (const auto& field : veil.fields) CHECK(data.contains(Json::json_pointer(field)));
  }
}

TEST_CASE("the course of a review, step by step") {
  ReadingWorld world("pass_requirement");
  std::vector<std::string> lines;
  for (const Json& entry : course_of(world, office_clerk, "requirement_review", "rr1"))
    lines.push_back(line_of(entry));
  CHECK(lines == std::vector<std::string>{
                     "2019-02-20 event 需求方案已报送 起草→待受理 clerk@civil_affairs_bureau XN-PM-08.4",
                     "2019-02-22 event 已受理 待受理→审核中 clerk@government_affairs_office XN-PM-09.1",
                     "2019-02-25 event 已征求成员单位意见 clerk@government_affairs_office XN-PM-09.1",
                     "2019-02-26 event 成员单位已反馈 liaison@planning_bureau XN-PM-06.1",
                     "2019-02-27 event 成员单位已反馈 liaison@industry_bureau XN-PM-06.1",
                     "2019-03-01 event 成员单位已反馈 reviewer@finance_bureau XN-PM-06.1",
                     "2019-03-15 event 审核通过 审核中→通过 head@government_affairs_office XN-PM-09.1"});
}

TEST_CASE("refusals and lamps stand in the course with their reasons and articles") {
  ReadingWorld world("request_opinions");
  CommandRequest early;
  early.workflow = "requirement_review";
  early.stream = "rr1";
  early.command = "conclude";
  early.data = {{"outcome", "passed"},
                {"basis", "circulation"},
                {"opinion_no", "x〔2019〕1号"},
                {"conditions", Json::array()}};
  early.actor = {"head", "government_affairs_office"};
  early.at = world.now();
  early.key = "early";
  REQUIRE(world.world().run(early).kind == OutcomeKind::rejected);
  world.world().runner().advance(*Instant::parse("2019-06-03T09:00:00+08:00"));
  const Json course = course_of(world, office_clerk, "requirement_review", "rr1");
  std::vector<std::string> kinds;
  for (const Json& entry : course) {
    if (entry["kind"] == "event") continue;
    kinds.push_back(entry["kind"]);
    if (entry["kind"] == "refusal") {
      CHECK(entry["what"]["id"] == "conclude");
      REQUIRE_FALSE(entry["reasons"].empty());
      CHECK_FALSE(entry["reasons"][0]["sentence"].get<std::string>().empty());
      CHECK_FALSE(entry.contains("data"));
    }
  }
  CHECK(std::ranges::count(kinds, "refusal") == 1);
  CHECK(std::ranges::count(kinds, "lamp") >= 1);
  CaseQuery late;
  late.is_overdue = true;
  CHECK(std::ranges::count(cases_seen(world, office_clerk, late), "rr1") == 1);
}

TEST_CASE("a limit is counted day by day up to the day that the record has") {
  ReadingWorld world("accept_requirement");
  const auto clocks =
      world
          .as(applicant,
              [](const Reading& r) { return reading::read_case_clocks(r, "requirement_review", "rr1"); })
          .value();
  bool has_review = false;
  for (const reading::ClockOfCase& each : clocks.items) {
    if (each.clock.limit.id.value != "requirement_review.review") continue;
    has_review = true;
    CHECK(each.clock.provision.provision->value == "XN-PM-09.1");
    REQUIRE(each.days.has_value());
    CHECK(each.days->back().last == each.clock.due_on);
    CHECK(each.days->back().last_ordinal->value == each.clock.count.value);
    CHECK(each.days->front().first == each.clock.from.plus_days(1));
    // Spans follow each other without a gap.
    for (std::size_t at = 1; at < each.days->size(); ++at)
      CHECK((*each.days)[at].first == (*each.days)[at - 1].last.plus_days(1));
  }
  CHECK(has_review);
}

TEST_CASE("what may be done next depends on who asks, and what may not has its reasons") {
  ReadingWorld world("submit_requirement");
  const auto openness = [&](const Person& person, const std::string& command) {
    const Json next =
        world.as(person, [](const Reading& r) { return reading::read_next(r, "requirement_review", "rr1"); })
            .value();
    for (const Json& item : next.at("items")) {
      if (item["command"]["id"] != command) continue;
      CHECK((item["openness"] == "blocked") != item["reasons"].empty());
      return item["openness"].get<std::string>();
    }
    return std::string("not listed");
  };
  CHECK(openness(office_clerk, "accept") == "open");
  CHECK(openness(office_clerk, "request_correction") == "open_needs");
  CHECK(openness(applicant, "accept") == "blocked");
  CHECK(openness(applicant, "withdraw") == "open_needs");
  CHECK(openness(office_clerk, "deem_accepted") == "not listed");
  const Json next =
      world
          .as(office_clerk,
              [](const Reading& r) { return reading::read_next(r, "requirement_review", "rr1"); })
          .value();
  CHECK(next.at("version") == 1);
}

}  // namespace
}  // namespace lianshen::test
