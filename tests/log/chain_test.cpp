// Whatever somebody with a database shell does to a row, the chain names the first bad sequence, and nothing
// crashes.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "engine/log/event_log.hpp"
#include "engine/store/query.hpp"
#include "tests/log/log_fixture.hpp"

namespace lianshen::test {
namespace {

const std::vector<std::string> kColumns = {"sequence",
                                           "kind",
                                           "jurisdiction",
                                           "workflow",
                                           "stream",
                                           "version",
                                           "type",
                                           "type_version",
                                           "at_unix_ms",
                                           "occurred_on",
                                           "actor_user",
                                           "actor_organisation",
                                           "on_behalf_of",
                                           "document_no",
                                           "key",
                                           "pack",
                                           "policy_version",
                                           "calendar_version",
                                           "provisions",
                                           "body",
                                           "body_hash",
                                           "previous_hash",
                                           "hash"};

// A sample log of five rows without the guards of the schema.
Database unguarded_log() {
  Database database = Database::in_memory();
  EventLog log(database);
  write_sample_log(log);
  database.execute(
      "DROP TRIGGER events_are_final; DROP TRIGGER events_are_kept; DROP INDEX events_of_stream;"
      "PRAGMA ignore_check_constraints = ON");
  return database;
}

// The same rows in a table that takes values of any type.
Database untyped_log() {
  Database database = unguarded_log();
  std::string names;
  for (const std::string& column : kColumns) names += (names.empty() ? "" : ", ") + column;
  database.execute("CREATE TABLE copy (" + names + "); INSERT INTO copy SELECT " + names +
                   " FROM events; DROP TABLE events; ALTER TABLE copy RENAME TO events");
  return database;
}

// What the check says after a change, which is then undone; 0 if nothing is found.
std::int64_t bad_sequence_after(Database& database, const std::function<void()>& change) {
  database.execute("SAVEPOINT tampering");
  change();
  const auto fault = EventLog(database).verify_chain();
  database.execute("ROLLBACK TO tampering; RELEASE tampering");
  return fault ? fault->sequence : 0;
}

std::int64_t bad_sequence_after(Database& database, const std::string& sql) {
  return bad_sequence_after(database, [&] { database.execute(sql); });
}

std::string fault_after(Database& database, const std::string& sql) {
  database.execute("SAVEPOINT tampering");
  database.execute(sql);
  const auto fault = EventLog(database).verify_chain();
  database.execute("ROLLBACK TO tampering; RELEASE tampering");
  return fault ? fmt::format("{}: {}", fault->sequence, fault->what) : "whole";
}

void write_bytes(Database& database, const std::string& column, std::int64_t sequence,
                 const std::string& bytes) {
  const bool is_blob = column.ends_with("hash");
  SQLite::Statement update(database.handle(), fmt::format("UPDATE events SET {} = {} WHERE sequence = ?",
                                                          column, is_blob ? "?" : "CAST(? AS TEXT)"));
  update.bind(1, bytes.data(), static_cast<int>(bytes.size()));
  update.bind(2, sequence);
  update.exec();
}

TEST_CASE("a log that nobody touched is whole") {
  Database empty = Database::in_memory();
  CHECK_FALSE(EventLog(empty).verify_chain().has_value());
  Database unguarded = unguarded_log();
  CHECK_FALSE(EventLog(unguarded).verify_chain().has_value());
  Database untyped = untyped_log();
  CHECK_FALSE(EventLog(untyped).verify_chain().has_value());
}

TEST_CASE("every table column is known to these tests") {
  Database database = Database::in_memory();
  SQLite::Statement columns(database.handle(), "SELECT name FROM pragma_table_info('events')");
  std::vector<std::string> names;
  while (columns.executeStep()) names.push_back(columns.getColumn(0).getString());
  CHECK(names == kColumns);
}

TEST_CASE("any flipped bit of any text or hash is found") {
  Database database = unguarded_log();
  const std::int64_t sequence = GENERATE(1, 3, 4, 5);
  std::size_t flips = 0;
  std::size_t found = 0;
  for (const std::string& column : kColumns) {
    Query query(database, fmt::format("SELECT typeof({0}), {0} FROM events WHERE sequence = ?", column));
    query.bind(sequence);
    REQUIRE(query.next());
    if (query.text(0) == "integer") continue;
    const std::string original = query.text(1);
    for (std::size_t at = 0; at < original.size(); ++at) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        std::string bytes = original;
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 1U << bit);
        ++flips;
        found +=
            bad_sequence_after(database, [&] { write_bytes(database, column, sequence, bytes); }) == sequence
                ? 1U
                : 0U;
      }
    }
  }
  CHECK(flips > 900);
  CHECK(found == flips);
}

