// Reads the decision indexes. Every order is fixed by the rows themselves, never by how they came to lie in
// the file.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/domain/sha256.hpp"
#include "engine/log/clock_columns.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

struct Table {
  const char* name;
  const char* key;
};
constexpr std::array<Table, 10> kTables = {{{"streams", "stream"},
                                            {"links", "kind, target, stream"},
                                            {"milestones", "project, name"},
                                            {"clocks", "stream, clock"},
                                            {"cards", "sequence, stream, clock"},
                                            {"holds", "subject, hold, stream"},
                                            {"released_holds", "sequence, subject, hold"},
                                            {"balances", "account"},
                                            {"postings", "sequence, ordinal"},
                                            {"registers", "register"}}};

const std::string kSelectStreams =
    "SELECT stream, workflow, version, state, data, fingerprint, pack, policy_version, organisation, project "
    "FROM streams ";
const std::string kSelectStream = kSelectStreams + "WHERE stream = ?";
const std::string kSelectAllStreams = kSelectStreams + "ORDER BY stream";
const std::string kSelectStreamsOf = kSelectStreams + "WHERE workflow = ? ORDER BY stream";
const std::string kSelectLinked = kSelectStreams +
                                  "JOIN links USING (stream) WHERE kind = ?1 AND target = ?2 "
                                  "AND (?3 = '' OR workflow = ?3) ORDER BY sequence, stream";

// A case is before somebody by its own link, as an item of a meeting that is, or as the project of such a
// case.
constexpr const char* kIsBefore =
    "WITH related (stream) AS (SELECT ?2 UNION SELECT stream FROM links WHERE kind = 'project' AND target = "
    "?2), "
    "before (stream) AS (SELECT stream FROM related UNION SELECT links.stream FROM related "
    "JOIN links ON links.kind = 'agenda' AND links.target = related.stream) "
    "SELECT 1 FROM before JOIN links ON links.kind = 'panel' AND links.target = ?1 "
    "AND links.stream = before.stream LIMIT 1";

const std::string kSelectMilestones =
    "SELECT project, name, on_day, amount_fen, text, stream FROM milestones ";
const std::string kSelectMilestone = kSelectMilestones + "WHERE project = ? AND name = ?";
const std::string kSelectMilestonesOf = kSelectMilestones + "WHERE project = ? ORDER BY name";

const std::string kSelectClocks =
    "SELECT stream, clock, status, from_day, due_on, limit_count, limit_unit, is_minimum, card, holder, "
    "provision, "
    "calendar_version, is_provisional, pauses, stopped_on, paused_by FROM clocks ";
const std::string kSelectClock = kSelectClocks + "WHERE stream = ? AND clock = ?";
const std::string kSelectAllClocks = kSelectClocks + "ORDER BY stream, clock";
const std::string kSelectClocksOf = kSelectClocks + "WHERE stream = ? ORDER BY clock";
// Its first two conditions are those of the partial index, word for word: an idle poll reads one entry of it.
const std::string kSelectOverdue = kSelectClocks +
                                   "WHERE status = 'running' AND card <> 'none' AND due_on < ? "
                                   "AND (paused_by = '' OR NOT EXISTS (SELECT 1 FROM streams JOIN holds "
                                   "ON subject = organisation AND hold = paused_by "
                                   "WHERE streams.stream = clocks.stream AND placed_on < due_on)) "
                                   "ORDER BY due_on, stream, clock LIMIT 1";

const std::string kSelectProvisional =
    kSelectClocks + "WHERE status = 'running' AND is_provisional = 1 ORDER BY stream, clock";

const std::string kSelectCards =
    "SELECT stream, clock, due_on, card, holder, provision, sequence FROM cards ";

const std::string kSelectHolds = "SELECT hold, subject, stream, provision, placed_on FROM holds ";
const std::string kSelectAllHolds = kSelectHolds + "ORDER BY subject, hold, stream";
const std::string kSelectHoldsOf = kSelectHolds + "WHERE subject = ? ORDER BY hold, stream";

