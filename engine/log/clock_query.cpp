#include "engine/log/clock_query.hpp"

#include <fmt/format.h>

#include "engine/log/case_columns.hpp"
#include "engine/log/case_conditions.hpp"
#include "engine/log/sight_filter.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

namespace {

void add_if(SqlText& sql, const char* condition, const std::string& value) {
  if (!value.empty()) sql.add(condition, value);
}

std::int64_t rows_for(std::size_t limit) { return static_cast<std::int64_t>(limit) + 1; }

SqlText clocks_sql(Database& views, const ClockQuery& query, const Sight& sight) {
  SqlText sql(
      fmt::format("SELECT {}, clocks.clock, clocks.due_on FROM clocks JOIN cases ON "
                  "cases.stream = clocks.stream WHERE ",
                  kCaseColumns));
  if (query.status.empty()) {
    sql.add("clocks.status <> 'stopped'");
  } else {
    sql.add("clocks.status = ?", query.status);
  }
  add_if(sql, " AND cases.workflow = ?", query.workflow);
  add_if(sql, " AND cases.organisation = ?", query.organisation);
  add_if(sql, " AND cases.project = ?", query.project);
  if (!query.holders.empty()) sql.add(" AND clocks.holder IN (").add_list(query.holders).add(")");
  if (query.due_until) sql.add(" AND clocks.due_on <= ?", query.due_until->iso());
  if (!query.cursor.empty()) {
    const Json cursor = read_cursor(query.cursor, 3);
    sql.add(" AND (clocks.due_on, clocks.stream, clocks.clock) > (?, ?, ?)", text_in_cursor(cursor, 0),
            text_in_cursor(cursor, 1), text_in_cursor(cursor, 2));
  }
  sql.add(" AND ").add(few_visible(views, sight, query.workflow));
  sql.add(" AND ").add(condition_of(sight, "+cases", SightTables::views, query.workflow));
  return sql.add(" ORDER BY clocks.due_on, clocks.stream, clocks.clock LIMIT ?", rows_for(query.limit));
}

}  // namespace

ClockPage list_clocks(Database& views, DecisionIndex& index, const ClockQuery& query, const Sight& sight,
                      CivilDate today) {
  ClockPage page;
  SqlRows rows(views, clocks_sql(views, query, sight));
  std::size_t count = 0;
  Json last;
  while (rows.next()) {
    if (count++ == query.limit) {
      page.next = cursor_text(last);
      break;
    }
    const CaseLine line = case_line_of(rows.row(), today);
    const std::string name = rows.row().text(kBehindCase);
    last = Json::array({rows.row().text(kBehindCase + 1), line.stream, name});
    // The views may be a moment ahead of the caller's snapshot of the log.
    if (auto clock = index.clock(line.stream, name)) page.items.push_back({std::move(*clock), line});
  }
  return page;
}

CardPage list_cards(Database& log, const CardQuery& query, const Sight& sight) {
  SqlText sql(
      "SELECT c.stream, c.clock, c.due_on, c.card, c.holder, c.provision, c.sequence, s.workflow, "
      "s.organisation, s.project FROM cards AS c JOIN streams AS s ON s.stream = c.stream WHERE ");
  sql.add(condition_of(sight, "s", SightTables::log, query.workflow));
  add_if(sql, " AND s.workflow = ?", query.workflow);
  add_if(sql, " AND s.organisation = ?", query.organisation);
  add_if(sql, " AND c.card = ?", query.card);
  add_if(sql, " AND c.holder = ?", query.holder);
  if (!query.cursor.empty()) {
    const Json cursor = read_cursor(query.cursor, 3);
    sql.add(" AND (c.sequence, c.stream, c.clock) < (?, ?, ?)", integer_in(cursor, 0),
            text_in_cursor(cursor, 1), text_in_cursor(cursor, 2));
  }
  sql.add(" ORDER BY c.sequence DESC, c.stream DESC, c.clock DESC LIMIT ?", rows_for(query.limit));
  CardPage page;
  SqlRows rows(log, std::move(sql));
  while (rows.next()) {
    if (page.items.size() == query.limit) {
      const CardRow& last = page.items.back().card;
      page.next = cursor_text(Json::array({last.sequence, last.stream, last.clock}));
      break;
    }
    const Query& row = rows.row();
    page.items.push_back(
        {{row.text(0), row.text(1), row.date(2), row.text(3), row.text(4), row.text(5), row.integer(6)},
         row.text(7),
         row.text(8),
         row.text(9)});
  }
  return page;
}

HoldPage list_holds(Database& log, const HoldQuery& query, const Sight& sight) {
  SqlText sql(
      "SELECT h.hold, h.subject, h.stream, h.provision, h.placed_on FROM holds AS h "
      "LEFT JOIN streams AS s ON s.stream = h.stream LEFT JOIN streams AS t ON t.stream = h.subject "
      "WHERE (h.subject = ?",
      sight.organisation);
  sql.add(" OR (s.stream IS NOT NULL AND ").add(condition_of(sight, "s", SightTables::log)).add(")");
  sql.add(" OR (t.stream IS NOT NULL AND ").add(condition_of(sight, "t", SightTables::log)).add("))");
  add_if(sql, " AND h.subject = ?", query.subject);
  if (!query.cursor.empty()) {
    const Json cursor = read_cursor(query.cursor, 3);
    sql.add(" AND (h.subject, h.hold, h.stream) > (?, ?, ?)", text_in_cursor(cursor, 0),
            text_in_cursor(cursor, 1), text_in_cursor(cursor, 2));
  }
  sql.add(" ORDER BY h.subject, h.hold, h.stream LIMIT ?", rows_for(query.limit));
  HoldPage page;
  SqlRows rows(log, std::move(sql));
  while (rows.next()) {
    if (page.items.size() == query.limit) {
      const HoldRow& last = page.items.back();
      page.next = cursor_text(Json::array({last.subject, last.hold, last.stream}));
      break;
    }
    const Query& row = rows.row();
    page.items.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.date(4)});
  }
  return page;
}

}  // namespace lianshen