TEST_CASE("any flipped bit of any number is found") {
  Database database = unguarded_log();
  const std::int64_t sequence = GENERATE(1, 3, 5);
  for (const std::string column : {"version", "type_version", "at_unix_ms"}) {
    for (int bit = 0; bit < 64; ++bit) {
      CAPTURE(column, bit);
      const std::string number = bit == 63 ? "-9223372036854775808" : std::to_string(std::int64_t{1} << bit);
      CHECK(bad_sequence_after(database, fmt::format("UPDATE events SET {0} = ({0} | {1}) - ({0} & {1}) "
                                                     "WHERE sequence = {2}",
                                                     column, number, sequence)) == sequence);
    }
  }
}

TEST_CASE("a row that gets another sequence is missed at its own") {
  Database database = unguarded_log();
  CHECK(fault_after(database, "UPDATE events SET sequence = 60 WHERE sequence = 3") ==
        "3: sequence is missing");
  CHECK(fault_after(database, "UPDATE events SET sequence = 60 WHERE sequence = 5") ==
        "5: sequence is missing");
  CHECK(fault_after(database, "UPDATE events SET sequence = -3 WHERE sequence = 3") ==
        "-3: row is out of sequence");
  CHECK(fault_after(database, "UPDATE events SET sequence = 0 WHERE sequence = 1") ==
        "0: row is out of sequence");
}

TEST_CASE("a text made longer, shorter or moved into the next column is found") {
  Database database = unguarded_log();
  CHECK(bad_sequence_after(database, "UPDATE events SET key = key || ' ' WHERE sequence = 2") == 2);
  CHECK(bad_sequence_after(database, "UPDATE events SET body = substr(body, 2) WHERE sequence = 2") == 2);
  CHECK(bad_sequence_after(database, "UPDATE events SET on_behalf_of = '' WHERE sequence = 2") == 2);
  CHECK(bad_sequence_after(database,
                           "UPDATE events SET actor_user = actor_user || substr(actor_organisation, 1, 1), "
                           "actor_organisation = substr(actor_organisation, 2) WHERE sequence = 2") == 2);
  CHECK(bad_sequence_after(database, "UPDATE events SET hash = substr(hash, 1, 31) WHERE sequence = 2") == 2);
  CHECK(bad_sequence_after(database, "UPDATE events SET hash = previous_hash WHERE sequence = 2") == 2);
}

TEST_CASE("deleted, inserted and swapped rows are found") {
  Database database = unguarded_log();
  CHECK(fault_after(database, "DELETE FROM events WHERE sequence = 1") == "1: sequence is missing");
  CHECK(fault_after(database, "DELETE FROM events WHERE sequence = 4") == "4: sequence is missing");
  CHECK(fault_after(database,
                    "DELETE FROM events WHERE sequence = 3; "
                    "UPDATE events SET sequence = sequence - 1 WHERE sequence > 3") ==
        "3: previous_hash is not the hash of the row before");
  CHECK(bad_sequence_after(database,
                           "UPDATE events SET sequence = -sequence WHERE sequence >= 3;"
                           "UPDATE events SET sequence = 1 - sequence WHERE sequence < 0;"
                           "CREATE TEMP TABLE forged AS SELECT * FROM events WHERE sequence = 2;"
                           "UPDATE forged SET sequence = 3; INSERT INTO events SELECT * FROM forged;"
                           "DROP TABLE forged") == 3);
  CHECK(bad_sequence_after(database,
                           "UPDATE events SET sequence = -2 WHERE sequence = 2;"
                           "UPDATE events SET sequence = 2 WHERE sequence = 4;"
                           "UPDATE events SET sequence = 4 WHERE sequence = -2") == 2);
}

TEST_CASE("a replayed row is found") {
  Database database = unguarded_log();
  CHECK(bad_sequence_after(database,
                           "CREATE TEMP TABLE forged AS SELECT * FROM events WHERE sequence = 5;"
                           "UPDATE forged SET sequence = 6; INSERT INTO events SELECT * FROM forged;"
                           "DROP TABLE forged") == 6);
}

TEST_CASE("a tail cut off is found only by who knows the head") {
  Database database = unguarded_log();
  const LogHead known = EventLog(database).read_head();
  database.execute("DELETE FROM events WHERE sequence > 3");
  CHECK_FALSE(EventLog(database).verify_chain().has_value());
  const LogHead found = EventLog(database).read_head();
  CHECK(found.sequence < known.sequence);
  CHECK(found.hash != known.hash);
}

