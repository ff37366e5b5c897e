// The append-only log: one table, one sequence, one hash chain for a database. Nothing here deletes a row,
// and only put_shell changes one. Not thread safe: the writer owns one, each reader has its own on a
// read-only connection.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

using Hash = std::array<unsigned char, 32>;

// The end of the log: what the next row is chained to. A value, so that a savepoint can copy and restore it.
struct LogHead {
  std::int64_t sequence = 0;
  Hash hash{};
  Instant last_at;
};

// The first thing wrong with the log, if anything is.
struct ChainFault {
  std::int64_t sequence = 0;
  std::string what;  // "hash does not match its row", "sequence is missing" …
};

// Thrown if (stream, version) is taken: somebody else wrote meanwhile. A broken invariant for the single
// writer.
class VersionTaken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// How rows are hashed, as the first row names it: bodies stand beside the chain, which holds their hashes.
inline constexpr std::string_view hash_scheme = "sha256/bodies-apart";

// An admin row: content was erased from the body of an earlier row (R29). Its body names that row and the
// hash of the shell that stands there now: {"sequence":7,"fields":["/data/name"],"shell":"<hex>", …}. The
// shell names this row: {…,"erased":{"by":12}}.
inline constexpr std::string_view content_erased = "ContentErased";

// SHA-256 over every column, each length-prefixed, and the hash of the row before; the body by the hash of
// its bytes.
Hash hash_of(const EventRecord& row, const Hash& previous);

class EventLog {
 public:
  explicit EventLog(Database& database) : database_(database) {}

  // Reads the last row.
  LogHead read_head();
  // Gives the row its sequence, chains it to `head`, inserts it and moves `head` on. Throws VersionTaken or
  // SQLite::Exception.
  void append(EventRecord& row, LogHead& head);

  std::vector<EventRecord> stream(std::string_view stream);  // kind `event` only, by version
  std::vector<EventRecord> refusals(std::string_view stream);
  // Whether one of these persons ("user@organisation") has given one of these commands on that case, or
  // somebody who acted for them.
  bool has_given(std::string_view stream, const std::vector<std::string>& persons,
                 const std::vector<std::string>& commands);
  // Every row with sequence >= from, in order, until `visit` returns false.
  void each(std::int64_t from, const std::function<bool(const EventRecord&)>& visit);
  std::optional<EventRecord> row(std::int64_t sequence);
  // The rows that still hold these words, in their body or in a column that the chain covers for ever.
  std::vector<std::int64_t> rows_with(std::string_view words);
  // Only in the transaction that also appends the ContentErased row with the hash of this shell.
  void put_shell(std::int64_t sequence, const std::string& shell);
  // Recomputes the chain from the first row; nothing if it is whole. A body may differ from its hash only as
  // the shell that the latest ContentErased row of it names.
  std::optional<ChainFault> verify_chain();

 private:
  Database& database_;
};

}  // namespace lianshen