StreamRow stream_row(const Query& row) {
  return {row.text(0),    row.text(1), row.integer(2), row.text(3), row.text(4),
          row.integer(5), row.text(6), row.text(7),    row.text(8), row.text(9)};
}

Milestone milestone_row(const Query& row) {
  Milestone milestone{row.text(0), row.text(1), row.date(2), std::nullopt, row.text(4), row.text(5)};
  if (!row.is_null(3)) milestone.amount = AmountFen{row.integer(3)};
  return milestone;
}

ClockRow clock_row(const Query& row) {
  ClockRow clock;
  clock.stream = row.text(0);
  clock.clock = row.text(1);
  clock.status = enum_of<ClockStatus>(kClockStatusNames, row.text(2));
  clock.from = row.date(3);
  clock.due_on = row.date(4);
  clock.limit = {row.integer(5), enum_of<LimitUnit>(kLimitUnitNames, row.text(6)), row.integer(7) != 0};
  clock.card = row.text(8);
  clock.holder = row.text(9);
  clock.provision = row.text(10);
  clock.calendar_version = row.text(11);
  clock.is_provisional = row.integer(12) != 0;
  clock.pauses = pauses_of(row.text(13));
  if (!row.is_null(14)) clock.stopped_on = row.date(14);
  clock.paused_by = row.text(15);
  return clock;
}

CardRow card_row(const Query& row) {
  return {row.text(0), row.text(1), row.date(2), row.text(3), row.text(4), row.text(5), row.integer(6)};
}

HoldRow hold_row(const Query& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.date(4)};
}

template <class Row>
std::vector<Row> all(Query& query, Row (*row_of)(const Query&)) {
  std::vector<Row> rows;
  while (query.next()) rows.push_back(row_of(query));
  return rows;
}

template <class Row>
std::optional<Row> first(Query& query, Row (*row_of)(const Query&)) {
  if (!query.next()) return std::nullopt;
  return row_of(query);
}

// All rows for an empty key.
template <class Row>
std::vector<Row> all_or_of(Database& database, std::string_view key, const std::string& select_all,
                           const std::string& select_of, Row (*row_of)(const Query&)) {
  Query query(database, key.empty() ? select_all : select_of);
  if (!key.empty()) query.bind(key);
  return all(query, row_of);
}

}  // namespace

void DecisionIndex::put_stream(const StreamRow& row) {
  const int put =
      Query(database_,
            "INSERT INTO streams (stream, workflow, version, state, data, fingerprint, pack, "
            "policy_version, organisation, project) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (stream) DO UPDATE SET version = excluded.version, state = excluded.state, "
            "data = excluded.data, fingerprint = excluded.fingerprint, pack = excluded.pack, "
            "policy_version = excluded.policy_version, organisation = excluded.organisation, "
            "project = excluded.project WHERE workflow = excluded.workflow")
          .bind(row.stream, row.workflow, row.version, row.state, row.data, row.fingerprint, row.pack,
                row.policy_version, row.organisation, row.project)
          .run();
  if (put == 0) throw BrokenInvariant(fmt::format("{} is no case of {}", row.stream, row.workflow));
}

std::optional<StreamRow> DecisionIndex::stream(std::string_view stream) {
  Query query(database_, kSelectStream);
  return first(query.bind(stream), stream_row);
}

std::vector<StreamRow> DecisionIndex::streams(std::string_view workflow) {
  return all_or_of(database_, workflow, kSelectAllStreams, kSelectStreamsOf, stream_row);
}

// In the order in which they were linked: that is the order in which they were opened.
std::vector<StreamRow> DecisionIndex::linked(std::string_view kind, std::string_view target,
                                             std::string_view workflow) {
  Query query(database_, kSelectLinked);
  return all(query.bind(kind, target, workflow), stream_row);
}

bool DecisionIndex::is_before(const std::vector<std::string>& targets, const StreamRow& row) {
  return std::ranges::any_of(targets, [&](const std::string& target) {
    Query query(database_, kIsBefore);
    return query.bind(target, row.stream).next();
  });
}

