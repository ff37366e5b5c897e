// Rows are appended, chained and read back; nothing changes them.
#include "engine/log/event_log.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "engine/domain/sha256.hpp"
#include "engine/store/query.hpp"
#include "tests/log/log_fixture.hpp"

namespace lianshen::test {
namespace {

void check_equal(const EventRecord& left, const EventRecord& right) {
  CHECK(left.sequence == right.sequence);
  CHECK(left.kind == right.kind);
  CHECK(left.jurisdiction == right.jurisdiction);
  CHECK(left.workflow == right.workflow);
  CHECK(left.stream == right.stream);
  CHECK(left.version == right.version);
  CHECK(left.type == right.type);
  CHECK(left.type_version == right.type_version);
  CHECK(left.at == right.at);
  CHECK(left.occurred_on == right.occurred_on);
  CHECK(left.actor == right.actor);
  CHECK(left.on_behalf_of == right.on_behalf_of);
  CHECK(left.document_no == right.document_no);
  CHECK(left.key == right.key);
  CHECK(left.pack == right.pack);
  CHECK(left.policy_version == right.policy_version);
  CHECK(left.calendar_version == right.calendar_version);
  CHECK(left.provisions == right.provisions);
  CHECK(left.body == right.body);
}

TEST_CASE("a row comes back with every column") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead head = log.read_head();
  CHECK(head.sequence == 0);
  CHECK(head.hash == Hash{});
  EventRecord row = sample_event("review-01", 1);
  log.append(row, head);
  CHECK(row.sequence == 1);
  const auto rows = log.stream("review-01");
  REQUIRE(rows.size() == 1);
  check_equal(rows.front(), row);
}

TEST_CASE("the head of the log is that of its last row") {
  const ScratchFolder folder;
  LogHead written;
  {
    Database database = Database::create(folder.file("log.db"));
    EventLog log(database);
    written = write_sample_log(log);
  }
  Database database = Database::open(folder.file("log.db"), Database::Mode::read_only);
  const LogHead read = EventLog(database).read_head();
  CHECK(read.sequence == 5);
  CHECK(read.hash == written.hash);
  CHECK(read.last_at == written.last_at);
}

TEST_CASE("a stream gives its events by version, and its refusals apart") {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  const auto events = log.stream("review-01");
  REQUIRE(events.size() == 2);
  CHECK(events[0].version == 1);
  CHECK(events[1].version == 2);
  const auto refusals = log.refusals("review-01");
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].sequence == 4);
  CHECK(log.refusals("review-02").empty());
  CHECK(log.stream("review-03").empty());
}

TEST_CASE("each visits every kind of row in order, from where it is told until it is told to stop") {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  std::string kinds;
  log.each(1, [&](const EventRecord& row) {
    // Reading the log while it is being visited disturbs nothing.
    log.each(row.sequence, [](const EventRecord&) { return false; });
    kinds += row.kind + " ";
    return true;
  });
  CHECK(kinds == "admin event event refusal event ");
  std::vector<std::int64_t> sequences;
  log.each(3, [&](const EventRecord& row) {
    sequences.push_back(row.sequence);
    return row.sequence < 4;
  });
  CHECK(sequences == std::vector<std::int64_t>{3, 4});
}

TEST_CASE("a place in a stream is taken once; the head stays where it was") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead head = write_sample_log(log);
  EventRecord row = sample_event("review-01", 2);
  CHECK_THROWS_WITH(log.append(row, head), "version 2 of review-01 is taken");
  CHECK(head.sequence == 5);
  row = sample_event("review-01", 3);
  log.append(row, head);
  CHECK(head.sequence == 6);
  // Refusals have no place of their own.
  row = sample_refusal("review-01");
  log.append(row, head);
  row = sample_refusal("review-01");
  CHECK_NOTHROW(log.append(row, head));
}

TEST_CASE("a head that the log has passed is an error of storage, not a taken version") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead stale = write_sample_log(log);
  stale.sequence = 2;
  EventRecord row = sample_event("review-09", 1);
  CHECK_THROWS_AS(log.append(row, stale), SQLite::Exception);
}

TEST_CASE("rows that no reader could place are refused") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead head = log.read_head();
  const auto refused = [&](const std::function<void(EventRecord&)>& change) {
    EventRecord row = sample_event("review-01", 1);
    change(row);
    CHECK_THROWS_AS(log.append(row, head), SQLite::Exception);
  };
  refused([](EventRecord& row) { row.kind = "note"; });
  refused([](EventRecord& row) { row.version = 0; });
  refused([](EventRecord& row) { row.kind = "refusal"; });
  refused([](EventRecord& row) { row.stream.clear(); });
  refused([](EventRecord& row) { row.type.clear(); });
  refused([](EventRecord& row) { row.body.clear(); });
  refused([](EventRecord& row) { row.actor.user.clear(); });
  CHECK(head.sequence == 0);
}

TEST_CASE("rows are never changed, deleted or replaced") {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  CHECK_THROWS_WITH(database.execute("UPDATE events SET body = '{}' WHERE sequence = 2"),
                    "events are never changed");
  CHECK_THROWS_WITH(database.execute("DELETE FROM events"), "events are never deleted");
  CHECK_THROWS_WITH(database.execute("REPLACE INTO events SELECT * FROM events WHERE sequence = 2"),
                    "events are never deleted");
}

TEST_CASE("the hash of a row is what its description says") {
  const EventRecord row = [] {
    EventRecord event = sample_event("review-01", 3);
    event.sequence = 12;
    return event;
  }();
  Hash previous{};
  previous.fill(7);
  Sha256 sha;
  for (const std::string_view column :
       {"12", "event", "xianning", "requirement_review", "review-01", "3", "PlanSubmitted", "2",
        "1551661200003", "2019-03-04", "clerk", "civil_affairs_bureau", "government", "咸政办发〔2019〕12号",
        "review-01:3", "xianning", "2019-01-30", "national@1f0c9a2e", "XN-PM-08.4 XN-PM-09.1"}) {
    sha.update_length_prefixed(column);
  }
  Sha256 body;
  body.update(R"({"data":{"title":"智慧社区"},"effects":[],"state":"submitted"})");
  for (const Hash& hash : {body.finish(), previous}) {
    sha.update_length_prefixed(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
  }
  CHECK(hash_of(row, previous) == sha.finish());
}

TEST_CASE("the same rows give the same chain, whatever the batches") {
  const auto head_of = [](int batch) {
    Database database = Database::in_memory();
    EventLog log(database);
    LogHead head = log.read_head();
    for (int version = 1; version <= 20; ++version) {
      if ((version - 1) % batch == 0) database.execute("BEGIN IMMEDIATE");
      EventRecord row = sample_event("review-01", version);
      log.append(row, head);
      if (version % batch == 0 || version == 20) database.execute("COMMIT");
    }
    return head.hash;
  };
  const Hash one_by_one = head_of(1);
  CHECK(head_of(7) == one_by_one);
  CHECK(head_of(20) == one_by_one);
}

TEST_CASE("a head copied at a savepoint takes the log back to it") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead head = write_sample_log(log);
  database.execute("BEGIN IMMEDIATE");
  const LogHead before = head;
  database.execute("SAVEPOINT command");
  EventRecord row = sample_event("review-03", 1);
  log.append(row, head);
  database.execute("ROLLBACK TO command; RELEASE command");
  head = before;
  row = sample_event("review-04", 1);
  log.append(row, head);
  database.execute("COMMIT");
  CHECK(row.sequence == 6);
  CHECK_FALSE(log.verify_chain().has_value());
}

}  // namespace
}  // namespace lianshen::test
