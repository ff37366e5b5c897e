// Everything that reports are made of, read once from one consistent view of a database. The only place below
// the reports that knows tables and stored JSON; the reports themselves are pure.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/json.hpp"
#include "engine/domain/rejection.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// A case with its folded data as JSON; members are read by name.
struct CaseRow {
  StreamRow row;
  Json data;
  std::int64_t opened_at = 0;  // sequence of its first event

  // Empty or nothing if the data has no such member.
  [[nodiscard]] std::string text(const char* member) const;
  [[nodiscard]] std::optional<AmountFen> amount(const char* member) const;
  [[nodiscard]] std::optional<CivilDate> date(const char* member) const;
  [[nodiscard]] std::int64_t number(const char* member) const;  // 0 if there is none
};
std::string text_in(const Json& object, const char* member);
std::optional<AmountFen> amount_in(const Json& object, const char* member);

// A restriction, in force or lifted.
struct PlacedHold {
  HoldRow hold;
  std::optional<CivilDate> released_on;
};

struct RefusalRow {
  EventRecord event;
  std::vector<Reason> reasons;
};
std::vector<Reason> reasons_in(const EventRecord& refusal);

// One step of a case: its data as corrected since, and what it did to clocks, milestones and accounts.
struct CaseEvent {
  std::int64_t sequence = 0;
  std::int64_t version = 0;
  std::string type;
  CivilDate on;  // business date
  Actor actor;
  std::string on_behalf_of;
  std::string document_no;
  Json data;
  Json effects;

  [[nodiscard]] std::string text(const char* member) const { return text_in(data, member); }
  [[nodiscard]] std::optional<AmountFen> amount(const char* member) const { return amount_in(data, member); }
};

struct ReportRows {
  CivilDate today;
  std::vector<CaseRow> cases;                                // by name
  std::map<std::string, std::vector<Milestone>> milestones;  // by project
  std::vector<ClockRow> clocks;
  std::vector<CardRow> cards;
  std::vector<PlacedHold> holds;  // in the order in which they were placed
  std::vector<RefusalRow> refusals;
  std::map<std::string, AmountFen> balances;
  std::map<std::string, std::vector<CaseEvent>> history;  // by case; only if it was asked for

  [[nodiscard]] const CaseRow* find(const std::string& stream) const;
  // By name.
  [[nodiscard]] std::vector<const CaseRow*> of_workflow(std::string_view workflow) const;
  // In the order in which they were opened: the last is the latest.
  [[nodiscard]] std::vector<const CaseRow*> of_project(std::string_view workflow,
                                                       const std::string& project) const;
  [[nodiscard]] const Milestone* milestone(const std::string& project, std::string_view name) const;
  [[nodiscard]] AmountFen balance(const std::string& account) const;
  // In the order of the log; none if the history was not asked for.
  [[nodiscard]] const std::vector<CaseEvent>& events(const std::string& stream) const;
  // The last event of that type on that case; null if there is none.
  [[nodiscard]] const CaseEvent* last_event(const std::string& stream, std::string_view type) const;
  // The registered name of a project, or its number.
  [[nodiscard]] std::string project_name(const std::string& project) const;
};

enum class History { left_out, kept };
// `at_event` is called with the sequence of each row of the log that was read.
ReportRows read_report_rows(Database& database, CivilDate today, History history = History::left_out,
                            const std::function<void(std::int64_t sequence)>& at_event = {});
std::int64_t last_sequence(Database& database);

// What concerns one project and nothing else, so that a table of all projects can be made one by one: its
// cases, its milestones, clocks, cards and balances.
ReportRows read_project_rows(Database& database, CivilDate today, const StreamRow& project);
// The cases of a workflow, by name.
std::vector<CaseRow> read_cases(Database& database, std::string_view workflow);

}  // namespace lianshen
