#include "engine/store/transaction.hpp"

#include <sqlite3.h>

#include "engine/store/query.hpp"

namespace lianshen {

namespace {

// A failing rollback cannot be mended here: SQLite has then rolled back by itself.
void try_execute(Database& database, std::string_view sql) noexcept {
  try {
    database.statement(sql).exec();
  } catch (const SQLite::Exception&) {
  }
}

}  // namespace

Transaction::~Transaction() {
  if (is_open_) try_execute(database_, "ROLLBACK");
}

void Transaction::commit() {
  database_.statement("COMMIT").exec();
  is_open_ = false;
}

Savepoint::~Savepoint() {
  if (!is_open_) return;
  try_execute(database_, "ROLLBACK TO command");
  try_execute(database_, "RELEASE command");
}

void Savepoint::keep() {
  database_.statement("RELEASE command").exec();
  is_open_ = false;
}

void Savepoint::undo() { database_.statement("ROLLBACK TO command").exec(); }

Snapshot::Snapshot(Database& database)
    : database_(database), is_outermost_(sqlite3_get_autocommit(database.handle().getHandle()) != 0) {
  if (is_outermost_) database_.statement("BEGIN").exec();
}

Snapshot::~Snapshot() {
  if (is_outermost_) try_execute(database_, "ROLLBACK");
}

std::map<std::string, std::string> read_settings(Database& database) {
  std::map<std::string, std::string> settings;
  Query query(database, "SELECT name, value FROM settings");
  while (query.next()) settings[query.text(0)] = query.text(1);
  return settings;
}

void write_setting(Database& database, const std::string& name, const std::string& value) {
  Query(database, "INSERT INTO settings (name, value) VALUES (?, ?)").bind(name, value).run();
}

}  // namespace lianshen
