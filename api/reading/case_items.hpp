// One line of a list of cases, in words, and pages of them.
#pragma once

#include <string>
#include <vector>

#include "api/reading/reading.hpp"
#include "engine/log/case_query.hpp"

namespace lianshen::reading {

enum class Lamp { none, yellow, red };
BOOST_DESCRIBE_ENUM(Lamp, none, yellow, red)

struct CaseItem {
  StreamId id;
  Labelled workflow;
  Labelled state;
  Name title;
  std::optional<Labelled> project;
  std::optional<Labelled> organisation;
  CivilDate opened_on;
  Instant changed_at;
  Count version;
  Count sequence;  // of its latest event
  std::optional<CivilDate> due_on;
  bool is_overdue = false;
  Lamp lamp = Lamp::none;
};
BOOST_DESCRIBE_STRUCT(CaseItem, (),
                      (id, workflow, state, title, project, organisation, opened_on, changed_at, version,
                       sequence, due_on, is_overdue, lamp))

struct CasesAnswer {
  std::vector<CaseItem> items;
  std::optional<Text<2000>> next;
  std::optional<Count> total;  // if it was asked for
};
BOOST_DESCRIBE_STRUCT(CasesAnswer, (), (items, next, total))

CaseItem item_of(const CaseLine& line, const Wording& wording);
std::optional<Text<2000>> cursor_if_any(std::string next);

// Throws InvalidCursor.
CasesAnswer read_cases(const Reading& reading, const CaseQuery& query, bool with_total);

}  // namespace lianshen::reading
