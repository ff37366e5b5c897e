// Append and read; chain_check.cpp proves the chain.
//
// The hash of a row is SHA-256 over its columns in the order of the table, `sequence` to `provisions`, then
// the SHA-256 of the body's bytes, then the hash of the row before (32 zero bytes for the first): each as its
// bytes (whole numbers as decimal digits) behind its length in 8 bytes.
#include "engine/log/event_log.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "engine/domain/json.hpp"
#include "engine/log/event_columns.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

const std::string kSelect = "SELECT " + kEventColumns + " FROM events ";
const std::string kSelectEvents = kSelect + "WHERE stream = ? AND kind = 'event' ORDER BY version";
const std::string kSelectRefusals = kSelect + "WHERE stream = ? AND kind = 'refusal' ORDER BY sequence";
const std::string kSelectFrom = kSelect + "WHERE sequence >= ? ORDER BY sequence";
const std::string kSelectRow = kSelect + "WHERE sequence = ?";
const std::string kInsert = "INSERT INTO events (" + kEventColumns +
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

struct RowHashes {
  Hash body;
  Hash row;
};

RowHashes hashes_of(const EventRecord& row, const std::string& occurred_on, const Hash& previous) {
  RowHash hash;
  const Hash body = hash.of_body(row.body);
  hash.add(row.sequence);
  for (const std::string* const column : {&row.kind, &row.jurisdiction, &row.workflow, &row.stream})
    hash.add(*column);
  hash.add(row.version);
  hash.add(row.type);
  hash.add(row.type_version);
  hash.add(row.at.unix_milliseconds());
  for (const std::string* const column :
       {&occurred_on, &row.actor.user, &row.actor.organisation, &row.on_behalf_of, &row.document_no, &row.key,
        &row.pack, &row.policy_version, &row.calendar_version, &row.provisions}) {
    hash.add(*column);
  }
  hash.add(text_of(body));
  return {body, hash.chained_to(previous)};
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

// The letters behind a key among the first of a body, up to the closing quote; none of these values needs an
// escape.
std::string_view leading_value(std::string_view body, std::string_view key) {
  const auto start = body.find(key);
  if (start == std::string_view::npos) return {};
  const auto from = start + key.size();
  return body.substr(from, body.find('"', from) - from);
}

std::vector<EventRecord> records_of(Query& query) {
  std::vector<EventRecord> records;
  while (query.next()) records.push_back(record_of(query));
  return records;
}

}  // namespace

Hash hash_of(const EventRecord& row, const Hash& previous) {
  return hashes_of(row, row.occurred_on.iso(), previous).row;
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
  const RowHashes hashes = hashes_of(row, occurred_on, head.hash);
  Query insert(database_, kInsert);
  insert.bind(row.sequence, row.kind, row.jurisdiction, row.workflow, row.stream, row.version, row.type,
              row.type_version, row.at.unix_milliseconds(), occurred_on, row.actor.user,
              row.actor.organisation, row.on_behalf_of, row.document_no, row.key, row.pack,
              row.policy_version, row.calendar_version, row.provisions, row.body, hashes.body, head.hash,
              hashes.row);
  try {
    insert.run();
  } catch (const SQLite::Exception& error) {
    // The place in the stream is the table's only unique index; a taken sequence has a code of its own.
    if (error.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE) throw;
    throw VersionTaken(fmt::format("version {} of {} is taken", row.version, row.stream));
  }
  head = {row.sequence, hashes.row, row.at};
}

std::vector<EventRecord> EventLog::stream(std::string_view stream) {
  Query query(database_, kSelectEvents);
  return records_of(query.bind(stream));
}

std::vector<EventRecord> EventLog::refusals(std::string_view stream) {
  Query query(database_, kSelectRefusals);
  return records_of(query.bind(stream));
}

// Keys of a body stand in order, so who was acted for and the command come first and nothing needs parsing.
bool EventLog::has_given(std::string_view stream, const std::vector<std::string>& persons,
                         const std::vector<std::string>& commands) {
  Query query(database_,
              "SELECT actor_user || '@' || actor_organisation, substr(body, 1, 300) FROM events "
              "WHERE stream = ? AND kind = 'event'");
  query.bind(stream);
  const auto is_one_of = [](const std::vector<std::string>& list, std::string_view wanted) {
    return std::ranges::find(list, wanted) != list.end();
  };
  while (query.next()) {
    const std::string body = query.text(1);
    const std::string_view command = leading_value(body, R"("command":")");
    if (!is_one_of(commands, command)) continue;
    if (is_one_of(persons, query.text(0)) || is_one_of(persons, leading_value(body, R"({"acting_for":")")))
      return true;
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

// In a body the words stand as JSON writes them.
std::vector<std::int64_t> EventLog::rows_with(std::string_view words) {
  std::string in_json = Json(words).dump();
  in_json = in_json.substr(1, in_json.size() - 2);
  Query query(database_,
              "SELECT sequence FROM events WHERE instr(body, ?1) > 0 OR instr(document_no, ?2) > 0 "
              "OR instr(key, ?2) > 0 OR instr(stream, ?2) > 0 ORDER BY sequence");
  query.bind(in_json, words);
  std::vector<std::int64_t> sequences;
  while (query.next()) sequences.push_back(query.integer(0));
  return sequences;
}

std::optional<EventRecord> EventLog::row(std::int64_t sequence) {
  Query query(database_, kSelectRow);
  query.bind(sequence);
  if (!query.next()) return std::nullopt;
  return record_of(query);
}

// The guard of the table stays in force: it lets pass this one body of this one row while the permit is
// there.
void EventLog::put_shell(std::int64_t sequence, const std::string& shell) {
  Query(database_, "INSERT INTO erasure_permits (sequence, shell) VALUES (?, ?)").bind(sequence, shell).run();
  const int put =
      Query(database_, "UPDATE events SET body = ? WHERE sequence = ?").bind(shell, sequence).run();
  Query(database_, "DELETE FROM erasure_permits").run();
  if (put != 1) throw DatabaseError(fmt::format("the log has no row {}", sequence));
}

}  // namespace lianshen
