// Files are made, opened and refused; what the connection rules promise is what SQLite took.
#include "engine/store/database.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "engine/store/query.hpp"
#include "engine/store/schema.hpp"
#include "tests/log/log_fixture.hpp"

namespace lianshen::test {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

std::string value_of(Database& database, const std::string& pragma) {
  return database.handle().execAndGet("PRAGMA " + pragma).getString();
}

std::string refusal_of(const std::filesystem::path& file, Database::Mode mode = Database::Mode::read_write) {
  try {
    Database::open(file, mode);
  } catch (const DatabaseError& error) {
    return error.what();
  }
  return "opened";
}

TEST_CASE("a new database is durable, and its rules are read back") {
  const ScratchFolder folder;
  const auto file = folder.file("new.db");
  for (const bool is_new : {true, false}) {
    Database database = is_new ? Database::create(file) : Database::open(file, Database::Mode::read_write);
    CHECK(value_of(database, "journal_mode") == "wal");
    CHECK(value_of(database, "synchronous") == "2");
    CHECK(value_of(database, "foreign_keys") == "1");
    CHECK(value_of(database, "trusted_schema") == "0");
    CHECK(value_of(database, "cell_size_check") == "1");
    CHECK(value_of(database, "mmap_size") == "0");
    CHECK(value_of(database, "busy_timeout") == "5000");
    // Defensive mode: the text of the tables cannot be rewritten through this connection.
    CHECK_THROWS_AS(database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''"),
                    SQLite::Exception);
  }
}

TEST_CASE("create refuses a file that is there, and leaves nothing behind when it fails") {
  const ScratchFolder folder;
  const auto file = folder.file("there.db");
  std::ofstream(file) << "somebody's notes";
  CHECK_THROWS_WITH(Database::create(file), file + ": exists already");
  CHECK(std::filesystem::file_size(file) == 16);
  CHECK_THROWS_WITH(Database::create(folder.file("missing/new.db")), Contains("cannot be created"));
}

TEST_CASE("open says in plain words what is wrong with a file") {
  const ScratchFolder folder;
  CHECK_THAT(refusal_of(folder.file("none.db")), EndsWith("none.db: there is no such file"));
  CHECK_THAT(refusal_of(folder.file("")), EndsWith(": not a file"));

  const auto file = folder.file("other.db");
  std::ofstream(file) << std::string(5000, 'x');
  CHECK(refusal_of(file) == file + ": not a Lianshen database");
  std::ofstream(file, std::ios::trunc).flush();
  CHECK(refusal_of(file) == file + ": not a Lianshen database");
  std::filesystem::remove(file);
  SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
  CHECK(refusal_of(file) == file + ": not a Lianshen database");
  CHECK(refusal_of(file, Database::Mode::read_only) == file + ": not a Lianshen database");
}

TEST_CASE("open refuses the tables of another version") {
  const ScratchFolder folder;
  const auto file = folder.file("newer.db");
  Database::create(file).execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion + 1));
  CHECK_THAT(refusal_of(file), EndsWith(fmt::format("made by a newer version of Lianshen (its tables have "
                                                    "version {}, this program knows {})",
                                                    kSchemaVersion + 1, kSchemaVersion)));
}

TEST_CASE("a file whose head is damaged is refused, not followed") {
  const ScratchFolder folder;
  const auto file = folder.file("damaged.db");
  Database::create(file);
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(100);  // where the page of the table list begins
  bytes << std::string(40, '\xFF');
  bytes.close();
  CHECK_THAT(refusal_of(file), StartsWith(file + ": cannot be opened"));
}

TEST_CASE("a reader sees what is committed, beside the writer, and cannot write") {
  const ScratchFolder folder;
  const auto file = folder.file("shared.db");
  Database writer = Database::create(file);
  Database reader = Database::open(file, Database::Mode::read_only);
  writer.execute("INSERT INTO settings VALUES ('pack', 'xianning')");
  Query query(reader, "SELECT value FROM settings WHERE name = ?");
  REQUIRE(query.bind("pack").next());
  CHECK(query.text(0) == "xianning");
  CHECK_THROWS_AS(reader.execute("DELETE FROM links"), SQLite::Exception);
}

TEST_CASE("a reader opens a database that nobody else has open") {
  const ScratchFolder folder;
  const auto file = folder.file("closed.db");
  Database::create(file).execute("INSERT INTO settings VALUES ('pack', 'xianning')");
  Database reader = Database::open(file, Database::Mode::read_only);
  Query query(reader, "SELECT count(*) FROM settings");
  REQUIRE(query.next());
  CHECK(query.integer(0) == 1);
}

