// Limits that reach into a year whose holidays are not published yet: counted by week-ends and fixed days at
// first, and anew when the State Council's arrangement is there.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/clock/time_limit.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::test {
namespace {

const std::filesystem::path shipped_data = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";

// The product's data as it was in December 2019, before anybody had entered the days of 2020.
Rulebook before_2020(const ScratchFolder& folder) {
  const std::filesystem::path data = folder.file("data");
  std::filesystem::copy(shipped_data, data, std::filesystem::copy_options::recursive);
  std::istringstream rows(read_file((shipped_data / "calendars/national.csv").string()));
  std::ofstream known(data / "calendars/national.csv", std::ios::binary);
  for (std::string row; std::getline(rows, row);) {
    if (row.starts_with("date") || row < "2020") known << row << "\n";
  }
  known.close();
  return Rulebook::load(data, all_workflows(), all_reactions());
}

CommandRequest step(const std::string& key, const std::string& at) {
  CommandRequest request = *std::ranges::find(main_line(), key, &CommandRequest::key);
  request.at = *Instant::parse(at);
  return request;
}

class ReviewOverNewYear {
 public:
  ReviewOverNewYear() : old_book_(before_2020(folder_)) {
    Database database = Database::create(file());
    CommandRunner::initialise(database, old_book_, "xianning", "simulated", Instant{});
    CommandRunner runner(std::move(database), old_book_);
    for (const auto& request : {step("register_project", "2019-12-23T09:00:00+08:00"),
                                step("submit_requirement", "2019-12-24T09:00:00+08:00"),
                                step("accept_requirement", "2019-12-26T09:00:00+08:00")}) {
      const Outcome outcome = runner.run(request);
      INFO(outcome.answer.dump());
      REQUIRE(outcome.kind == OutcomeKind::accepted);
    }
  }

  [[nodiscard]] std::string file() const { return folder_.file("lianshen.db"); }
  CommandRunner with_old_days() { return {open(), old_book_}; }
  CommandRunner with_published_days() { return {open(), rulebook()}; }

  static ClockRow review(CommandRunner& runner) {
    return *DecisionIndex(runner.database()).clock("rr1", "requirement_review.review");
  }
  static std::vector<EventRecord> events(CommandRunner& runner) {
    return EventLog(runner.database()).stream("rr1");
  }

 private:
  Database open() { return Database::open(file(), Database::Mode::read_write); }

  ScratchFolder folder_;
  Rulebook old_book_;
};

TEST_CASE(
    "a limit over the new year is provisional until the year's holidays are published, then counted anew",
    "[provisional_clock]") {
  ReviewOverNewYear world;
  {
    CommandRunner runner = world.with_old_days();
    CHECK(ReviewOverNewYear::review(runner).is_provisional);
    CHECK(ReviewOverNewYear::review(runner).due_on.iso() == "2020-01-24");
    // Nothing is new: nothing is written.
    CHECK(runner.advance(*Instant::parse("2019-12-27T09:00:00+08:00")) == 0);
  }
  CommandRunner runner = world.with_published_days();
  const std::size_t before = ReviewOverNewYear::events(runner).size();
  CHECK(runner.advance(*Instant::parse("2019-12-30T09:00:00+08:00")) == 1);
  const ClockRow review = ReviewOverNewYear::review(runner);
  // Spring Festival begins on 24 January, with 19 January made up; Hubei's offices open on 14 February.
  CHECK(review.due_on.iso() == "2020-01-23");
  CHECK_FALSE(review.is_provisional);
  CHECK(review.calendar_version == rulebook().calendars.find("hubei")->version());

  const auto events = ReviewOverNewYear::events(runner);
  REQUIRE(events.size() == before + 1);
  CHECK(events.back().type == "LimitRedated");
  CHECK(events.back().provisions == review.provision);
  CHECK(events.back().calendar_version == review.calendar_version);
  const Json data = Json::parse(events.back().body).at("data");
  CHECK(data.at("was_due_on") == "2020-01-24");
  CHECK(data.at("due_on") == "2020-01-23");

  CHECK(runner.advance(*Instant::parse("2019-12-31T09:00:00+08:00")) == 0);
  const VerificationReport report = verify(runner.database(), rulebook());
  INFO(report.fault);
  CHECK(report.is_whole());
}

TEST_CASE("once counted anew a limit is not counted again at the next start", "[provisional_clock]") {
  ReviewOverNewYear world;
  const auto at = *Instant::parse("2019-12-30T09:00:00+08:00");
  {
    CommandRunner runner = world.with_published_days();
    CHECK(runner.advance(at) == 1);
  }
  CommandRunner runner = world.with_published_days();
  CHECK(runner.advance(at) == 0);
}

TEST_CASE("a limit counted anew is passed on its new day, not on its old one", "[provisional_clock]") {
  ReviewOverNewYear world;
  CommandRunner runner = world.with_published_days();
  runner.advance(*Instant::parse("2020-01-24T09:00:00+08:00"));
  const auto cards = DecisionIndex(runner.database()).cards();
  REQUIRE(cards.size() == 1);
  CHECK(cards.front().due_on.iso() == "2020-01-23");
}

TEST_CASE("whatever runs is due on the day that its limit, its pauses and its calendar give",
          "[provisional_clock]") {
  World world;
  world.run_main_line(main_line().back().key, true);
  std::size_t counted = 0;
  for (const ClockRow& clock : world.index().clocks("")) {
    if (clock.status != ClockStatus::running) continue;
    INFO(clock.stream << " " << clock.clock);
    const auto& calendar = *rulebook().calendars.find("hubei");
    CHECK(due_date(clock.from, clock.limit, clock.pauses, calendar).due_on == clock.due_on);
    ++counted;
  }
  CHECK(counted > 0);
}

}  // namespace
}  // namespace lianshen::test
