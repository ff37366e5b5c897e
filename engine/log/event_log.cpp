// Append, read and check the hash chain.
//
// The hash of a row is SHA-256 over its columns in the order of the table, `sequence` to `body`, then the
// hash of the row before (32 zero bytes for the first): each as its bytes (whole numbers as decimal digits)
// behind its length in 8 bytes.
#include "engine/log/event_log.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

// The places of the columns in kSelect, which are in the order of the table; the hash covers those before
// previous_hash.
namespace place {
enum Place : int {
  sequence,
  kind,
  jurisdiction,
  workflow,
  stream,
  version,
  type,
  type_version,
  at,
  occurred_on,
  actor_user,
  actor_organisation,
  on_behalf_of,
  document_no,
  key,
  pack,
  policy_version,
  calendar_version,
  provisions,
  body,
  previous_hash,
  hash,
  count
};
}  // namespace place
const std::string kColumns =
    "sequence, kind, jurisdiction, workflow, stream, version, type, type_version, at_unix_ms, occurred_on, "
    "actor_user, actor_organisation, on_behalf_of, document_no, key, pack, policy_version, calendar_version, "
    "provisions, body, previous_hash, hash";
const std::string kSelect = "SELECT " + kColumns + " FROM events ";
const std::string kSelectEvents = kSelect + "WHERE stream = ? AND kind = 'event' ORDER BY version";
const std::string kSelectRefusals = kSelect + "WHERE stream = ? AND kind = 'refusal' ORDER BY sequence";
const std::string kSelectFrom = kSelect + "WHERE sequence >= ? ORDER BY sequence";
const std::string kSelectAll = kSelect + "ORDER BY sequence";
const std::string kInsert = "INSERT INTO events (" + kColumns +
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// A whole number as decimal digits, without an allocation.
class Digits {
 public:
  Digits() = default;
  explicit Digits(std::int64_t number) {
    char* const end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
    size_ = static_cast<std::size_t>(end - digits_.data());
  }
  [[nodiscard]] std::string_view text() const { return {digits_.data(), size_}; }

 private:
  std::array<char, 20> digits_{};  // room for the least int64
  std::size_t size_ = 0;
};

std::string_view text_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class RowHash {
 public:
  void add(std::string_view column) { sha_.update_length_prefixed(column); }
  void add(std::int64_t column) { add(Digits(column).text()); }
  Hash chained_to(const Hash& previous) {
    add(text_of(previous));
    return sha_.finish();
  }

 private:
  Sha256 sha_;
};

Hash hash_of_row(const EventRecord& row, const std::string& occurred_on, const Hash& previous) {
  RowHash hash;
  hash.add(row.sequence);
  for (const std::string* const column : {&row.kind, &row.jurisdiction, &row.workflow, &row.stream})
    hash.add(*column);
  hash.add(row.version);
  hash.add(row.type);
  hash.add(row.type_version);
  hash.add(row.at.unix_milliseconds());
  for (const std::string* const column :
       {&occurred_on, &row.actor.user, &row.actor.organisation, &row.on_behalf_of, &row.document_no, &row.key,
        &row.pack, &row.policy_version, &row.calendar_version, &row.provisions, &row.body}) {
    hash.add(*column);
  }
  return hash.chained_to(previous);
}

EventRecord record_of(const Query& row) {
  EventRecord record;
  record.sequence = row.integer(place::sequence);
  record.kind = row.text(place::kind);
  record.jurisdiction = row.text(place::jurisdiction);
  record.workflow = row.text(place::workflow);
  record.stream = row.text(place::stream);
  record.version = row.integer(place::version);
  record.type = row.text(place::type);
  record.type_version = row.integer(place::type_version);
  record.at = Instant(row.integer(place::at));
  record.occurred_on = row.date(place::occurred_on);
  record.actor = {row.text(place::actor_user), row.text(place::actor_organisation)};
  record.on_behalf_of = row.text(place::on_behalf_of);
  record.document_no = row.text(place::document_no);
  record.key = row.text(place::key);
  record.pack = row.text(place::pack);
  record.policy_version = row.text(place::policy_version);
  record.calendar_version = row.text(place::calendar_version);
  record.provisions = row.text(place::provisions);
  record.body = row.text(place::body);
  return record;
}

std::vector<EventRecord> records_of(Query& query) {
  std::vector<EventRecord> records;
  while (query.next()) records.push_back(record_of(query));
  return records;
}

// ---- Checking the chain: columns as they are stored, whatever somebody has put there

int type_of(int column) {
  switch (column) {
    case place::sequence:
    case place::version:
    case place::type_version:
    case place::at:
      return SQLITE_INTEGER;
    case place::previous_hash:
    case place::hash:
      return SQLITE_BLOB;
    default:
      return SQLITE_TEXT;
  }
}

std::string_view stored_bytes(const SQLite::Statement& row, int column) {
  const SQLite::Column value = row.getColumn(column);
  const auto* const start = static_cast<const char*>(value.getBlob());
  return {start, static_cast<std::size_t>(value.getBytes())};
}

