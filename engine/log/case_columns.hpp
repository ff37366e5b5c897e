// A row of the views file as a CaseLine: what the queries on it share. Included by them only.
#pragma once

#include <string_view>

#include "engine/log/case_query.hpp"
#include "engine/store/query.hpp"

namespace lianshen {

inline constexpr std::string_view kCaseColumns =
    "cases.stream, cases.workflow, cases.state, cases.organisation, cases.project, cases.title, "
    "cases.project_title, cases.opened_on, cases.version, cases.changed_at, cases.changed_sequence, "
    "cases.due_on, cases.lamp, cases.id";
// The places of the id, and of the first column behind these.
inline constexpr int kCaseIdPlace = 13;
inline constexpr int kBehindCase = 14;

inline CaseLine case_line_of(const Query& row, CivilDate today) {
  CaseLine line;
  line.stream = row.text(0);
  line.workflow = row.text(1);
  line.state = row.text(2);
  line.organisation = row.text(3);
  line.project = row.text(4);
  line.title = row.text(5);
  line.project_title = row.text(6);
  line.opened_on = row.date(7);
  line.version = row.integer(8);
  line.changed_at = Instant(row.integer(9));
  line.changed_sequence = row.integer(10);
  if (const auto due_on = CivilDate::parse(row.text(11))) {
    line.due_on = due_on;
    line.is_overdue = *due_on < today;
  }
  line.lamp = row.text(12);
  return line;
}

}  // namespace lianshen
