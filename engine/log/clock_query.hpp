// Limits, lamps and restrictions over all cases that somebody may see, page by page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/log/case_query.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/sight.hpp"

namespace lianshen {

struct ClockQuery {
  std::string status;  // running, paused, passed or stopped; empty: all that are not stopped
  // Empty: any.
  std::string workflow;
  std::string organisation;
  std::string project;
  std::vector<std::string> holders;    // any one of these
  std::optional<CivilDate> due_until;  // and not later
  std::string cursor;
  std::size_t limit = 50;
};
struct VisibleClock {
  ClockRow clock;
  CaseLine of_case;
};
struct ClockPage {
  std::vector<VisibleClock> items;  // the first to end comes first
  std::string next;
};
ClockPage list_clocks(Database& views, DecisionIndex& index, const ClockQuery& query, const Sight& sight,
                      CivilDate today);

struct CardQuery {
  // Empty: any.
  std::string card;  // yellow or red
  std::string workflow;
  std::string organisation;
  std::string holder;
  std::string cursor;
  std::size_t limit = 50;
};
struct VisibleCard {
  CardRow card;
  std::string workflow;
  std::string organisation;
  std::string project;
};
struct CardPage {
  std::vector<VisibleCard> items;  // the latest first
  std::string next;
};
CardPage list_cards(Database& log, const CardQuery& query, const Sight& sight);

struct HoldQuery {
  std::string subject;  // empty: any
  std::string cursor;
  std::size_t limit = 50;
};
struct HoldPage {
  std::vector<HoldRow> items;  // by subject
  std::string next;
};
// In force: those placed by a case that is visible, on one that is, or on the own organisation.
HoldPage list_holds(Database& log, const HoldQuery& query, const Sight& sight);

}  // namespace lianshen
