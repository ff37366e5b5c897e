// Clocks in the decision index: what each effect leaves behind, which clock passes next, and what is refused.
#include <catch2/catch.hpp>

#include "tests/log/index_fixture.hpp"

namespace lianshen::test {
namespace {

using Catch::Matchers::Contains;

const std::string kPause = R"({"do":"pause_clock","clock":"review","on":"2019-04-01"})";
const std::string kResume = R"({"do":"resume_clock","clock":"review","on":"2019-04-08","due_on":"2019-04-16",
                                "calendar":"national@2","provisional":true})";
const std::string kStop = R"({"do":"stop_clock","clock":"review","on":"2019-04-10"})";

std::string pass_on(const std::string& due_on) {
  return R"({"do":"pass_clock","clock":"review","due_on":")" + due_on + R"(","card":"yellow"})";
}
std::string extend_to(const std::string& due_on) {
  return R"({"do":"extend_clock","clock":"review","count":30,"due_on":")" + due_on +
         R"(","calendar":"national@3","provisional":false})";
}

CivilDate day(const char* text) { return CivilDate::parse(text).value(); }

ClockRow clock_of(Index& index) { return index->clock("review-01", "review").value(); }

TEST_CASE("a clock is started with everything that its effect tells") {
  Index index;
  index.apply("review-01",
              R"({"do":"start_clock","clock":"trial.minimum","from":"2019-11-30","due_on":"2020-03-01",
      "count":3,"unit":"month","minimum":true,"card":"none","holder":"applicant","provision":"","calendar":"",
      "provisional":true})");
  const auto clock = index->clock("review-01", "trial.minimum");
  REQUIRE(clock.has_value());
  CHECK(clock->stream == "review-01");
  CHECK(clock->clock == "trial.minimum");
  CHECK(clock->status == ClockStatus::running);
  CHECK(clock->from == day("2019-11-30"));
  CHECK(clock->due_on == day("2020-03-01"));
  CHECK(clock->limit.count == 3);
  CHECK(clock->limit.unit == LimitUnit::month);
  CHECK(clock->limit.is_minimum);
  CHECK(clock->card == "none");
  CHECK(clock->holder == "applicant");
  CHECK(clock->provision.empty());
  CHECK(clock->calendar_version.empty());
  CHECK(clock->is_provisional);
  CHECK(clock->pauses.empty());
  CHECK_FALSE(clock->stopped_on.has_value());
  CHECK_FALSE(index->clock("review-01", "review").has_value());
  CHECK_FALSE(index->clock("review-02", "trial.minimum").has_value());
}

TEST_CASE("a clock is paused and goes on, any number of times") {
  Index index;
  index.apply("review-01", start_of("2019-04-09"));
  index.apply("review-01", kPause);
  ClockRow clock = clock_of(index);
  CHECK(clock.status == ClockStatus::paused);
  REQUIRE(clock.pauses.size() == 1);
  CHECK(clock.pauses[0].from == day("2019-04-01"));
  CHECK_FALSE(clock.pauses[0].until.has_value());

  index.apply("review-01", kResume);
  clock = clock_of(index);
  CHECK(clock.status == ClockStatus::running);
  CHECK(clock.due_on == day("2019-04-16"));
  CHECK(clock.calendar_version == "national@2");
  CHECK(clock.is_provisional);
  CHECK(clock.pauses[0].until == day("2019-04-08"));

  index.apply("review-01", R"({"do":"pause_clock","clock":"review","on":"2019-04-08"})");
  index.apply("review-01", R"({"do":"resume_clock","clock":"review","on":"2019-04-08","due_on":"2019-04-16",
                               "calendar":"national@2","provisional":false})");
  CHECK(clock_of(index).pauses.size() == 2);
  CHECK(clock_of(index).limit.count == 20);
}

TEST_CASE("an extension gives the new total and the new day") {
  Index index;
  index.apply("review-01", start_of("2019-04-09"));
  index.apply("review-01", extend_to("2019-04-23"));
  CHECK(clock_of(index).limit.count == 30);
  CHECK(clock_of(index).due_on == day("2019-04-23"));
  CHECK(clock_of(index).calendar_version == "national@3");
  CHECK(clock_of(index).status == ClockStatus::running);
  // A paused clock stays paused.
  index.apply("review-01", kPause);
  index.apply("review-01", extend_to("2019-04-24"));
  CHECK(clock_of(index).status == ClockStatus::paused);
}

TEST_CASE("a limit that passes shows a card and stays live until it is stopped") {
  Index index;
  index.apply("review-01", start_of("2019-04-09", "red"));
  index.apply("review-01", R"({"do":"pass_clock","clock":"review","due_on":"2019-04-09","card":"red"})");
  CHECK(clock_of(index).status == ClockStatus::passed);
  const auto cards = index->cards();
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].stream == "review-01");
  CHECK(cards[0].clock == "review");
  CHECK(cards[0].due_on == day("2019-04-09"));
  CHECK(cards[0].card == "red");
  CHECK(cards[0].holder == "office_clerk");
  CHECK(cards[0].provision == "XN-PM-09.1");
  CHECK(cards[0].sequence == 2);

  index.apply("review-01", kStop);
  CHECK(clock_of(index).status == ClockStatus::stopped);
  CHECK(clock_of(index).stopped_on == day("2019-04-10"));
  CHECK(index->cards().size() == 1);
}

