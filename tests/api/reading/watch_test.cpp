// Limits, lamps, restrictions, calendars of deadlines, files and changes over all cases that somebody sees.
#include <algorithm>
#include <catch2/catch.hpp>

#include "api/reading/clock_items.hpp"
#include "api/reading/deadline_feed.hpp"
#include "api/reading/rule_texts.hpp"
#include "api/reading/workflow_guide.hpp"
#include "engine/log/attachment_query.hpp"
#include "engine/log/case_query.hpp"
#include "tests/api/reading/reading_world.hpp"

namespace lianshen::test {
namespace {

using reading::Reading;

std::vector<std::string> clocks_of(ReadingWorld& world, const Person& person, ClockQuery query = {}) {
  return world.as(person, [&](const Reading& r) {
    std::vector<std::string> names;
    CivilDate last = CivilDate::first();
    query.limit = 2;
    do {
      const auto answer = reading::read_clocks(r, query);
      for (const auto& item : answer.items) {
        CHECK(item.clock.due_on >= last);
        last = item.clock.due_on;
        names.push_back(item.of_case.id.value + " " + item.clock.limit.id.value);
      }
      query.cursor = answer.next ? answer.next->value : "";
    } while (!query.cursor.empty());
    return names;
  });
}

std::vector<std::string> cases_listed(ReadingWorld& world, const Person& person, const CaseQuery& query) {
  return world.as(person, [&](const Reading& r) {
    std::vector<std::string> names;
    for (const auto& line : r.views.list(query, r.sight, r.now).items) names.push_back(line.stream);
    return names;
  });
}

TEST_CASE("limits are listed for whoever sees their cases, the first to end first") {
  ReadingWorld world("start_trial");
  std::vector<std::string> live;
  for (const ClockRow& clock : world.world().index().clocks("")) {
    if (clock.status != ClockStatus::stopped) live.push_back(clock.stream + " " + clock.clock);
  }
  auto seen = clocks_of(world, auditor);
  std::ranges::sort(seen);
  std::ranges::sort(live);
  CHECK(seen == live);
  CHECK(clocks_of(world, other_applicant).empty());
  ClockQuery trial;
  trial.holders = {"applicant"};
  const auto own = clocks_of(world, applicant, trial);
  CHECK(std::ranges::count(own, "ta1 trial_acceptance.trial") == 1);
  ClockQuery stopped;
  stopped.status = "stopped";
  CHECK(std::ranges::count(clocks_of(world, applicant, stopped), "rr1 requirement_review.review") == 1);
}

TEST_CASE(
    "a review stands still in every list while its unit's approvals are held, and runs on with a later day") {
  ReadingWorld world("pass_requirement");
  const auto happen = [&](const char* day, const char* actor, const char* workflow, const char* stream,
                          const char* command, const char* data) {
    CommandRequest request;
    request.workflow = workflow;
    request.stream = stream;
    request.command = command;
    request.data = Json::parse(data);
    const std::string who = actor;
    request.actor = {who.substr(0, who.find('@')), who.substr(who.find('@') + 1)};
    request.at = *Instant::parse(std::string(day) + "T09:00:00+08:00");
    request.key = std::string(stream) + command;
    REQUIRE(world.world().run(request).kind == OutcomeKind::accepted);
  };
  const auto again = [&](const char* day, const char* key, const char* stream, const char* project) {
    CommandRequest request = *std::ranges::find(main_line(), key, &CommandRequest::key);
    request.stream = stream;
    if (request.data.contains("project")) request.data["project"] = project;
    if (request.data.contains("name")) request.data["name"] = "养老服务信息管理平台（二期）";
    request.at = *Instant::parse(std::string(day) + "T10:00:00+08:00");
    request.key = std::string("again-") + key;
    CAPTURE(key);
    REQUIRE(world.world().run(request).kind == OutcomeKind::accepted);
  };
  const std::string review = "rr2 requirement_review.review";
  const auto due_in_lists = [&](const char* status) {
    std::vector<std::string> days;
    world.as(office_head, [&](const Reading& r) {
      ClockQuery query;
      query.status = status;
      for (const auto& item : reading::read_clocks(r, query).items) {
        if (item.of_case.id.value + " " + item.clock.limit.id.value == review)
          days.push_back(item.clock.due_on.iso());
      }
      const auto clocks = reading::read_case_clocks(r, "requirement_review", "rr2").value();
      for (const auto& item : clocks.items) {
        if (item.clock.limit.id.value == "requirement_review.review") days.push_back(item.clock.due_on.iso());
      }
      return 0;
    });
    return days;
  };
  happen("2020-10-26", "head@government_affairs_office", "rectification", "rect1", "order",
         R"({"project": "p1", "source": "inspection", "due_on": "2020-10-30", "requirements": ["上线"],
             "unmet_goals": [{"indicator": "补贴线上办理率", "target": "90%", "actual": "61%",
                              "evidence": "现场检查"}]})");
  again("2020-10-29", "register_project", "p2", "p2");
  again("2020-10-29", "submit_requirement", "rr2", "p2");
  again("2020-10-30", "accept_requirement", "rr2", "p2");
  CHECK(due_in_lists("running") == std::vector<std::string>{"2020-11-27", "2020-11-27"});

