// The shorter registers: cards (亮牌登记), restrictions (限制措施), budget (指标台账) and the funding round
// (下一年度资金安排). Pure: rows in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/report_rows.hpp"

namespace lianshen {

struct CardLine {
  CivilDate due_on;
  std::string card;  // yellow or red
  std::string stream;
  std::string project;       // empty if the case belongs to none
  std::string limit;         // key of the pack
  std::string holder;        // seat that was late
  std::string organisation;  // whose case it is: the late one where the holder is the applicant
  std::string provision;
  std::string review;  // state of its card review (说明、核发、核销); empty: the lamp alone
  std::optional<CivilDate> confirmed_on;  // of a card
};
std::vector<CardLine> card_register(const ReportRows& rows);

struct BudgetYearLine {
  std::int64_t year = 0;
  std::string stream;
  std::string state;
  AmountFen control_figure;
  AmountFen released;   // 批复
  AmountFen allotted;   // 下达
  AmountFen reclaimed;  // 收回
  AmountFen moved;      // 结转、调剂: what came from other allotments less what went to them
  AmountFen committed;  // 占用, not yet paid
  AmountFen paid;
  AmountFen available;  // allotted and free
  AmountFen envelope;   // released and not yet allotted
};
std::vector<BudgetYearLine> budget_register(const ReportRows& rows);

struct AllotmentLine {
  std::int64_t year = 0;
  std::string stream;
  std::string project;
  std::string purpose;
  std::string state;  // after the year's close: carried_over, reclaimed or closed
  AmountFen allotted;
  AmountFen reclaimed;
  AmountFen moved;  // as above: available = allotted - reclaimed + moved - committed - paid
  AmountFen committed;
  AmountFen paid;
  AmountFen available;
};
std::vector<AllotmentLine> allotment_register(const ReportRows& rows);

struct FundingRoundLine {
  std::string project;
  std::string organisation;
  std::string category;
  AmountFen requested;
  std::optional<AmountFen> proposed;
  std::optional<AmountFen> decided;
  std::string evaluation;  // of the year before: not_due, missing, or a grade
  std::optional<std::int64_t> score_hundredths;
  std::string gate;                     // open, warning, referred, closed; empty: not yet reviewed
  std::vector<std::string> reasons;     // codes
  std::vector<std::string> provisions;  // every line cites what was looked at
  std::vector<std::string> holds;
  std::string resolution;  // of the meeting, where it resolved this line by itself
  std::string meeting;
  std::string explanation;
};
struct FundingRound {
  std::string stream;
  std::int64_t year = 0;
  std::string state;
  AmountFen control_figure;
  std::vector<FundingRoundLine> lines;
  AmountFen requested, proposed, decided;  // sums
};
std::vector<FundingRound> funding_rounds(const ReportRows& rows);

}  // namespace lianshen
