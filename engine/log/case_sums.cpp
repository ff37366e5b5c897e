#include "engine/log/case_sums.hpp"

#include "engine/store/query.hpp"

namespace lianshen {

namespace {

std::vector<CaseSum> sums_of(Query& query) {
  std::vector<CaseSum> sums;
  while (query.next())
    sums.push_back({query.integer(0), query.text(1), query.integer(2), AmountFen{query.integer(3)}});
  return sums;
}

}  // namespace

// Amounts are stored with exactly two decimals, so without their point they are whole fen.
std::vector<CaseSum> case_sums(Database& database, std::string_view workflow, std::string_view year_member,
                               std::string_view amount_member) {
  Query query(
      database,
      "SELECT CAST(substr(json_extract(data, '$.' || ?2), 1, 4) AS INTEGER) AS year, organisation, "
      "count(*), sum(CAST(replace(coalesce(json_extract(data, '$.' || ?3), '0.00'), '.', '') AS INTEGER)) "
      "FROM streams WHERE workflow = ?1 AND json_extract(data, '$.' || ?2) IS NOT NULL "
      "GROUP BY year, organisation ORDER BY year, organisation");
  return sums_of(query.bind(workflow, year_member, amount_member));
}

std::vector<CaseSum> balance_sums(Database& database, std::string_view workflow, std::string_view year_member,
                                  std::string_view account) {
  Query query(database,
              "SELECT CAST(substr(json_extract(data, '$.' || ?2), 1, 4) AS INTEGER) AS year, organisation, "
              "count(*), sum(fen) FROM streams JOIN balances ON account = ?1 || '/' || stream || '/' || ?3 "
              "WHERE workflow = ?1 GROUP BY year, organisation ORDER BY year, organisation");
  return sums_of(query.bind(workflow, year_member, account));
}

}  // namespace lianshen
