// Which cases, in which order, page by page: what a list shows of each. Reads the views file only, and only
// what the Sight lets through: nothing is filtered after it was counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"
#include "engine/log/page_cursor.hpp"
#include "engine/log/sight.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

enum class CaseSort { changed, opened, due, title };

inline constexpr std::size_t page_rows_max = 200;

struct CaseState {
  std::string workflow;
  std::string state;
  std::string organisation;  // whose case; empty: any
};

struct CaseQuery {
  // Empty: any.
  std::string workflow;
  std::string state;
  std::string organisation;
  std::string project;
  std::string lamp;      // none, yellow or red
  std::string text;      // words, all of which stand in the case's name, title, project or document numbers
  std::string acted_by;  // user@organisation, who has given a command on it
  bool is_overdue = false;                              // only those with a live limit that is over
  std::optional<std::vector<CaseState>> in_states;      // any one of these
  std::optional<std::vector<CaseState>> not_in_states;  // none of these

  CaseSort sort = CaseSort::changed;
  bool is_descending = true;
  std::string cursor;  // of the page before; empty: the first
  std::size_t limit = 50;
};

struct CaseLine {
  std::string stream;
  std::string workflow;
  std::string state;
  std::string organisation;
  std::string project;  // empty if it belongs to none
  std::string title;
  std::string project_title;
  CivilDate opened_on;
  std::int64_t version = 0;
  Instant changed_at;
  std::int64_t changed_sequence = 0;
  std::optional<CivilDate> due_on;  // of the live limit that ends first
  std::string lamp;                 // none, yellow or red: the worst that was lit
  bool is_overdue = false;
};

struct CasePage {
  std::vector<CaseLine> items;
  std::string next;  // cursor; empty on the last page
};

// A walk from page to page gives each case that was there when it began exactly once, whatever changes
// meanwhile, as long as it still meets the conditions. Throws InvalidCursor.
CasePage list_cases(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today);
std::int64_t count_cases(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today);

// One case, if it is visible.
std::optional<CaseLine> find_case(Database& views, const std::string& stream, const Sight& sight,
                                  CivilDate today);
// The sequence of the latest event on any visible case after `sequence`, or `sequence` itself.
std::int64_t latest_change(Database& views, std::int64_t sequence, const Sight& sight);

}  // namespace lianshen
