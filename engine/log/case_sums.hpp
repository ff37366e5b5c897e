// Sums over all cases of a workflow, by year and unit, made where the rows lie: a yearly table of a large
// city reads every case once and keeps none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/amount.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct CaseSum {
  std::int64_t year = 0;
  std::string organisation;
  std::int64_t count = 0;
  AmountFen amount;
};

// `year_member` of the cases' data is a day or a year, `amount_member` an amount; cases without the former
// are left out. By year, then unit.
std::vector<CaseSum> case_sums(Database& database, std::string_view workflow, std::string_view year_member,
                               std::string_view amount_member);
// The same over the balances of the accounts "<workflow>/<case>/<account>".
std::vector<CaseSum> balance_sums(Database& database, std::string_view workflow, std::string_view year_member,
                                  std::string_view account);

}  // namespace lianshen
