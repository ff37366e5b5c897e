// What moved on one allotment (指标), told from its events, so that the identity of the ledger can be shown
// term by term: 可用＝结转上年＋批复＋追加±调剂−收回−结转下年−未付占用−已付＋退回. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/report_rows.hpp"

namespace lianshen {

struct AllotmentFlow {
  std::int64_t year = 0;
  std::string stream;
  std::string project;
  std::string organisation;
  std::string purpose;
  std::string state;
  std::string budget_year;  // case
  std::vector<std::string> document_nos;
  AmountFen allotted;      // 批复下达
  AmountFen supplemented;  // 追加
  AmountFen transferred;   // 调剂: what came less what went
  AmountFen reclaimed;     // 收回
  AmountFen carried_in;    // 结转上年
  AmountFen carried_out;   // 结转下年
  AmountFen committed;     // 占用, not yet paid: balance
  AmountFen paid;          // 累计支付, before what came back
  AmountFen refunded;      // 退回, 红字冲销
  AmountFen available;     // balance
  std::optional<CivilDate> stopped_on;

  // What the allotment is worth: all that came less all that went.
  [[nodiscard]] AmountFen total() const {
    return carried_in + allotted + supplemented + transferred - reclaimed - carried_out;
  }
  [[nodiscard]] AmountFen net_paid() const { return paid - refunded; }
  [[nodiscard]] bool is_balanced() const { return available == total() - committed - net_paid(); }
};

// By year, unit, project; needs the history.
std::vector<AllotmentFlow> allotment_flows(const ReportRows& rows);

}  // namespace lianshen
