// Connection rules (reliability §4.3): each is set, read back, and refused if SQLite did not take it.
#include "engine/store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

#include "engine/store/schema.hpp"

namespace lianshen {
namespace {

constexpr int kBusyTimeoutMs = 5000;

struct Setting {
  const char* name;
  const char* value;  // as it is set
  const char* taken;  // as it is read back
};

// recursive_triggers: REPLACE would otherwise delete a row past its triggers.
constexpr std::array<Setting, 5> kConnectionSettings = {{
    {"foreign_keys", "ON", "1"},
    {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},
    {"temp_store", "MEMORY", "2"},
    {"recursive_triggers", "ON", "1"},
}};
constexpr std::array<Setting, 3> kFileSettings = {
    {{"journal_mode", "WAL", "wal"}, {"synchronous", "FULL", "2"}, {"mmap_size", "0", "0"}}};
constexpr std::array<Setting, 3> kDerivedSettings = {
    {{"journal_mode", "WAL", "wal"}, {"synchronous", "NORMAL", "1"}, {"mmap_size", "0", "0"}}};
// There are several readers, and the rows are short.
constexpr int cache_kib_of_derived = 8 * 1024;

[[noreturn]] void refuse(const std::string& file, std::string_view why) {
  throw DatabaseError(fmt::format("{}: {}", file, why));
}

[[noreturn]] void refuse(const std::string& file, const SQLite::Exception& error) {
  if (error.getErrorCode() == SQLITE_NOTADB) refuse(file, "not a Lianshen database");
  refuse(file, fmt::format("cannot be opened: {}", error.what()));
}

std::unique_ptr<SQLite::Database> connect(const std::string& path, int access) {
  // SQLite counts its memory under a lock at each allocation, a good part of what a command costs, and nobody
  // reads the count. It can be switched off only before SQLite's first use; later it stays on, which harms
  // nothing.
  static const int is_counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(is_counting);
  // A connection is used by one thread at a time.
  return std::make_unique<SQLite::Database>(path, access | SQLite::OPEN_NOMUTEX, kBusyTimeoutMs);
}

// An absolute path, because SQLite reads "file:…" as an address and ":memory:" as no file at all.
std::string absolute_path(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).string();
}

std::string pragma(SQLite::Database& handle, const std::string& text) {
  return handle.execAndGet("PRAGMA " + text).getString();
}

void apply(SQLite::Database& handle, const std::string& file, const Setting& setting) {
  handle.exec(fmt::format("PRAGMA {} = {}", setting.name, setting.value));
  const std::string taken = pragma(handle, setting.name);
  if (taken != setting.taken) {
    refuse(file, fmt::format("{} must be {} here, but stays {}", setting.name, setting.value, taken));
  }
}

void secure(SQLite::Database& handle, const std::string& file, int cache_kib) {
  int is_defensive = 0;
  int loads_extensions = 1;
  sqlite3_db_config(handle.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, &is_defensive);
  sqlite3_db_config(handle.getHandle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &loads_extensions);
  if (is_defensive != 1 || loads_extensions != 0) refuse(file, "SQLite does not take its defensive mode");
  for (const Setting& setting : kConnectionSettings) apply(handle, file, setting);
  // A negative number of pages is one of KiB.
  const std::string cache = std::to_string(-cache_kib);
  apply(handle, file, {"cache_size", cache.c_str(), cache.c_str()});
}

void make_tables(SQLite::Database& handle) {
  handle.exec("BEGIN IMMEDIATE");
  handle.exec(kSchema);
  handle.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  handle.exec(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  handle.exec("COMMIT");
}

void check_that_it_is_ours(SQLite::Database& handle, const std::string& file) {
  if (handle.execAndGet("PRAGMA application_id").getInt64() != kApplicationId) {
    refuse(file, "not a Lianshen database");
  }
  const std::int64_t version = handle.execAndGet("PRAGMA user_version").getInt64();
  if (version == kSchemaVersion) return;
  refuse(file,
         fmt::format("made by {} version of Lianshen (its tables have version {}, this program knows {})",
                     version > kSchemaVersion ? "a newer" : "another", version, kSchemaVersion));
}

// Creates the empty file itself: only so can nobody else's appear in between.
void reserve(const std::string& path, const std::string& name) {
  std::FILE* const created = std::fopen(path.c_str(), "wx");
  if (created == nullptr) {
    if (errno == EEXIST) refuse(name, "exists already");
    refuse(name, fmt::format("cannot be created: {}", std::strerror(errno)));
  }
  std::fclose(created);
}

void remove_all_of(const std::string& path) {
  std::error_code ignored;
  for (const char* const suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix, ignored);
}

}  // namespace

Database Database::create(const std::filesystem::path& file) {
  const std::string name = file.string();
  const std::string path = absolute_path(file);
  reserve(path, name);
  try {
    auto lock = std::make_unique<DatabaseLock>(file);
    auto handle = connect(path, SQLite::OPEN_READWRITE);
    secure(*handle, name, cache_kib_default);
    for (const Setting& setting : kFileSettings) apply(*handle, name, setting);
    make_tables(*handle);
    return Database(std::move(handle), std::move(lock));
  } catch (const SQLite::Exception& error) {
    remove_all_of(path);
    refuse(name, fmt::format("cannot be created: {}", error.what()));
  } catch (const DatabaseError&) {
    remove_all_of(path);
    throw;
  }
}

Database Database::open(const std::filesystem::path& file, Mode mode, int cache_kib) {
  const std::string name = file.string();
  const std::string path = absolute_path(file);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) refuse(name, "there is no such file");
  if (!std::filesystem::is_regular_file(path, ignored)) refuse(name, "not a file");
  try {
    auto lock = mode == Mode::read_write ? std::make_unique<DatabaseLock>(file) : nullptr;
    auto handle = connect(path, mode == Mode::read_write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY);
    // SQLite opens a file that may only be read without a word.
    if (mode == Mode::read_write && sqlite3_db_readonly(handle->getHandle(), "main") != 0) {
      refuse(name, "cannot be written");
    }
    secure(*handle, name, cache_kib);
    check_that_it_is_ours(*handle, name);
    for (const Setting& setting : kFileSettings) apply(*handle, name, setting);
    return Database(std::move(handle), std::move(lock));
  } catch (const SQLite::Exception& error) {
    refuse(name, error);
  }
}

