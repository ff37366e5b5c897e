#include "engine/log/case_query.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/log/case_columns.hpp"
#include "engine/log/case_conditions.hpp"
#include "engine/log/sight_filter.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

namespace {

// ---- Order and place

const char* key_of(const CaseQuery& query) {
  switch (query.sort) {
    case CaseSort::changed:
      return "changed_sequence";
    case CaseSort::opened:
      return "id";
    case CaseSort::due:
      return query.is_descending ? "due_on" : "due_order";
    case CaseSort::title:
      return "title_order";
  }
  return "id";
}

bool has_text_key(const CaseQuery& query) {
  return query.sort == CaseSort::due || query.sort == CaseSort::title;
}

// Where the page before ended, and how far the file had read when the walk began.
struct Place {
  std::int64_t seen = 0;
  SqlValue key;
  std::int64_t id = 0;
};

std::int64_t seen_of(Database& views) {
  Query query(views, "SELECT value FROM view_state WHERE name = 'seen'");
  return query.next() ? std::stoll(query.text(0)) : 0;
}

std::optional<Place> place_of(const CaseQuery& query) {
  if (query.cursor.empty()) return std::nullopt;
  const Json cursor = read_cursor(query.cursor, 4);
  if (text_in_cursor(cursor, 0) != fmt::format("{}{}", query.is_descending ? "-" : "", key_of(query))) {
    throw InvalidCursor();
  }
  Place place;
  place.seen = integer_in(cursor, 1);
  if (has_text_key(query)) {
    place.key = text_in_cursor(cursor, 2);
  } else {
    place.key = integer_in(cursor, 2);
  }
  place.id = integer_in(cursor, 3);
  return place;
}

struct Found {
  CaseLine line;
  SqlValue key;
  std::int64_t id = 0;
};

Found found_in(const Query& row, bool has_text, CivilDate today) {
  Found found{case_line_of(row, today), row.integer(kCaseIdPlace), row.integer(kCaseIdPlace)};
  if (has_text) {
    found.key = row.text(kBehindCase);
  } else {
    found.key = row.integer(kBehindCase);
  }
  return found;
}

void add_place(SqlText& sql, const std::string& key, const Place& place, const CaseQuery& query) {
  sql.add(fmt::format(" AND ({}, cases.id) {} (", key, query.is_descending ? "<" : ">"));
  std::visit([&](const auto& value) { sql.add("?", value); }, place.key);
  sql.add(", ?)", place.id);
}

void add_order(SqlText& sql, const std::string& key, const CaseQuery& query) {
  const char* const direction = query.is_descending ? "DESC" : "ASC";
  sql.add(fmt::format(" ORDER BY {0} {1}, cases.id {1} LIMIT ?", key, direction),
          static_cast<std::int64_t>(query.limit) + 1);
}

void read_rows(Database& views, SqlText sql, const CaseQuery& query, CivilDate today,
               std::vector<Found>& found) {
  SqlRows rows(views, std::move(sql));
  while (rows.next()) found.push_back(found_in(rows.row(), has_text_key(query), today));
}

}  // namespace

CasePage list_cases(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today) {
  const std::optional<Place> place = place_of(query);
  const SqlText condition = case_condition(views, query, sight, today);
  const std::string column = key_of(query);
  std::vector<Found> found;

  const std::string key = "cases." + column;
  SqlText still(fmt::format("SELECT {}, {} FROM cases WHERE ", kCaseColumns, key));
  still.add(condition);
  if (place) {
    add_place(still, key, *place, query);
    still.add(" AND cases.id <= ? AND cases.id NOT IN (SELECT id FROM superseded WHERE seen >= ?)",
              place->seen, place->seen);
  }
  add_order(still, key, query);
  read_rows(views, std::move(still), query, today, found);

  if (place) {
    // What changed since the walk began keeps the place that it had then.
    SqlText moved(
        fmt::format("WITH moved (id, key) AS MATERIALIZED (SELECT id, key FROM "
                    "(SELECT id, {} AS key, min(seen) FROM superseded WHERE seen >= ? GROUP BY id)) "
                    "SELECT {}, moved.key FROM moved JOIN cases ON cases.id = moved.id WHERE ",
                    column, kCaseColumns),
        place->seen);
    moved.add(condition);
    add_place(moved, "moved.key", *place, query);
    moved.add(" AND cases.id <= ?", place->seen);
    add_order(moved, "moved.key", query);
    read_rows(views, std::move(moved), query, today, found);
    std::ranges::sort(found, [&](const Found& left, const Found& right) {
      const auto place_in = [](const Found& each) { return std::tie(each.key, each.id); };
      return query.is_descending ? place_in(left) > place_in(right) : place_in(left) < place_in(right);
    });
  }

  CasePage page;
  if (found.size() > query.limit) {
    const Found& last = found[query.limit - 1];
    Json cursor = Json::array(
        {fmt::format("{}{}", query.is_descending ? "-" : "", column), place ? place->seen : seen_of(views)});
    std::visit([&](const auto& value) { cursor.push_back(value); }, last.key);
    cursor.push_back(last.id);
    page.next = cursor_text(cursor);
    found.resize(query.limit);
  }
  for (Found& each : found) page.items.push_back(std::move(each.line));
  return page;
}

std::int64_t count_cases(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today) {
  SqlText sql("SELECT count(*) FROM cases WHERE ");
  SqlRows rows(views, sql.add(case_condition(views, query, sight, today)));
  return rows.next() ? rows.row().integer(0) : 0;
}

std::optional<CaseLine> find_case(Database& views, const std::string& stream, const Sight& sight,
                                  CivilDate today) {
  SqlText sql(fmt::format("SELECT {} FROM cases WHERE cases.stream = ? AND ", kCaseColumns), stream);
  SqlRows rows(views, sql.add(condition_of(sight, "cases", SightTables::views)));
  if (!rows.next()) return std::nullopt;
  return case_line_of(rows.row(), today);
}

std::int64_t latest_change(Database& views, std::int64_t sequence, const Sight& sight) {
  SqlText sql;
  sql.add("SELECT cases.changed_sequence FROM cases WHERE cases.changed_sequence > ? AND ", sequence);
  sql.add(condition_of(sight, "+cases", SightTables::views));
  SqlRows rows(views, sql.add(" ORDER BY cases.changed_sequence DESC LIMIT 1"));
  return rows.next() ? rows.row().integer(0) : sequence;
}

}  // namespace lianshen
