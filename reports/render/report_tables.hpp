// The registers as tables for a terminal, in the words of the office; amounts in 万元.
#pragma once

#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"
#include "reports/render/text_table.hpp"
#include "reports/wording.hpp"

namespace lianshen {

TextTable ledger_table(const std::vector<ProjectLedgerLine>& lines, const Wording& wording);
TextTable card_table(const std::vector<CardLine>& lines, const ReportRows& rows, const Wording& wording);
TextTable hold_table(const ReportRows& rows, const Wording& wording);
TextTable budget_table(const std::vector<BudgetYearLine>& lines, const Wording& wording);
TextTable allotment_table(const std::vector<AllotmentLine>& lines, const ReportRows& rows,
                          const Wording& wording);
TextTable round_table(const FundingRound& round, const ReportRows& rows, const Wording& wording);
// Each refusal: when, which case and command, who asked, the reason with its article and words.
TextTable refusal_table(const ReportRows& rows, const Wording& wording);

}  // namespace lianshen