// What is wrong with the current row, if anything; otherwise `previous` becomes its hash.
std::optional<std::string> fault_of(const SQLite::Statement& row, Hash& previous) {
  for (int column = 0; column < place::count; ++column) {
    if (row.getColumn(column).getType() != type_of(column)) {
      return fmt::format("column {} is of another type", row.getColumnName(column));
    }
  }
  if (stored_bytes(row, place::previous_hash) != text_of(previous)) {
    return "previous_hash is not the hash of the row before";
  }
  RowHash hash;
  for (int column = 0; column < place::previous_hash; ++column) {
    if (type_of(column) == SQLITE_INTEGER) {
      hash.add(row.getColumn(column).getInt64());
    } else {
      hash.add(stored_bytes(row, column));
    }
  }
  const Hash expected = hash.chained_to(previous);
  if (stored_bytes(row, place::hash) != text_of(expected)) return "hash does not match its row";
  if (!Json::accept(stored_bytes(row, place::body))) return "body is not JSON";
  previous = expected;
  return std::nullopt;
}

// Somebody else's lock says nothing about the log.
bool is_about_the_file(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  return code != SQLITE_BUSY && code != SQLITE_LOCKED && code != SQLITE_INTERRUPT && code != SQLITE_NOMEM;
}

}  // namespace

Hash hash_of(const EventRecord& row, const Hash& previous) {
  return hash_of_row(row, row.occurred_on.iso(), previous);
}

LogHead EventLog::read_head() {
  Query query(database_, "SELECT sequence, at_unix_ms, hash FROM events ORDER BY sequence DESC LIMIT 1");
  LogHead head;
  if (!query.next()) return head;
  const auto hash = query.bytes(2);
  if (hash.size() != head.hash.size()) throw DatabaseError("the hash of the last event is damaged");
  head.sequence = query.integer(0);
  head.last_at = Instant(query.integer(1));
  std::copy(hash.begin(), hash.end(), head.hash.begin());
  return head;
}

void EventLog::append(EventRecord& row, LogHead& head) {
  row.sequence = head.sequence + 1;
  const std::string occurred_on = row.occurred_on.iso();
  const Hash hash = hash_of_row(row, occurred_on, head.hash);
  Query insert(database_, kInsert);
  insert.bind(row.sequence, row.kind, row.jurisdiction, row.workflow, row.stream, row.version, row.type,
              row.type_version, row.at.unix_milliseconds(), occurred_on, row.actor.user,
              row.actor.organisation, row.on_behalf_of, row.document_no, row.key, row.pack,
              row.policy_version, row.calendar_version, row.provisions, row.body, head.hash, hash);
  try {
    insert.run();
  } catch (const SQLite::Exception& error) {
    // The place in the stream is the table's only unique index; a taken sequence has a code of its own.
    if (error.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE) throw;
    throw VersionTaken(fmt::format("version {} of {} is taken", row.version, row.stream));
  }
  head = {row.sequence, hash, row.at};
}

std::vector<EventRecord> EventLog::stream(std::string_view stream) {
  Query query(database_, kSelectEvents);
  return records_of(query.bind(stream));
}

std::vector<EventRecord> EventLog::refusals(std::string_view stream) {
  Query query(database_, kSelectRefusals);
  return records_of(query.bind(stream));
}

// Keys of a body stand in order, so the command comes first and nothing needs parsing.
bool EventLog::has_given(std::string_view stream, const Actor& actor,
                         const std::vector<std::string>& commands) {
  Query query(
      database_,
      "SELECT substr(body, 1, 100) FROM events WHERE stream = ? AND kind = 'event' AND actor_user = ? "
      "AND actor_organisation = ?");
  query.bind(stream, actor.user, actor.organisation);
  while (query.next()) {
    const std::string beginning = query.text(0);
    for (const auto& command : commands) {
      if (beginning.starts_with(fmt::format(R"({{"command":"{}",)", command))) return true;
    }
  }
  return false;
}

void EventLog::each(std::int64_t from, const std::function<bool(const EventRecord&)>& visit) {
  // A statement of its own: `visit` may read the log too.
  SQLite::Statement rows(database_.handle(), kSelectFrom);
  Query query(rows);
  query.bind(from);
  while (query.next()) {
    if (!visit(record_of(query))) return;
  }
}

// A chain cannot show that its own tail was cut off: that needs a head told earlier and kept elsewhere.
std::optional<ChainFault> EventLog::verify_chain() {
  std::int64_t expected = 1;
  Hash previous{};
  try {
    SQLite::Statement row(database_.handle(), kSelectAll);
    for (; row.executeStep(); ++expected) {
      const std::int64_t found = row.getColumn(place::sequence).getInt64();
      if (found > expected) return ChainFault{expected, "sequence is missing"};
      if (found < expected) return ChainFault{found, "row is out of sequence"};
      if (auto fault = fault_of(row, previous)) return ChainFault{expected, std::move(*fault)};
    }
  } catch (const SQLite::Exception& error) {
    if (!is_about_the_file(error)) throw;
    return ChainFault{expected, fmt::format("cannot be read: {}", error.what())};
  }
  return std::nullopt;
}

}  // namespace lianshen
