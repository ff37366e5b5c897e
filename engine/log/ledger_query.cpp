#include "engine/log/ledger_query.hpp"

#include "engine/log/sight_filter.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

namespace {

// The account with the name of its case cut out of its own.
constexpr std::string_view kAccounts =
    "SELECT a.account, a.fen, ifnull(s.workflow, ''), ifnull(s.stream, ''), "
    "replace(a.account, s.workflow || '/' || s.stream || '/', '') FROM (SELECT account, fen, substr(account, "
    "instr(account, '/') + 1) AS rest FROM balances) AS a "
    "LEFT JOIN streams AS s ON s.stream = substr(a.rest, 1, instr(a.rest, '/') - 1) WHERE (";

SqlText accounts_sql(const Sight& sight, bool with_sources, const std::string& workflow) {
  SqlText sql(kAccounts);
  sql.add("(s.stream IS NOT NULL AND ").add(condition_of(sight, "s", SightTables::log, workflow)).add(")");
  if (with_sources) sql.add(" OR a.account LIKE 'source:%'");
  return sql.add(")");
}

AccountLine account_of(const Query& row) {
  return {row.text(0), row.text(2), row.text(3), row.text(4), AmountFen{row.integer(1)}};
}

}  // namespace

AccountPage list_accounts(Database& log, const AccountQuery& query, const Sight& sight, bool with_sources) {
  const bool has_filter = !query.workflow.empty() || !query.stream.empty() || !query.project.empty();
  SqlText sql = accounts_sql(sight, with_sources && !has_filter, query.workflow);
  if (!query.workflow.empty()) sql.add(" AND s.workflow = ?", query.workflow);
  if (!query.stream.empty()) sql.add(" AND s.stream = ?", query.stream);
  if (!query.project.empty()) sql.add(" AND s.project = ?", query.project);
  if (!query.cursor.empty()) sql.add(" AND a.account > ?", text_in_cursor(read_cursor(query.cursor, 1), 0));
  sql.add(" ORDER BY a.account LIMIT ?", static_cast<std::int64_t>(query.limit) + 1);
  AccountPage page;
  SqlRows rows(log, std::move(sql));
  while (rows.next()) {
    if (page.items.size() == query.limit) {
      page.next = cursor_text(Json::array({page.items.back().account}));
      break;
    }
    page.items.push_back(account_of(rows.row()));
  }
  return page;
}

std::optional<AccountLine> find_account(Database& log, const std::string& account, const Sight& sight,
                                        bool with_sources) {
  SqlRows rows(log, accounts_sql(sight, with_sources, "").add(" AND a.account = ?", account));
  if (!rows.next()) return std::nullopt;
  return account_of(rows.row());
}

PostingPage list_postings(Database& views, const std::string& account, const std::string& cursor,
                          std::size_t limit) {
  SqlText where(" FROM postings WHERE account = ?", account);
  if (!cursor.empty()) {
    const Json place = read_cursor(cursor, 2);
    where.add(" AND (sequence, ordinal) < (?, ?)", integer_in(place, 0), integer_in(place, 1));
  }
  AmountFen balance;
  {
    SqlRows sum(views, SqlText("SELECT ifnull(sum(fen), 0)").add(where));
    if (sum.next()) balance = AmountFen{sum.row().integer(0)};
  }
  SqlText sql("SELECT sequence, ordinal, other_account, fen");
  sql.add(where).add(" ORDER BY sequence DESC, ordinal DESC LIMIT ?", static_cast<std::int64_t>(limit) + 1);
  PostingPage page;
  SqlRows rows(views, std::move(sql));
  while (rows.next()) {
    if (page.items.size() == limit) {
      page.next = cursor_text(Json::array({page.items.back().sequence, page.items.back().ordinal}));
      break;
    }
    const Query& row = rows.row();
    page.items.push_back({row.integer(0), row.integer(1), row.text(2), AmountFen{row.integer(3)}, balance});
    balance = balance - AmountFen{row.integer(3)};
  }
  return page;
}

}  // namespace lianshen
