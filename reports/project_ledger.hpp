// 项目台账: one line a project (office.md 3.2), with the step it is in, derived from its milestones and
// cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/report_rows.hpp"

namespace lianshen {

struct EvaluationResult {
  std::int64_t year = 0;
  std::string grade;  // id of the pack, or "missing"
  std::optional<std::int64_t> score_hundredths;
};

struct ProjectLedgerLine {
  std::string number;  // the case's name is the project's number
  std::string name;
  std::string organisation;
  std::string kind;
  std::optional<AmountFen> budget;  // in force: the latest figure by date, fixed by the main contract (R12)
  std::int64_t budget_year = 0;  // not 0: no review gave a figure, it is that year's plan entry (存量运维)
  std::optional<AmountFen> contract;  // of the main contract, with its supplements
  std::string stage;                  // a code of the locale's section `stages`
  std::string acceptance;             // state of the acceptance; empty if there is none
  std::optional<CivilDate> accepted_on;
  AmountFen paid;
  std::optional<EvaluationResult> evaluation;  // the latest
  std::size_t yellow_cards = 0;
  std::size_t red_cards = 0;
};

// What was transferred out (转出) is no project: only its number is known (R29).
std::vector<ProjectLedgerLine> project_ledger(const ReportRows& rows);
ProjectLedgerLine ledger_line(const ReportRows& rows, const CaseRow& project);
std::vector<std::string> transferred_out(const ReportRows& rows);

// Which step of its life a project is in (当前环节).
std::string stage_of(const ReportRows& rows, const CaseRow& project);

}  // namespace lianshen
