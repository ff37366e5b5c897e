// The shared service: its clock, its readers, and what it does to the log.
#include "api/service/service.hpp"

#include <catch2/catch.hpp>
#include <future>

#include "engine/log/event_log.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

ServiceOptions new_service(const ScratchFolder& folder, const std::string& clock = "simulated") {
  ServiceOptions options;
  options.database = folder.file("office.db");
  options.data = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";
  Database database = Database::create(options.database);
  const Instant at = clock == "wall" ? *Instant::parse("2019-03-04T09:00:00+08:00") : Instant();
  CommandRunner::initialise(database, rulebook(), "xianning", clock, at);
  return options;
}

const Actor mover{"admin", "information_centre"};

TEST_CASE("a new simulated office begins on the first day of its rules", "[service]") {
  const ScratchFolder folder;
  Service service(new_service(folder), rulebook());
  CHECK(service.now().local_date() == CivilDate::of(2019, 1, 30));
  CHECK(service.policy().version == "2019-01-30");
  CHECK(service.locale("en").language() == "en");
  CHECK(service.locale("other").language() == "zh");
}

TEST_CASE("the date of a simulated office moves forward, and stays there", "[service]") {
  const ScratchFolder folder;
  const ServiceOptions options = new_service(folder);
  {
    Service service(options, rulebook());
    service.move_date(CivilDate::of(2019, 6, 3), mover);
    CHECK(service.now() == Instant::start_of(CivilDate::of(2019, 6, 3)));
    CHECK_THROWS_AS(service.move_date(CivilDate::of(2019, 6, 2), mover), std::invalid_argument);
    service.move_date(CivilDate::of(2019, 6, 3), mover);
  }
  Service service(options, rulebook());
  CHECK(service.now().local_date() == CivilDate::of(2019, 6, 3));
  service.read([](Database& reader) {
    std::vector<EventRecord> moves;
    EventLog(reader).each(1, [&](const EventRecord& row) {
      if (row.type == "DateMoved") moves.push_back(row);
      return true;
    });
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].kind == "admin");
    CHECK(moves[0].actor == mover);
    CHECK(Json::parse(moves[0].body)["to"] == "2019-06-03");
    CHECK(verify(reader, rulebook()).is_whole());
  });
}

TEST_CASE("moving the date lights the lamps of what has passed", "[service]") {
  const ScratchFolder folder;
  const ServiceOptions options = new_service(folder);
  {
    CommandRunner runner(Database::open(options.database, Database::Mode::read_write), rulebook());
    for (const CommandRequest& request : main_line()) {
      if (request.at > *Instant::parse("2019-03-06T00:00:00+08:00")) break;
      REQUIRE(runner.run(request).kind == OutcomeKind::accepted);
    }
  }
  Service service(options, rulebook());
  const auto cards = [&] {
    std::size_t count = 0;
    service.read([&](Database& reader) { count = DecisionIndex(reader).cards().size(); });
    return count;
  };
  const std::size_t before = cards();
  service.move_date(CivilDate::of(2019, 12, 31), mover);
  CHECK(cards() > before);
}

TEST_CASE("real time is not moved", "[service]") {
  const ScratchFolder folder;
  Service service(new_service(folder, "wall"), rulebook());
  CHECK(service.now() > *Instant::parse("2025-01-01T00:00:00+08:00"));
  CHECK_THROWS_AS(service.move_date(CivilDate::last(), mover), std::invalid_argument);
}

TEST_CASE("readers see one moment, write nothing, and are enough for many threads", "[service]") {
  const ScratchFolder folder;
  Service service(new_service(folder), rulebook());
  service.read([&](Database& reader) {
    const auto before = EventLog(reader).read_head().sequence;
    service.move_date(CivilDate::of(2019, 2, 1), mover);
    CHECK(EventLog(reader).read_head().sequence == before);
    CHECK_THROWS(reader.execute("DELETE FROM streams"));
  });
  std::vector<std::future<std::int64_t>> threads;
  for (int number = 0; number < 32; ++number) {
    threads.push_back(std::async(std::launch::async, [&] {
      std::int64_t last = 0;
      for (int time = 0; time < 20; ++time) {
        service.read([&](Database& reader) { last = EventLog(reader).read_head().sequence; });
      }
      return last;
    }));
  }
  for (auto& thread : threads) CHECK(thread.get() == service.runner().head().sequence);
  CHECK_THROWS_AS(service.read([](Database&) { throw std::out_of_range("mine"); }), std::out_of_range);
  service.read([](Database& reader) { CHECK(EventLog(reader).read_head().sequence > 0); });
}

TEST_CASE("a read without end is cut off, and its connection is good for the next", "[service]") {
  const ScratchFolder folder;
  Readers readers(new_service(folder).database, 1, std::chrono::milliseconds(50));
  const auto count_to_infinity = [](Database& reader) {
    reader.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  };
  CHECK_THROWS_AS(readers.read(count_to_infinity), ReadTooLong);
  std::int64_t last = 0;
  readers.read([&](Database& reader) { last = EventLog(reader).read_head().sequence; });
  CHECK(last == 1);
}

}  // namespace
}  // namespace lianshen::test
