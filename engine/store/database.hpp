// One SQLite file: connection rules, schema, prepared statements. The one read-write connection also does
// every checkpoint; all other connections are opened read-only (that removes the precondition of SQLite's
// WAL-reset bug).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/store/database_lock.hpp"

namespace lianshen {

// Thrown when a file cannot be opened as a database of ours; the text says what was expected.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Database {
 public:
  enum class Mode { read_write, read_only };
  // Debian's 2 MiB would send every command on a large database to the disk.
  static constexpr int cache_kib_default = 64 * 1024;

  // Makes a new file with the schema; refuses one that exists. Open for writing, as below.
  static Database create(const std::filesystem::path& file);
  // Opens an existing one; sets and reads back WAL, synchronous=FULL, foreign_keys, trusted_schema=OFF,
  // cell_size_check. For writing it takes the file's lock, which only one can hold; `cache_kib` is the memory
  // that pages may take.
  static Database open(const std::filesystem::path& file, Mode mode, int cache_kib = cache_kib_default);
  // A file of data that can be derived again from a log, for reading and writing made if it is not there: no
  // schema of ours, and a power cut may take its last writes (synchronous=NORMAL).
  static Database open_derived(const std::filesystem::path& file, Mode mode);
  // A private database in memory for tests: same schema, no durability.
  static Database in_memory();

  // A prepared statement, reset and without bindings, owned by this database and valid until the next call
  // with the same text.
  SQLite::Statement& statement(std::string_view sql);
  void execute(std::string_view sql);
  // Leaves no byte behind of what was overwritten or deleted, neither in the file's free space nor in its
  // write-ahead log. False if a reader kept the write-ahead log: to be called again. Outside a transaction.
  bool scrub();

  [[nodiscard]] SQLite::Database& handle() { return *handle_; }

 private:
  explicit Database(std::unique_ptr<SQLite::Database> handle, std::unique_ptr<DatabaseLock> lock = nullptr)
      : lock_(std::move(lock)), handle_(std::move(handle)) {}
  // Let go of only after the handle has made its last checkpoint.
  std::unique_ptr<DatabaseLock> lock_;
  std::unique_ptr<SQLite::Database> handle_;
  std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> statements_;  // keyed by literals
};

}  // namespace lianshen