Database Database::open_derived(const std::filesystem::path& file, Mode mode) {
  const std::string name = file.string();
  try {
    auto handle =
        connect(absolute_path(file), mode == Mode::read_write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                                              : SQLite::OPEN_READONLY);
    secure(*handle, name, cache_kib_of_derived);
    for (const Setting& setting : kDerivedSettings) apply(*handle, name, setting);
    return Database(std::move(handle));
  } catch (const SQLite::Exception& error) {
    refuse(name, error);
  }
}

Database Database::in_memory() {
  auto handle = connect(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  secure(*handle, "memory", cache_kib_default);
  make_tables(*handle);
  return Database(std::move(handle));
}

SQLite::Statement& Database::statement(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) {
    SQLite::Statement& statement = *known->second;
    // The result only repeats what the last execution came to; its caller has been told.
    statement.tryReset();
    statement.clearBindings();
    return statement;
  }
  auto prepared = std::make_unique<SQLite::Statement>(*handle_, std::string(sql));
  SQLite::Statement& statement = *prepared;
  // Keyed by the statement's own copy of the text, so that a caller's text need not outlive the call.
  statements_.emplace(statement.getQuery(), std::move(prepared));
  return statement;
}

// A new file holds nothing but live rows; it goes through the write-ahead log, which is then cut to nothing.
bool Database::scrub() {
  statements_.clear();
  handle_->exec("VACUUM");
  SQLite::Statement checkpoint(*handle_, "PRAGMA wal_checkpoint(TRUNCATE)");
  return checkpoint.executeStep() && checkpoint.getColumn(0).getInt64() == 0;
}

void Database::execute(std::string_view sql) { handle_->exec(std::string(sql)); }

}  // namespace lianshen
