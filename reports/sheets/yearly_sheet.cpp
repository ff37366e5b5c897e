#include "reports/sheets/yearly_sheet.hpp"

#include <map>

namespace lianshen {

namespace {

struct YearOfUnit {
  CaseSum applied, contracted, allotted, paid;
};

using Table = std::map<std::pair<std::int64_t, std::string>, YearOfUnit>;

void take(const std::vector<CaseSum>& sums, CaseSum YearOfUnit::*member, Table& table) {
  for (const CaseSum& sum : sums) table[{sum.year, sum.organisation}].*member = sum;
}

}  // namespace

YearlySums read_yearly_sums(Database& database) {
  return {case_sums(database, "requirement_review", "received_on", "budget"),
          case_sums(database, "contract", "signed_on", "amount"),
          case_sums(database, "allotment", "year", "allotted"),
          balance_sums(database, "allotment", "year", "paid")};
}

Sheet yearly_sheet(const YearlySums& sums, CivilDate today, std::optional<std::int64_t> year,
                   const Wording& wording) {
  Sheet sheet = new_sheet(today, "年度汇总", "政务信息化年度汇总表", true);
  const auto add_count = [&](const char* key, const char* group) {
    sheet.columns.push_back(count_column(key, "件数", 9, group));
    sheet.columns.back().is_summed = true;
  };
  sheet.columns.push_back(code_column("year", "年度", 8));
  sheet.columns.push_back(text_column("organisation", "建设单位", 22));
  sheet.fixed_columns = sheet.columns.size();
  add_count("applications", "需求方案报送");
  sheet.columns.push_back(amount_column("applied", "预算", "需求方案报送"));
  add_count("contracts", "合同签订");
  sheet.columns.push_back(amount_column("contracted", "金额", "合同签订"));
  add_count("allotments", "指标");
  sheet.columns.push_back(amount_column("allotted", "下达", "指标"));
  sheet.columns.push_back(amount_column("paid", "支付", "指标"));
  Table table;
  take(sums.applied, &YearOfUnit::applied, table);
  take(sums.contracted, &YearOfUnit::contracted, table);
  take(sums.allotted, &YearOfUnit::allotted, table);
  take(sums.paid, &YearOfUnit::paid, table);
  for (const auto& [key, unit] : table) {
    if (year && *year != key.first) continue;
    add_line(sheet, {std::to_string(key.first), wording.organisation(key.second), unit.applied.count,
                     unit.applied.amount, unit.contracted.count, unit.contracted.amount, unit.allotted.count,
                     unit.allotted.amount, unit.paid.amount});
  }
  add_total(sheet);
  sheet.footer = {"注：需求方案按收齐材料的年度，合同按签订年度（不含补充合同），指标和支付按预算年度。"};
  return sheet;
}

}  // namespace lianshen
