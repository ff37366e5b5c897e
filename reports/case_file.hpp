// 办理过程: everything that is known of one case: what happened and by which article, its clocks counted day
// by day, its money.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/policy/working_calendar.hpp"
#include "reports/document_register.hpp"
#include "reports/report_rows.hpp"
#include "reports/shown_state.hpp"

namespace lianshen {

// Consecutive days of a trace that share their reason.
struct TraceSpan {
  CivilDate first;
  CivilDate last;
  std::int64_t first_ordinal = 0;  // 0: not counted
  std::int64_t last_ordinal = 0;
  std::string reason;
};
std::vector<TraceSpan> spans_of(const std::vector<TraceLine>& trace);

// A clock with the days it counted. No trace while it is paused, and none where a document set the last day.
struct ClockFile {
  ClockRow clock;
  std::optional<DueDate> counted;
};

struct CaseFile {
  StreamRow row;
  ShownStates shown;                 // of this case and those of a project
  std::vector<EventRecord> history;  // events and refusals, in the order of the log
  std::vector<ClockFile> clocks;
  std::vector<Milestone> milestones;    // of a project
  std::vector<HoldRow> holds;           // on this case, or placed by it
  std::vector<StreamRow> cases;         // that belong to a project
  std::vector<DocumentLine> documents;  // that speak of this case, or of those of a project
  std::vector<std::pair<std::string, AmountFen>>
      balances;  // of its accounts, or those of a project's allotments
};

// Counted again from what the clock keeps, so that the trace proves the stored due date.
ClockFile counted_again(ClockRow clock, const WorkingCalendar& calendar);
// What a milestone rests on: its own text, or the number of the signed opinion that its case drafted.
std::string evidence_of(const CaseFile& file, const Milestone& milestone);

// The calendar is that of the case's rules. Nothing if there is no such case.
std::optional<CaseFile> read_case_file(Database& database, const std::string& stream,
                                       const WorkingCalendar& calendar);

}  // namespace lianshen
