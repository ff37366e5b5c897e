// The append-only log: one table, one sequence, one hash chain for a database. Nothing here updates or
// deletes a row. Not thread safe: the writer owns one, each reader has its own on a read-only connection.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
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

// SHA-256 over every column, each length-prefixed, and the hash of the row before; the stored body bytes as
// they are.
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
  // Whether that person has given one of these commands on that case.
  bool has_given(std::string_view stream, const Actor& actor, const std::vector<std::string>& commands);
  // Every row with sequence >= from, in order, until `visit` returns false.
  void each(std::int64_t from, const std::function<bool(const EventRecord&)>& visit);
  // Recomputes the chain from the first row; nothing if it is whole.
  std::optional<ChainFault> verify_chain();

 private:
  Database& database_;
};

}  // namespace lianshen