std::optional<Milestone> DecisionIndex::milestone(std::string_view project, std::string_view name) {
  Query query(database_, kSelectMilestone);
  return first(query.bind(project, name), milestone_row);
}

std::vector<Milestone> DecisionIndex::milestones(std::string_view project) {
  Query query(database_, kSelectMilestonesOf);
  return all(query.bind(project), milestone_row);
}

std::optional<ClockRow> DecisionIndex::clock(std::string_view stream, std::string_view clock) {
  Query query(database_, kSelectClock);
  return first(query.bind(stream, clock), clock_row);
}

std::vector<ClockRow> DecisionIndex::clocks(std::string_view stream) {
  return all_or_of(database_, stream, kSelectAllClocks, kSelectClocksOf, clock_row);
}

std::vector<CardRow> DecisionIndex::cards() {
  Query query(database_, kSelectCards + "ORDER BY sequence, stream, clock");
  return all(query, card_row);
}

std::vector<CardRow> DecisionIndex::cards_of(std::string_view stream) {
  Query query(database_, kSelectCards + "WHERE stream = ? ORDER BY sequence, clock");
  return all(query.bind(stream), card_row);
}

std::int64_t DecisionIndex::last_number(std::string_view register_name) {
  Query query(database_, "SELECT last FROM registers WHERE register = ?");
  query.bind(register_name);
  return query.next() ? query.integer(0) : 0;
}

std::vector<HoldRow> DecisionIndex::live_holds(std::string_view subject) {
  return all_or_of(database_, subject, kSelectAllHolds, kSelectHoldsOf, hold_row);
}

std::vector<HoldTime> DecisionIndex::times_of_hold(std::string_view hold, std::string_view subject) {
  Query query(database_,
              "SELECT placed_on, released_on, provision FROM released_holds "
              "WHERE subject = ?1 AND hold = ?2 UNION ALL "
              "SELECT placed_on, NULL, provision FROM holds WHERE subject = ?1 AND hold = ?2 ORDER BY 1, 2");
  query.bind(subject, hold);
  std::vector<HoldTime> times;
  while (query.next()) {
    times.push_back({{query.date(0), std::nullopt}, query.text(2)});
    if (!query.is_null(1)) times.back().time.until = query.date(1);
  }
  return times;
}

AmountFen DecisionIndex::balance(std::string_view account) {
  Query query(database_, "SELECT fen FROM balances WHERE account = ?");
  query.bind(account);
  return AmountFen{query.next() ? query.integer(0) : 0};
}

std::vector<std::pair<std::string, AmountFen>> DecisionIndex::balances() {
  Query query(database_, "SELECT account, fen FROM balances ORDER BY account");
  std::vector<std::pair<std::string, AmountFen>> rows;
  while (query.next()) rows.emplace_back(query.text(0), AmountFen{query.integer(1)});
  return rows;
}

std::optional<ClockRow> DecisionIndex::first_overdue(CivilDate today) {
  Query query(database_, kSelectOverdue);
  return first(query.bind(today), clock_row);
}

std::vector<ClockRow> DecisionIndex::provisional_clocks() {
  Query query(database_, kSelectProvisional);
  return all(query, clock_row);
}

// `settings` stay as well: no event could bring them back.
void DecisionIndex::clear() {
  for (const Table& table : kTables) database_.execute(fmt::format("DELETE FROM {}", table.name));
}

std::string DecisionIndex::digest() {
  Sha256 sha;
  for (const Table& table : kTables) {
    sha.update_length_prefixed(table.name);
    SQLite::Statement rows(database_.handle(),
                           fmt::format("SELECT * FROM {} ORDER BY {}", table.name, table.key));
    while (rows.executeStep()) {
      for (int place = 0; place < rows.getColumnCount(); ++place) {
        const SQLite::Column column = rows.getColumn(place);
        sha.update(fmt::format("{}:", column.getType()));
        sha.update_length_prefixed(column.getString());
      }
    }
  }
  return to_hex(sha.finish());
}

}  // namespace lianshen