  happen("2020-11-02", "head@government_affairs_office", "rectification", "rect1", "find_failed",
         R"({"explanation": "逾期不报整改报告"})");
  CHECK(due_in_lists("running").size() == 1);  // in none but the case's own
  CHECK(due_in_lists("paused").size() == 2);
  CaseQuery overdue;
  overdue.is_overdue = true;
  world.world().runner().advance(*Instant::parse("2020-12-07T09:00:00+08:00"));
  CHECK(std::ranges::count(cases_listed(world, office_head, overdue), "rr2") == 0);

  happen("2020-12-07", "clerk@civil_affairs_bureau", "rectification", "rect1", "report",
         R"({"text": "已整改", "content": []})");
  happen("2020-12-09", "reviewer@government_affairs_office", "rectification", "rect1", "recheck",
         R"({"result": "passed", "text": "现场复核"})");
  happen("2020-12-10", "head@government_affairs_office", "rectification", "rect1", "release", "{}");
  CHECK(due_in_lists("running") == std::vector<std::string>{"2021-01-07", "2021-01-07"});
}

TEST_CASE("lamps and restrictions show to those who see their cases and to the unit that they bind") {
  ReadingWorld world("accept_requirement");
  world.world().runner().advance(*Instant::parse("2019-06-03T09:00:00+08:00"));
  const auto cards = [&](const Person& person) {
    return world.as(person, [](const Reading& r) { return reading::read_cards(r, {}).items.size(); });
  };
  CHECK(cards(auditor) == world.world().index().cards().size());
  CHECK(cards(auditor) > 0);
  CHECK(cards(other_applicant) == 0);

  // A restriction on a unit, placed by a case that it does not see.
  world.world().runner().database().execute(
      "INSERT INTO holds (subject, hold, stream, provision, placed_on) "
      "VALUES ('water_bureau', 'later_approvals', 'rr1', 'XN-PM-24.3', '2019-03-01')");
  const auto holds = [&](const Person& person) {
    return world.as(person, [](const Reading& r) { return reading::read_holds(r, {}).items.size(); });
  };
  CHECK(holds(other_applicant) == 1);
  CHECK(holds(auditor) == 1);
  CHECK(holds(applicant) == 1);
  CHECK(holds({"clerk", "education_bureau", {"applicant_clerk"}}) == 0);
  const auto on_unit = world.as(auditor, [](const Reading& r) { return reading::read_holds(r, {}).items; });
  CHECK(on_unit.front().subject.name.value == "市水利和湖泊局");
  CHECK(on_unit.front().workflow.name.value == "需求方案审核");

  // On a project it names the project, not its number.
  world.world().runner().database().execute("UPDATE holds SET subject = 'p1'");
  const auto on_project =
      world.as(auditor, [](const Reading& r) { return reading::read_holds(r, {}).items; });
  CHECK(on_project.front().subject.name.value == "养老服务信息管理平台");
}

TEST_CASE("a person's calendar has the deadlines of his seats and of his unit's cases") {
  ReadingWorld world("apply_acceptance");
  const auto calendar = [&](const Person& person) {
    return world.as(person, [](const Reading& r) { return reading::deadline_calendar(r); });
  };
  // The office has its intake; the applicant's own wait has no deadline.
  CHECK(calendar(office_clerk).find("ta1.trial_acceptance.intake@xianning.lianshen") != std::string::npos);
  CHECK(calendar(applicant).find("trial_acceptance.intake") == std::string::npos);
  CHECK(calendar(other_applicant).find("BEGIN:VEVENT") == std::string::npos);
  CHECK(calendar(applicant).starts_with("BEGIN:VCALENDAR\r\n"));
}

TEST_CASE("a file is read by those who see a case that names it") {
  ReadingWorld world("enter_approve_plan");
  const Json entry = Json::parse(world.world().index().stream("entry-approve-plan")->data);
  const std::string sha256 = entry.at("scan").at("sha256");
  const auto may_read = [&](const Person& person) {
    return world.as(person, [&](const Reading& r) {
      bool is_named = false;
      r.views.read([&](Database& views) { is_named = is_named_by_visible_case(views, sha256, r.sight); });
      return is_named;
    });
  };
  CHECK(may_read(office_clerk));
  CHECK(may_read(auditor));
  CHECK_FALSE(may_read(applicant));
  CHECK_FALSE(may_read(other_applicant));
}

TEST_CASE("the number of changes grows for those who see what has changed") {
  ReadingWorld world("accept_requirement");
  const auto latest = [&](const Person& person, std::int64_t after) {
    return world.as(person, [&](const Reading& r) {
      std::int64_t sequence = 0;
      r.views.read([&](Database& views) { sequence = latest_change(views, after, r.sight); });
      return sequence;
    });
  };
  const std::int64_t before = latest(applicant, 0);
  CHECK(before == world.world().runner().head().sequence);
  CHECK(latest(other_applicant, 0) == 0);
  CHECK(latest(applicant, before) == before);
  CommandRequest request;
  for (const auto& step : main_line()) {
    if (step.key == "request_opinions") request = step;
  }
  REQUIRE(world.world().run(request).kind == OutcomeKind::accepted);
  CHECK(latest(applicant, before) > before);
  CHECK(latest(other_applicant, before) == before);
}

TEST_CASE("the rules are there for everybody: numbers with articles, texts, calendars, seats, tables") {
  ReadingWorld world("register_project");
  world.as(other_applicant, [](const Reading& r) {
    const auto policy = reading::read_policy(r, "xianning", "2019-01-30").value();
    const auto number = std::ranges::find(policy.numbers, "requirement_review.review",
                                          [](const auto& each) { return each.key.value; });
    REQUIRE(number != policy.numbers.end());
    CHECK(number->value.value == "20");
    CHECK(number->provision.provision->value == "XN-PM-09.1");
    const auto share = std::ranges::find(policy.numbers, "technical_review.budget_change",
                                         [](const auto& each) { return each.key.value; });
    REQUIRE(share != policy.numbers.end());
    CHECK(share->value.value == "10.00%");
    CHECK(policy.policy.is_in_force);
    CHECK_FALSE(reading::read_policy(r, "xianning", "1999-01-01").has_value());

    const auto provision = reading::read_provision(r, "XN-PM-09.1").value();
    CHECK(reading::read_regulation_text(r, "xianning").value().find("咸宁市") != std::string::npos);
    CHECK_FALSE(provision.uses.empty());
    CHECK_FALSE(reading::read_provision(r, "XN-PM-9").has_value());

    const auto calendar = reading::read_calendar(r, "national", 2019).value();
    CHECK(calendar.items.size() == 365);
    const auto day =
        std::ranges::find(calendar.items, CivilDate::of(2019, 9, 29), &reading::CalendarDayItem::date);
    CHECK(day->kind == reading::DayType::make_up_working);
    CHECK(day->is_working);
    CHECK_FALSE(reading::read_calendar(r, "martian", 2019).has_value());

    CHECK(reading::read_organisations(r).items.size() == r.policy.organisations.size());
    const auto name = [](std::string_view workflow) { return std::string(workflow); };
    for (const auto& workflow : r.rulebook.workflows.all()) {
      const Json guide = reading::read_workflow(r, std::string(workflow->name()), name).value();
      CHECK(guide.at("states").size() == workflow->table().states.size());
      CHECK(guide.at("commands").size() == workflow->commands().size());
      CHECK_FALSE(guide.at("diagram").get<std::string>().empty());
    }
    CHECK_FALSE(reading::read_workflow(r, "witchcraft", name).has_value());
    return 0;
  });
}

}  // namespace
}  // namespace lianshen::test
