#include "reports/report_source.hpp"

#include "engine/log/case_names.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

ReportView ReportSource::view() {
  if (!rows_) {
    watch_.begin(ReportStep::reading, last_sequence(database_));
    rows_ = read_report_rows(database_, question_.today, History::kept,
                             [&](std::int64_t sequence) { watch_.advance(sequence); });
  }
  return {*rows_, setting_.wording, setting_.policy, setting_.calendar, question_.year};
}

std::vector<CaseRow> ReportSource::cases(std::string_view workflow) {
  return read_cases(database_, workflow);
}

void ReportSource::each_project(
    const std::function<void(const ReportView& view, const CaseRow& project)>& visit) {
  const Snapshot snapshot(database_);
  DecisionIndex index(database_);
  const std::vector<std::string> names = case_names(database_, "project");
  watch_.begin(ReportStep::laying_out, static_cast<std::int64_t>(names.size()));
  std::int64_t done = 0;
  for (const std::string& name : names) {
    const ReportRows rows = read_project_rows(database_, question_.today, *index.stream(name));
    visit({rows, setting_.wording, setting_.policy, setting_.calendar, question_.year}, *rows.find(name));
    watch_.advance(++done);
  }
}

}  // namespace lianshen