TEST_CASE("a statement is prepared once, and comes back reset and without bindings") {
  Database database = Database::in_memory();
  SQLite::Statement& first = database.statement("SELECT ?");
  first.bind(1, std::string("left over"));
  REQUIRE(first.executeStep());
  // Another string with the same text: the statement does not hang on the caller's copy.
  SQLite::Statement& again = database.statement(std::string("SELECT ") + "?");
  CHECK(&again == &first);
  REQUIRE(again.executeStep());
  CHECK(again.getColumn(0).isNull());
}

TEST_CASE("a statement can be used again after it failed") {
  Database database = Database::in_memory();
  const std::string insert = "INSERT INTO settings (name, value) VALUES ('clock', ?)";
  CHECK_THROWS_AS(Query(database, insert).bind("sundial").run(), SQLite::Exception);
  CHECK(Query(database, insert).bind("simulated").run() == 1);
}

TEST_CASE("a query keeps every byte of a text, and nulls apart from empty texts") {
  Database database = Database::in_memory();
  const std::string kept("a\0b", 3);
  Query query(database, "SELECT ?, ?, ?, ?, ?");
  query.bind(kept, std::string("passing"), std::optional<std::int64_t>(), std::int64_t{5'000'000'000}, "");
  REQUIRE(query.next());
  CHECK(query.text(0) == kept);
  CHECK(query.text(1) == "passing");
  CHECK(query.is_null(2));
  CHECK(query.integer(3) == 5'000'000'000);
  CHECK_FALSE(query.is_null(4));
  CHECK(query.text(4).empty());
  CHECK_FALSE(query.next());
}

TEST_CASE("settings are written once") {
  Database database = Database::in_memory();
  database.execute("INSERT INTO settings VALUES ('clock', 'simulated')");
  CHECK_THROWS_WITH(database.execute("UPDATE settings SET value = 'wall'"), "settings are never changed");
  CHECK_THROWS_WITH(database.execute("DELETE FROM settings"), "settings are never deleted");
  CHECK_THROWS_WITH(database.execute("REPLACE INTO settings VALUES ('clock', 'wall')"),
                    "settings are never deleted");
}

TEST_CASE("tables refuse values of another type") {
  Database database = Database::in_memory();
  CHECK_THROWS_WITH(database.execute("INSERT INTO balances VALUES ('envelope/2019', 1.5)"),
                    Contains("cannot store REAL value in INTEGER column"));
  CHECK_THROWS_WITH(database.execute("INSERT INTO balances VALUES ('envelope/2019', -1)"), Contains("CHECK"));
  CHECK_NOTHROW(database.execute("INSERT INTO balances VALUES ('source:budget', -1)"));
}

TEST_CASE("no check builds a list for every row") {
  // SQLite fills a temporary table for each IN of three words or more, at every row that it checks: twice the
  // cost of a command. Two words or a chain of OR cost next to nothing.
  Database database = Database::in_memory();
  for (const std::string table : {"events", "clocks", "cards", "streams", "answers"}) {
    SQLite::Statement columns(database.handle(), "SELECT count(*) FROM pragma_table_info(?)");
    columns.bind(1, table);
    REQUIRE(columns.executeStep());
    std::string values = "NULL";
    for (std::int64_t i = 1; i < columns.getColumn(0).getInt64(); ++i) values += ", ?";
    SQLite::Statement steps(database.handle(),
                            fmt::format("EXPLAIN INSERT INTO {} VALUES ({})", table, values));
    while (steps.executeStep()) CHECK(steps.getColumn("opcode").getString() != "OpenEphemeral");
  }
}

TEST_CASE("one connection writes to a file, whatever name it is opened by", "[database]") {
  const ScratchFolder folder;
  const std::string file = folder.file("one.db");
  const std::string alias = folder.file("alias.db");
  {
    const Database created = Database::create(file);
    CHECK_THROWS_WITH(Database::open(file, Database::Mode::read_write), Contains("in use: process"));
    std::filesystem::create_symlink(file, alias);
    CHECK_THROWS_WITH(Database::open(alias, Database::Mode::read_write), Contains("in use: process"));
    CHECK_NOTHROW(Database::open(alias, Database::Mode::read_only));
  }
  Database opened = Database::open(alias, Database::Mode::read_write);
  const Database moved = std::move(opened);
  CHECK_THROWS_AS(Database::open(file, Database::Mode::read_write), DatabaseError);
}

}  // namespace
}  // namespace lianshen::test
