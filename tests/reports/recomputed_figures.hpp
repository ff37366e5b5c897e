// The figures of narratives, recomputed from the raw books.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/policy/working_calendar.hpp"
#include "reports/narratives/narrative.hpp"
#include "tests/reports/raw_books.hpp"

namespace lianshen::test {

// A limit as its last start left it.
struct RawLimit {
  std::string stream, clock, project;
  std::string holder;
  CivilDate due_on;
  std::optional<CivilDate> stopped_on;
  bool is_paused = false;
  bool is_minimum = false;
  bool is_lit = false;  // its lamp, which is lit at the end of the last day

  [[nodiscard]] bool is_over_on(CivilDate day) const { return stopped_on || is_lit || due_on < day; }
  [[nodiscard]] bool is_late_on(CivilDate day) const {
    return !is_minimum && !is_paused && !stopped_on && is_over_on(day);
  }
};
std::vector<RawLimit> raw_limits(const RawBooks& books, const Wording& wording,
                                 const WorkingCalendar& calendar);

struct RawRefusal {
  CivilDate on;
  std::vector<std::string> provisions;  // one a reason
};

struct RawEvaluation {
  std::string project, organisation, grade;    // grade: as people read it, or the state
  std::optional<std::int64_t> hundredths;      // of the result
  std::map<std::string, std::int64_t> points;  // by dimension
  std::size_t unmet_goals = 0;
};

// All that a narrative of that day says in numbers. `database` ends with the day.
class FigureBooks {
 public:
  FigureBooks(Database& database, CivilDate today);

  // By name, each as the annex prints it. `period` is the narrative's.
  [[nodiscard]] std::map<std::string, std::string> figures_of(std::string_view narrative,
                                                              const Period& period) const;
  // The rows of these tables, cell by cell.
  [[nodiscard]] std::vector<std::vector<std::string>> budget_years() const;
  [[nodiscard]] std::vector<std::vector<std::string>> scores() const;
  [[nodiscard]] std::map<std::string, std::int64_t> refusals_by_article(const Period& period) const;
  [[nodiscard]] std::vector<std::int64_t> refusals_by_month() const;
  [[nodiscard]] std::map<std::string, std::int64_t> lamps_by_limit(const Period& period) const;
  // “…：联席会议审核已于2019年9月9日到期” for each limit that is late today.
  [[nodiscard]] std::vector<std::string> late_limits() const;
  [[nodiscard]] std::size_t open_rectifications() const;
  [[nodiscard]] std::size_t projects() const { return projects_.size(); }
  [[nodiscard]] const RawBooks& books() const { return books_; }
  [[nodiscard]] const Wording& wording() const { return wording_; }

 private:
  using Figures = std::map<std::string, std::string>;
  [[nodiscard]] std::string count(const std::vector<std::string>& types, const Period& period) const;
  [[nodiscard]] AmountFen sum(const char* type, const Period& period) const;
  void add_money(Figures& figures, const Period& period) const;
  void add_limits(Figures& figures, const Period& period) const;
  void add_ledger(Figures& figures) const;
  void add_evaluations(Figures& figures) const;
  void add_governance(Figures& figures, const Period& period) const;
  [[nodiscard]] std::vector<RawEvaluation> evaluations() const;
  [[nodiscard]] std::string project_name(const std::string& project) const;

  CivilDate today_;
  const PolicyPack& policy_;
  Wording wording_;
  RawBooks books_;
  std::vector<RawLimit> limits_;
  std::vector<RawRefusal> refusals_;
  std::vector<std::string> projects_;
};

}  // namespace lianshen::test
