// Names of the accounts and the movements between them: source -> envelope -> available -> committed -> paid,
// with the way back from each. Sufficiency is a requirement with its article in the workflows; below zero
// here is a broken invariant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/domain/amount.hpp"
#include "engine/rules/effects.hpp"

namespace lianshen {

std::string source_of_year(std::int64_t year);  // the treasury, outside: the only side below zero
// Allotted before the budget was released, until the release takes it into account; outside as well.
std::string source_ahead_of(std::string_view budget_year);
std::string budget_year_envelope(std::string_view budget_year);  // released and not yet allotted
std::string budget_year_open(
    std::string_view budget_year);  // memorandum: allotted and neither paid nor given up
std::string allotment_available(std::string_view allotment);  // 可用指标余额
std::string allotment_committed(std::string_view allotment);  // 合同占用, not yet paid
std::string allotment_paid(std::string_view allotment);       // 累计支付, less what came back

// Records the movements of one allotment. The memorandum of its year moves along, so that a year can be
// closed without looking at every allotment. Movements of nothing are left out.
class AllotmentPostings {
 public:
  AllotmentPostings(Effects& effects, std::string_view budget_year, std::string_view allotment);

  void allot(AmountFen amount);                                       // 下达、追加
  void reclaim(AmountFen amount);                                     // 收回
  void commit(AmountFen amount);                                      // 占用
  void release(AmountFen amount);                                     // 释放占用
  void pay(AmountFen amount);                                         // 支付
  void refund(AmountFen amount);                                      // 退回
  void reverse(AmountFen amount);                                     // 红字冲销: owed again
  void transfer(AmountFen amount, std::string_view other_allotment);  // 调剂, within the year
  // 结转: what is left of last year's allotment comes here.
  void carry_over(std::string_view last_budget_year, std::string_view last_allotment, AmountFen available,
                  AmountFen committed);

 private:
  void move(const std::string& from, const std::string& to, AmountFen amount);
  void open(std::string_view budget_year, AmountFen amount);
  void settle(std::string_view budget_year, AmountFen amount);

  Effects& effects_;
  std::string budget_year_, allotment_;
};

// Money that enters a year's envelope, and what nobody used when it is closed.
void release_to_envelope(Effects& effects, std::string_view budget_year, std::int64_t year, AmountFen amount);
// 提前下达: what is allotted before the release passes through the envelope all the same …
void move_ahead(Effects& effects, std::string_view budget_year, AmountFen amount);
// … and the release counts it in, so that the treasury gives it once.
void settle_ahead(Effects& effects, std::string_view budget_year, std::int64_t year, AmountFen amount);
void lapse_from_envelope(Effects& effects, std::string_view budget_year, std::int64_t year, AmountFen amount);

}  // namespace lianshen
