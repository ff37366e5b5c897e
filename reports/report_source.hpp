// What reports are made from, read only as far as a report asks for it, each time as one consistent view.
#pragma once

#include <functional>
#include <optional>

#include "reports/report_watch.hpp"
#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

struct ReportQuestion {
  CivilDate today;                   // the day of the report
  std::optional<std::int64_t> year;  // only that year, where a report has years
};

// The rules and words of the database's city on the day of the report.
struct ReportSetting {
  const Wording& wording;
  const PolicyPack& policy;
  const WorkingCalendar& calendar;
};

class ReportSource {
 public:
  // All must outlive it.
  ReportSource(Database& database, const ReportSetting& setting, const ReportQuestion& question,
               ReportWatch* watch = nullptr)
      : database_(database),
        setting_(setting),
        question_(question),
        watch_(watch != nullptr ? *watch : nobody_) {}

  [[nodiscard]] CivilDate today() const { return question_.today; }
  [[nodiscard]] const ReportQuestion& question() const { return question_; }
  [[nodiscard]] ReportWatch& watch() { return watch_; }
  [[nodiscard]] const Wording& wording() const { return setting_.wording; }
  // For sums that are made where the rows lie.
  [[nodiscard]] Database& database() { return database_; }
  // Everything, with the history of each case; read once.
  ReportView view();
  // The cases of a workflow, by name.
  [[nodiscard]] std::vector<CaseRow> cases(std::string_view workflow);
  // One project after the other, by number, with nothing of the others in memory.
  void each_project(const std::function<void(const ReportView& view, const CaseRow& project)>& visit);

 private:
  NoWatch nobody_;
  Database& database_;
  ReportSetting setting_;
  ReportQuestion question_;
  ReportWatch& watch_;
  std::optional<ReportRows> rows_;
};

}  // namespace lianshen
