#include "engine/log/audit_trail.hpp"

#include <algorithm>
#include <limits>

#include "engine/domain/json.hpp"
#include "engine/store/query.hpp"

namespace lianshen {

namespace {

// Rows looked at for one page: a rare name must not make one request read the whole log.
constexpr std::int64_t rows_seen_max = 20'000;

constexpr const char* kSelect =
    "SELECT sequence, kind, workflow, stream, version, type, at_unix_ms, occurred_on, actor_user, "
    "actor_organisation, on_behalf_of, document_no, policy_version, provisions, "
    "CASE kind WHEN 'event' THEN '' ELSE body END "
    "FROM events WHERE sequence < ?1 AND sequence >= ?2 AND (?3 = '' OR actor_user = ?3) "
    "AND (?4 = '' OR type = ?4) AND (?5 = '' OR kind = ?5) AND at_unix_ms >= ?6 AND at_unix_ms < ?7 "
    "AND (?8 = 0 OR kind = 'admin' OR workflow = 'account') ORDER BY sequence DESC LIMIT ?9";

std::int64_t last_sequence(Database& database) {
  Query query(database, "SELECT coalesce(max(sequence), 0) FROM events");
  query.next();
  return query.integer(0);
}

AuditRow audit_row(const Query& query) {
  AuditRow found;
  EventRecord& row = found.row;
  row.sequence = query.integer(0);
  row.kind = query.text(1);
  row.workflow = query.text(2);
  row.stream = query.text(3);
  row.version = query.integer(4);
  row.type = query.text(5);
  row.at = Instant(query.integer(6));
  row.occurred_on = query.date(7);
  row.actor = {query.text(8), query.text(9)};
  row.on_behalf_of = query.text(10);
  row.document_no = query.text(11);
  row.policy_version = query.text(12);
  row.provisions = query.text(13);
  if (row.kind == "admin") row.body = query.text(14);
  if (row.kind == "refusal") {
    const Json body = Json::parse(query.text(14));
    for (const auto& reason : body.value("reasons", Json::array()))
      found.reasons.push_back(reason.at("code"));
  }
  return found;
}

}  // namespace

AuditPage AuditTrail::page(const AuditFilter& filter) {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::int64_t before =
      filter.before_sequence > 0 ? filter.before_sequence : last_sequence(database_) + 1;
  const std::int64_t first = std::max<std::int64_t>(1, before - rows_seen_max);
  Query query(database_, kSelect);
  query.bind(before, first, filter.user, filter.type, filter.kind,
             filter.from ? filter.from->unix_milliseconds() : Limits::min(),
             filter.until ? filter.until->unix_milliseconds() : Limits::max(),
             filter.is_about_accounts_only ? 1 : 0, filter.limit);
  AuditPage page;
  while (query.next()) page.rows.push_back(audit_row(query));
  const bool is_full = std::ssize(page.rows) == filter.limit;
  const std::int64_t seen_down_to = is_full && !page.rows.empty() ? page.rows.back().row.sequence : first;
  if (seen_down_to > 1) page.next_before = seen_down_to;
  return page;
}

}  // namespace lianshen
