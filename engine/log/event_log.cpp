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

// The places of the columns in kSelect; their order is that of the table.
enum Place : int {
  kSequence,
  kKind,
  kJurisdiction,
  kWorkflow,
  kStream,
  kVersion,
  kType,
  kTypeVersion,
  kAt,
  kOccurredOn,
  kActorUser,
  kActorOrganisation,
  kOnBehalfOf,
  kDocumentNo,
  kKey,
  kPack,
  kPolicyVersion,
  kCalendarVersion,
  kProvisions,
  kBody,
  kPreviousHash,
  kHash,
  kPlaces
};
constexpr std::size_t kHashedColumns = kPreviousHash;

const std::string kColumns =
    "sequence, kind, jurisdiction, workflow, stream, version, type, type_version, at_unix_ms, occurred_on, "
    "actor_user, "
    "actor_organisation, on_behalf_of, document_no, key, pack, policy_version, calendar_version, provisions, "
    "body, "
    "previous_hash, hash";
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
  record.sequence = row.integer(kSequence);
  record.kind = row.text(kKind);
  record.jurisdiction = row.text(kJurisdiction);
  record.workflow = row.text(kWorkflow);
  record.stream = row.text(kStream);
  record.version = row.integer(kVersion);
  record.type = row.text(kType);
  record.type_version = row.integer(kTypeVersion);
  record.at = Instant(row.integer(kAt));
  record.occurred_on = row.date(kOccurredOn);
  record.actor = {row.text(kActorUser), row.text(kActorOrganisation)};
  record.on_behalf_of = row.text(kOnBehalfOf);
  record.document_no = row.text(kDocumentNo);
  record.key = row.text(kKey);
  record.pack = row.text(kPack);
  record.policy_version = row.text(kPolicyVersion);
  record.calendar_version = row.text(kCalendarVersion);
  record.provisions = row.text(kProvisions);
  record.body = row.text(kBody);
  return record;
}

std::vector<EventRecord> records_of(Query& query) {
  std::vector<EventRecord> records;
  while (query.next()) records.push_back(record_of(query));
  return records;
}

// ---- Checking the chain: columns as they are stored, whatever somebody has put there

int type_of(int place) {
  if (place == kSequence || place == kVersion || place == kTypeVersion || place == kAt) return SQLITE_INTEGER;
  return place == kPreviousHash || place == kHash ? SQLITE_BLOB : SQLITE_TEXT;
}

std::string_view stored_bytes(const SQLite::Statement& row, int place) {
  const SQLite::Column column = row.getColumn(place);
  const auto* const start = static_cast<const char*>(column.getBlob());
  return {start, static_cast<std::size_t>(column.getBytes())};
}

// What is wrong with the current row, if anything; otherwise `previous` becomes its hash.
std::optional<std::string> fault_of(const SQLite::Statement& row, Hash& previous) {
  for (int place = 0; place < kPlaces; ++place) {
    if (row.getColumn(place).getType() != type_of(place)) {
      return fmt::format("column {} is of another type", row.getColumnName(place));
    }
  }
  if (stored_bytes(row, kPreviousHash) != text_of(previous))
    return "previous_hash is not the hash of the row before";

  RowHash hash;
  for (int place = 0; place < static_cast<int>(kHashedColumns); ++place) {
    if (type_of(place) == SQLITE_INTEGER) {
      hash.add(row.getColumn(place).getInt64());
    } else {
      hash.add(stored_bytes(row, place));
    }
  }
  const Hash expected = hash.chained_to(previous);
  if (stored_bytes(row, kHash) != text_of(expected)) return "hash does not match its row";
  if (!Json::accept(stored_bytes(row, kBody))) return "body is not JSON";
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
      const std::int64_t found = row.getColumn(kSequence).getInt64();
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