TEST_CASE("a card is not shown again while the due date stays, but again for a new one") {
  Index index;
  index.apply("review-01", start_of("2019-04-16"));
  index.apply("review-01", pass_on("2019-04-16"));
  CHECK_THAT(index.broken("review-01", pass_on("2019-04-16")), Contains("review of review-01 is passed"));
  // A pause after the due date does not move it.
  index.apply("review-01", kPause);
  index.apply("review-01", kResume);
  CHECK(clock_of(index).status == ClockStatus::passed);
  index.apply("review-01", extend_to("2019-04-23"));
  CHECK(clock_of(index).status == ClockStatus::running);
  index.apply("review-01", pass_on("2019-04-23"));
  CHECK(index->cards().size() == 2);
}

TEST_CASE("a clock that is stopped while paused closes its pause") {
  Index index;
  index.apply("review-01", start_of("2019-04-09"), kPause, kStop);
  CHECK(clock_of(index).pauses[0].until == day("2019-04-10"));
}

TEST_CASE("I7: a clock is started again only after it was stopped, and then from nothing") {
  Index index;
  index.apply("review-01", start_of("2019-04-09"));
  CHECK_THAT(index.broken("review-01", start_of("2019-05-09")),
             Contains("review of review-01 is still live"));
  index.apply("review-01", kPause);
  CHECK_THAT(index.broken("review-01", start_of("2019-05-09")), Contains("is still live"));
  index.apply("review-01", kResume);
  index.apply("review-01", pass_on("2019-04-16"));
  CHECK_THAT(index.broken("review-01", start_of("2019-05-09")), Contains("is still live"));
  index.apply("review-01", kStop);
  index.apply("review-01", start_of("2019-04-16", "red"));
  const ClockRow clock = clock_of(index);
  CHECK(clock.status == ClockStatus::running);
  CHECK(clock.card == "red");
  CHECK(clock.pauses.empty());
  CHECK_FALSE(clock.stopped_on.has_value());
  // The card of its former life is no hindrance, though the due date is the same.
  index.apply("review-01", pass_on("2019-04-16"));
  CHECK(index->cards().size() == 2);
  // Another stream has its own.
  CHECK_NOTHROW(index.apply("review-02", start_of("2019-04-09")));
}

TEST_CASE("an effect on a clock that cannot take it is refused") {
  Index index;
  for (const std::string& effect : {kPause, kResume, kStop, pass_on("2019-04-09"), extend_to("2019-04-23")}) {
    CHECK_THAT(index.broken("review-01", effect), Contains("review of review-01 is not live"));
  }
  index.apply("review-01", start_of("2019-04-09"));
  CHECK_THAT(index.broken("review-01", kResume), Contains("is not paused"));
  CHECK_THAT(index.broken("review-01", pass_on("2019-04-08")), Contains("is due on 2019-04-09"));
  index.apply("review-01", kPause);
  CHECK_THAT(index.broken("review-01", kPause), Contains("is paused already"));
  CHECK_THAT(index.broken("review-01", pass_on("2019-04-09")), Contains("is paused"));
  CHECK_THAT(index.broken("review-01", R"({"do":"stop_clock","clock":"review","on":"2019-03-31"})"),
             Contains("was not yet paused then"));
  index.apply("review-01", kResume);
  CHECK_THAT(index.broken("review-01", kPause), Contains("was still paused then"));
  index.apply("review-01", kStop);
  for (const std::string& effect : {kPause, kResume, kStop, pass_on("2019-04-16"), extend_to("2019-04-23")}) {
    CHECK_THAT(index.broken("review-01", effect), Contains("is not live"));
  }
}

TEST_CASE("words and counts that no clock has are refused") {
  Index index;
  const auto with = [](const std::string& what, const std::string& by) {
    std::string effect = start_of("2019-04-09");
    return effect.replace(effect.find(what), what.size(), by);
  };
  CHECK_THAT(index.broken("r", with("working_day", "fortnight")), Contains("unknown \"unit\": fortnight"));
  CHECK_THAT(index.broken("r", with("yellow", "green")), Contains("unknown \"card\": green"));
  CHECK_THAT(index.broken("r", with("\"count\":20", "\"count\":-1")), Contains("needs a count"));
  CHECK_THAT(index.broken("r", with("\"count\":20", "\"count\":\"20\"")), Contains("needs a count"));
  CHECK_THAT(index.broken("r", with("\"count\":20", "\"count\":18446744073709551615")),
             Contains("needs a count"));
  CHECK_THAT(index.broken("r", with("\"minimum\":false", "\"minimum\":0")), Contains("needs true or false"));
  CHECK_THAT(index.broken("r", R"({"do":"pass_clock","clock":"review","due_on":"2019-04-09","card":"none"})"),
             Contains("unknown \"card\": none"));
}

