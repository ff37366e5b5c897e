// --as-of: a report of the whole log as of a day equals the report that was made on that day.
#include <catch2/catch.hpp>

#include "engine/runtime/past_database.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"

namespace lianshen::test {
namespace {

// The sample as the office had it in the evening of that day.
void run_until(World& world, CivilDate day) {
  for (const std::string& key : sample().keys()) {
    const CommandRequest& request = sample().request(key);
    if (request.at >= Instant::end_of(day)) break;
    world.run(request);
  }
  world.runner().advance(Instant::end_of(day));
}

TEST_CASE("as of a day, every report is the one that was made on that day", "[reports][past]") {
  // Before a lamp and on its day, in the middle of a year, after a budget was closed.
  for (const char* text : {"2019-01-15", "2019-09-30", "2019-10-08", "2020-06-22", "2020-12-31"}) {
    INFO(text);
    const CivilDate day = *CivilDate::parse(text);
    World cut;
    run_until(cut, day);
    const auto past = past_database(sample().world().runner().database(), rulebook(), day);
    CHECK(verify(past->database(), rulebook()).is_whole());
    for (const Report& report : report_catalogue()) {
      INFO(report.name);
      CHECK(report_text(past->database(), day, report.name, SheetFormat::json) ==
            report_text(cut.runner().database(), day, report.name, SheetFormat::json));
    }
  }
}

TEST_CASE("a lamp belongs to the last day of its limit, the next command does not", "[reports][past]") {
  // The announcement of project 08 was due on 2019-09-30; the next entry came on 10-08.
  const auto cards_on = [](unsigned month, unsigned date) {
    const CivilDate day = CivilDate::of(2019, month, date);
    const auto past = past_database(sample().world().runner().database(), rulebook(), day);
    return make_report(past->database(), day, "card-register").front().rows.size();
  };
  CHECK(cards_on(9, 29) + 1 == cards_on(9, 30));
}

}  // namespace
}  // namespace lianshen::test
