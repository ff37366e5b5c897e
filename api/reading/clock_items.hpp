// A limit in words: what runs, since when, until when, by which article, and whose it is.
#pragma once

#include <string>
#include <vector>

#include "api/reading/case_items.hpp"
#include "api/reading/reading.hpp"
#include "engine/log/clock_query.hpp"

namespace lianshen::reading {

enum class ClockState { running, paused, passed, stopped };
BOOST_DESCRIBE_ENUM(ClockState, running, paused, passed, stopped)
enum class ClockUnit { working_day, calendar_day, month };
BOOST_DESCRIBE_ENUM(ClockUnit, working_day, calendar_day, month)

struct PauseItem {
  CivilDate from;
  std::optional<CivilDate> until;
};
BOOST_DESCRIBE_STRUCT(PauseItem, (), (from, until))

struct ClockItem {
  Labelled limit;
  ClockState status = ClockState::running;
  CivilDate from;
  CivilDate due_on;
  Count count;
  ClockUnit unit = ClockUnit::working_day;
  bool is_minimum = false;  // a wait: due_on is the first day, not the last
  Lamp card = Lamp::none;   // what passing it shows
  Labelled holder;
  CitedProvision provision;
  Name calendar;
  bool is_provisional = false;  // the holidays of that year are not published yet
  std::vector<PauseItem> pauses;
  std::optional<CivilDate> stopped_on;
};
BOOST_DESCRIBE_STRUCT(ClockItem, (),
                      (limit, status, from, due_on, count, unit, is_minimum, card, holder, provision,
                       calendar, is_provisional, pauses, stopped_on))

// Consecutive days of a count that share their reason.
struct CountedDays {
  CivilDate first;
  CivilDate last;
  std::optional<Count> first_ordinal;  // none: not counted
  std::optional<Count> last_ordinal;
  Name reason;
};
BOOST_DESCRIBE_STRUCT(CountedDays, (), (first, last, first_ordinal, last_ordinal, reason))

struct ClockOfCase {
  ClockItem clock;
  // How the last day was counted; none while it is paused, and where a document set that day.
  std::optional<std::vector<CountedDays>> days;
};
BOOST_DESCRIBE_STRUCT(ClockOfCase, (), (clock, days))
struct ClocksOfCaseAnswer {
  std::vector<ClockOfCase> items;
};
BOOST_DESCRIBE_STRUCT(ClocksOfCaseAnswer, (), (items))

ClockItem item_of(const ClockRow& clock, const Reading& reading);
// With the holds that have made it stand still counted in.
ClockRow as_it_stands_in(const Reading& reading, DecisionIndex& index, const ClockRow& clock);
Lamp lamp_of(const std::string& card);

// Nothing if there is no such case of that workflow, or it is hidden.
std::optional<ClocksOfCaseAnswer> read_case_clocks(const Reading& reading, const std::string& workflow,
                                                   const std::string& stream);

// ---- Over all visible cases

struct VisibleClockItem {
  CaseItem of_case;
  ClockItem clock;
};
BOOST_DESCRIBE_STRUCT(VisibleClockItem, (), (of_case, clock))
struct ClocksAnswer {
  std::vector<VisibleClockItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(ClocksAnswer, (), (items, next))
ClocksAnswer read_clocks(const Reading& reading, const ClockQuery& query);

struct CardItem {
  StreamId of_case;
  Labelled workflow;
  std::optional<Labelled> project;
  std::optional<Labelled> organisation;
  Lamp card = Lamp::yellow;
  Labelled limit;
  CivilDate due_on;
  Labelled holder;
  CitedProvision provision;
  Count sequence;
};
BOOST_DESCRIBE_STRUCT(CardItem, (),
                      (of_case, workflow, project, organisation, card, limit, due_on, holder, provision,
                       sequence))
struct CardsAnswer {
  std::vector<CardItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(CardsAnswer, (), (items, next))
CardsAnswer read_cards(const Reading& reading, const CardQuery& query);

struct HoldItem {
  Labelled hold;
  Labelled subject;  // an organisation or a project
  StreamId placed_by;
  Labelled workflow;  // of the case that placed it
  CivilDate placed_on;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(HoldItem, (), (hold, subject, placed_by, workflow, placed_on, provision))
struct HoldsAnswer {
  std::vector<HoldItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(HoldsAnswer, (), (items, next))
HoldsAnswer read_holds(const Reading& reading, const HoldQuery& query);
HoldItem item_of(const HoldRow& hold, const Reading& reading);

}  // namespace lianshen::reading
