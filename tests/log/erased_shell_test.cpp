// A body may give way to the shell that the latest ContentErased row names, and to nothing else.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/log/event_log.hpp"
#include "tests/log/log_fixture.hpp"

namespace lianshen::test {
namespace {

std::string shell_of(std::int64_t erased_by, const std::string& title = "[已清除]") {
  return Json{{"data", {{"title", title}}}, {"erased", {{"by", erased_by}}}}.dump();
}

void erase(Database& database, std::int64_t sequence, const std::string& shell) {
  EventLog log(database);
  LogHead head = log.read_head();
  log.put_shell(sequence, shell);
  Sha256 hash;
  hash.update(shell);
  EventRecord row = sample_admin_row();
  row.type = content_erased;
  row.at = head.last_at;
  row.body = Json{{"sequence", sequence}, {"shell", to_hex(hash.finish())}}.dump();
  log.append(row, head);
}

// Rows 1 to 5 of the sample; 2 is erased by 6, 3 by 7, 3 again by 8.
Database log_with_erasures() {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  erase(database, 2, shell_of(6));
  erase(database, 3, shell_of(7, "half"));
  erase(database, 3, shell_of(8));
  return database;
}

std::string fault_after(Database& database, const std::string& sql) {
  database.execute("SAVEPOINT tampering; DROP TRIGGER events_are_final; DROP TRIGGER events_are_kept");
  database.execute("PRAGMA ignore_check_constraints = ON");
  database.execute(sql);
  const auto fault = EventLog(database).verify_chain();
  database.execute("ROLLBACK TO tampering; RELEASE tampering");
  return fault ? fmt::format("{}: {}", fault->sequence, fault->what) : "whole";
}

TEST_CASE("a log with shells is whole, and its head is what it was before") {
  Database plain = Database::in_memory();
  EventLog log(plain);
  write_sample_log(log);
  const LogHead before = log.read_head();
  log.put_shell(2, shell_of(6));
  CHECK(log.read_head().hash == before.hash);
  Database erased = log_with_erasures();
  CHECK_FALSE(EventLog(erased).verify_chain().has_value());
}

TEST_CASE("a shell that no row stands for is a fault of its row") {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  log.put_shell(2, shell_of(6));
  CHECK(log.verify_chain()->sequence == 2);
  log.put_shell(4, R"({"data":{}})");
  CHECK(log.verify_chain()->sequence == 2);
  log.put_shell(2, sample_event("review-01", 1).body);
  CHECK(log.verify_chain()->sequence == 4);
}

TEST_CASE("only the latest shell counts, and erased content must not come back") {
  Database database = log_with_erasures();
  EventLog(database).put_shell(3, shell_of(7, "half"));
  CHECK(EventLog(database).verify_chain()->sequence == 3);
  EventLog(database).put_shell(3, sample_event("review-01", 2).body);
  CHECK(EventLog(database).verify_chain()->what == "erased content stands there again");
  EventLog(database).put_shell(3, shell_of(8));
  CHECK_FALSE(EventLog(database).verify_chain().has_value());
}

TEST_CASE("any change of a shell, of its hash or of the row that stands for it is found there") {
  Database database = log_with_erasures();
  const std::int64_t sequence = GENERATE(2, 3, 6, 7, 8);
  std::int64_t length = 0;
  EventLog(database).each(sequence, [&](const EventRecord& row) {
    length = static_cast<std::int64_t>(row.body.size());
    return false;
  });
  for (std::int64_t at = 1; at <= length; ++at) {
    const std::string change = fmt::format(
        "UPDATE events SET body = CAST(substr(CAST(body AS BLOB), 1, {0} - 1) || x'7a' || "
        "substr(CAST(body AS BLOB), {0} + 1) AS TEXT) WHERE sequence = {1}",
        at, sequence);
    CAPTURE(at);
    CHECK_THAT(fault_after(database, change), Catch::Matchers::StartsWith(std::to_string(sequence) + ": "));
  }
  for (const char* column : {"body_hash", "previous_hash", "hash"}) {
    const std::string change =
        fmt::format("UPDATE events SET {} = zeroblob(32) WHERE sequence = {}", column, sequence);
    CHECK_THAT(fault_after(database, change), Catch::Matchers::StartsWith(std::to_string(sequence) + ": "));
  }
  CHECK(fault_after(database, "DELETE FROM events WHERE sequence = 6") == "6: sequence is missing");
}

TEST_CASE("the guard of the table lets pass one permitted body and nothing beside it") {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  const std::string permitted = shell_of(6);
  database.execute(fmt::format("INSERT INTO erasure_permits VALUES (2, '{}'), (1, '{{}}')", permitted));
  const auto refused = [&](const std::string& assignments, int sequence) {
    CHECK_THROWS_WITH(
        database.execute(fmt::format("UPDATE events SET {} WHERE sequence = {}", assignments, sequence)),
        "events are never changed");
  };
  refused("body = '{}'", 2);
  refused(fmt::format("body = '{}'", permitted), 3);
  refused(fmt::format("body = '{}', document_no = ''", permitted), 2);
  refused(fmt::format("body = '{}', rowid = 9", permitted), 2);
  refused("document_no = ''", 2);
  refused("body = '{}'", 1);
  CHECK_NOTHROW(database.execute(fmt::format("UPDATE events SET body = '{}' WHERE sequence = 2", permitted)));
}

}  // namespace
}  // namespace lianshen::test