TEST_CASE("clocks are listed by stream and name") {
  Index index;
  index.apply("b", start_of("2019-04-09"));
  index.apply("a", start_of("2019-04-09"));
  CHECK(index->clocks("").size() == 2);
  CHECK(index->clocks("").front().stream == "a");
  REQUIRE(index->clocks("b").size() == 1);
  CHECK(index->clocks("b").front().stream == "b");
}

TEST_CASE("the clock that passes first is found by day, stream and name") {
  Index index;
  index.apply("c", start_of("2019-04-09"));
  index.apply("b", start_of("2019-04-10"));
  index.apply("a", start_of("2019-04-10"));
  index.apply("minimum", start_of("2019-04-01", "none"));  // shows no card, so it never passes
  const auto first = [&](const char* today) {
    const auto clock = index->first_overdue(day(today));
    return clock ? clock->stream : "none";
  };
  // The last day itself is still in time.
  CHECK(first("2019-04-09") == "none");
  CHECK(first("2019-04-10") == "c");
  CHECK(first("2019-06-01") == "c");
  index.apply("c", pass_on("2019-04-09"));
  CHECK(first("2019-06-01") == "a");
  index.apply("a", kPause);
  CHECK(first("2019-06-01") == "b");
  index.apply("b", kStop);
  CHECK(first("2019-06-01") == "none");
  index.apply("a", kResume);
  CHECK(first("2019-04-16") == "none");
  CHECK(first("2019-04-17") == "a");
}

TEST_CASE("the search for the next clock reads one entry of its index") {
  Index index;
  SQLite::Statement plan(
      index.database().handle(),
      "EXPLAIN QUERY PLAN SELECT stream FROM clocks WHERE status = 'running' AND card <> 'none' AND "
      "due_on < ? ORDER BY due_on, stream, clock LIMIT 1");
  REQUIRE(plan.executeStep());
  CHECK_THAT(plan.getColumn(3).getString(), Contains("INDEX clocks_that_may_pass (due_on<?)"));
  CHECK_FALSE(plan.executeStep());  // no sorting
}

TEST_CASE("a clock that a hold makes stand still passes only when the hold is lifted", "[clock]") {
  Index index;
  const std::string start =
      R"({"do":"start_clock","clock":"review","from":"2019-03-11","due_on":"2019-04-09","count":20,)"
      R"("unit":"working_day","minimum":false,"card":"yellow","holder":"office_clerk","provision":"",)"
      R"("calendar":"","provisional":false,"paused_by":"later_approvals"})";
  index.apply("review-01", start);
  StreamRow row;
  row.stream = "review-01";
  row.workflow = "requirement_review";
  row.version = 1;
  row.organisation = "water_bureau";
  index->put_stream(row);
  const CivilDate today = day("2030-01-01");
  REQUIRE(index->first_overdue(today));
  const std::string hold =
      R"({"do":"hold","hold":"later_approvals","subject":"water_bureau","provision":"XN-PM-24.3"})";
  index.apply("rectification-1", hold);
  const auto times = index->times_of_hold("later_approvals", "water_bureau");
  REQUIRE(times.size() == 1);
  CHECK_FALSE(times[0].time.until);
  CHECK_FALSE(index->first_overdue(today));
  index.apply("rectification-1", R"({"do":"release","hold":"later_approvals","subject":"water_bureau"})");
  CHECK(index->first_overdue(today));
  REQUIRE(index->times_of_hold("later_approvals", "water_bureau").size() == 1);
  CHECK(index->times_of_hold("later_approvals", "water_bureau")[0].provision == "XN-PM-24.3");
}

TEST_CASE("a clock takes over pauses and due date, and shows its card again if that has moved", "[clock]") {
  Index index;
  index.apply("review-01", start_of("2019-04-09"));
  index.apply("review-01", R"({"do":"redate_clock","clock":"review","pauses":"2019-04-01..2019-04-08",)"
                           R"("due_on":"2019-04-16","calendar":"national@2","provisional":false})");
  ClockRow clock = clock_of(index);
  CHECK(clock.status == ClockStatus::running);
  CHECK(clock.due_on == day("2019-04-16"));
  CHECK(clock.pauses == std::vector<Pause>{{day("2019-04-01"), day("2019-04-08")}});
  index.apply("review-01", R"({"do":"pause_clock","clock":"review","on":"2019-04-10"})");
  CHECK_THAT(
      index.broken("review-01", R"({"do":"redate_clock","clock":"review","pauses":"2019-04-01..2019-04-12",)"
                                R"("due_on":"2019-04-18","calendar":"","provisional":false})"),
      Contains("is paused and would run again"));
}

}  // namespace
}  // namespace lianshen::test