TEST_CASE("a value of another type is found, even with the same bytes") {
  Database database = untyped_log();
  for (const std::string& column : kColumns) {
    if (column == "sequence") continue;
    CAPTURE(column);
    for (const std::string type : {"BLOB", "TEXT", "INTEGER", "REAL"}) {
      const std::string change =
          fmt::format("UPDATE events SET {0} = CAST({0} AS {1}) WHERE sequence = 3", column, type);
      const bool is_number = column == "version" || column == "type_version" || column == "at_unix_ms";
      const bool is_hash = column.ends_with("hash");
      const std::string own = is_number ? "INTEGER" : is_hash ? "BLOB" : "TEXT";
      CHECK(bad_sequence_after(database, change) == (type == own ? 0 : 3));
    }
    CHECK(bad_sequence_after(database,
                             fmt::format("UPDATE events SET {} = NULL WHERE sequence = 3", column)) == 3);
  }
  CHECK(fault_after(database, "UPDATE events SET body = CAST(body AS BLOB) WHERE sequence = 3") ==
        "3: column body is of another type");
}

TEST_CASE("sequences of another type are found") {
  Database database = untyped_log();
  for (const std::string value : {"'3'", "3.0", "x'03'", "NULL", "'x'"}) {
    CAPTURE(value);
    CHECK(bad_sequence_after(database, "UPDATE events SET sequence = " + value + " WHERE sequence = 3") <= 3);
    CHECK(fault_after(database, "UPDATE events SET sequence = " + value + " WHERE sequence = 3") != "whole");
  }
  CHECK(fault_after(database, "INSERT INTO events SELECT * FROM events WHERE sequence = 3") != "whole");
}

TEST_CASE("texts that are no UTF-8, hold a NUL or are enormous are found") {
  Database database = unguarded_log();
  for (const std::string& bytes : {std::string("\xFF\xFE"), std::string("{}\0{}", 5),
                                   std::string(5'000'000, '['), std::string("\xED\xA0\x80")}) {
    for (const std::string column : {"body", "actor_user", "occurred_on"}) {
      CHECK(bad_sequence_after(database, [&] { write_bytes(database, column, 3, bytes); }) == 3);
    }
  }
}

TEST_CASE("a body that is no JSON is a fault even if its hash is right") {
  Database database = Database::in_memory();
  EventLog log(database);
  LogHead head = write_sample_log(log);
  EventRecord row = sample_event("review-03", 1);
  row.body = "{\"data\":";
  log.append(row, head);
  const auto fault = log.verify_chain();
  REQUIRE(fault.has_value());
  CHECK(fault->sequence == 6);
  CHECK(fault->what == "body is not JSON");
}

TEST_CASE("a log without its table or a column is a fault, not an exception") {
  Database database = unguarded_log();
  CHECK_THAT(fault_after(database, "ALTER TABLE events RENAME COLUMN key TO other"),
             Catch::Matchers::StartsWith("1: cannot be read"));
  CHECK_THAT(fault_after(database, "DROP TABLE events"), Catch::Matchers::StartsWith("1: cannot be read"));
}

TEST_CASE("a damaged hash at the end stops the writer") {
  Database database = unguarded_log();
  database.execute("UPDATE events SET hash = x'00' WHERE sequence = 5");
  CHECK_THROWS_AS(EventLog(database).read_head(), DatabaseError);
}

// Every row and hash as one text; what it throws is a refusal to read.
std::string content_of(Database& database) {
  std::string content;
  EventLog(database).each(1, [&](const EventRecord& row) {
    content += fmt::format("{}|{}|{}|{}|{}\n", row.sequence, row.stream, row.at.unix_milliseconds(), row.key,
                           row.body);
    return true;
  });
  return content;
}

TEST_CASE("a flipped byte anywhere in the file is refused, found, or beside the log") {
  const ScratchFolder folder;
  const auto original = folder.file("original.db");
  std::string content;
  {
    Database database = Database::create(original);
    EventLog log(database);
    write_sample_log(log);
    content = content_of(database);
  }
  const auto size = std::filesystem::file_size(original);
  std::mt19937 random(20190130);
  const auto copy = folder.file("copy.db");
  std::size_t noticed = 0;
  for (int round = 0; round < 200; ++round) {
    std::filesystem::copy_file(original, copy, std::filesystem::copy_options::overwrite_existing);
    // Half of the flips hit the first pages, where the tables are described, half the pages behind them.
    const auto at = static_cast<std::streamoff>(random() % (round % 2 == 0 ? 8192 : size));
    std::fstream bytes(copy, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(at);
    const int before = bytes.get();
    bytes.seekp(at);
    bytes.put(static_cast<char>(static_cast<unsigned>(before) ^ 1U << random() % 8));
    bytes.close();
    try {
      Database database = Database::open(copy, Database::Mode::read_only);
      if (EventLog(database).verify_chain()) {
        ++noticed;
      } else {
        CAPTURE(at);
        CHECK(content_of(database) == content);
      }
    } catch (const DatabaseError&) {
      ++noticed;
    }
  }
  CHECK(noticed > 0);
}

}  // namespace
}  // namespace lianshen::test
