// --as-of: a report of the whole log as of a day equals the report that was made on that day.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/runtime/past_database.hpp"
#include "engine/runtime/verification.hpp"
#include "reports/render/html_document.hpp"
#include "reports/render/text_document.hpp"
#include "tests/reports/paper_maker.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/simulation/simulation.hpp"

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

// Every table and narrative of both databases, to the byte.
void check_equal_reports(Database& past, Database& cut, CivilDate day) {
  CHECK(verify(past, rulebook()).is_whole());
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    for (const auto format : {SheetFormat::json, SheetFormat::csv})
      CHECK(report_text(past, day, report.name, format) == report_text(cut, day, report.name, format));
  }
  for (const Narrative& narrative : narrative_catalogue()) {
    INFO(narrative.name);
    const Document then = write_narrative(narrative, cut, desk(), "xianning", day);
    const Document now = write_narrative(narrative, past, desk(), "xianning", day);
    CHECK(text_document(now, WithTraces::yes) == text_document(then, WithTraces::yes));
    CHECK(html_document(now, fonts()) == html_document(then, fonts()));
    CHECK(docx(now, day) == docx(then, day));
  }
}

TEST_CASE("as of a day, every report is the one that was made on that day", "[reports][past]") {
  // Before a lamp and on its day, in the middle of a year, after a budget was closed.
  for (const char* text : {"2019-01-15", "2019-09-30", "2019-10-08", "2020-06-22", "2020-12-31"}) {
    INFO(text);
    const CivilDate day = *CivilDate::parse(text);
    World cut;
    run_until(cut, day);
    const auto past = past_database(sample().world().runner().database(), rulebook(), day);
    check_equal_reports(past->database(), cut.runner().database(), day);
  }
}

TEST_CASE("as of a day of simulated work, every report is the one that was made on that day",
          "[reports][past]") {
  // The same work twice: one stops in the evening of a day, the other goes on.
  constexpr unsigned seed = 3;
  Simulation stopped(seed);
  Simulation whole(seed);
  stopped.run(250);
  whole.run(250);
  const CivilDate day = stopped.world().runner().head().last_at.local_date();
  INFO("seed " << seed << ", " << day.iso());
  for (whole.run(1); whole.world().runner().head().last_at < Instant::end_of(day); whole.run(1))
    stopped.run(1);
  stopped.world().runner().advance(Instant::end_of(day));
  whole.run(100);
  const auto past = past_database(whole.world().runner().database(), rulebook(), day);
  check_equal_reports(past->database(), stopped.world().runner().database(), day);
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
