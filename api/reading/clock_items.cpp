#include "api/reading/clock_items.hpp"

#include "api/reading/case_titles.hpp"
#include "engine/log/held_clock.hpp"
#include "reports/case_file.hpp"

namespace lianshen::reading {

namespace {

ClockState state_of(ClockStatus status) { return static_cast<ClockState>(status); }
ClockUnit unit_of(LimitUnit unit) { return static_cast<ClockUnit>(unit); }
static_assert(static_cast<int>(ClockState::stopped) == static_cast<int>(ClockStatus::stopped));
static_assert(static_cast<int>(ClockUnit::month) == static_cast<int>(LimitUnit::month));

CountedDays days_of(const TraceSpan& span) {
  CountedDays days{span.first, span.last, std::nullopt, std::nullopt, {span.reason}};
  if (span.first_ordinal > 0) {
    days.first_ordinal = Count{span.first_ordinal};
    days.last_ordinal = Count{span.last_ordinal};
  }
  return days;
}

// A project by its title, for lists that are not made from the lists of cases.
std::optional<Labelled> project_labelled(const Reading& reading, Database& views,
                                         const std::string& project) {
  if (project.empty()) return std::nullopt;
  const auto line = find_case(views, project, reading.sight, reading.today());
  return labelled_if_any(project, line ? line->title : "");
}

}  // namespace

Lamp lamp_of(const std::string& card) {
  return card == "red" ? Lamp::red : card == "yellow" ? Lamp::yellow : Lamp::none;
}

ClockItem item_of(const ClockRow& clock, const Reading& reading) {
  ClockItem item;
  item.limit = {{clock.clock}, {reading.wording.limit(clock.clock)}};
  item.status = state_of(clock.status);
  item.from = clock.from;
  item.due_on = clock.due_on;
  item.count = {clock.limit.count};
  item.unit = unit_of(clock.limit.unit);
  item.is_minimum = clock.limit.is_minimum;
  item.card = lamp_of(clock.card);
  item.holder = {{clock.holder}, {reading.wording.seat(clock.holder)}};
  item.provision = cited(clock.provision, reading);
  item.calendar = {clock.calendar_version};
  item.is_provisional = clock.is_provisional;
  for (const Pause& pause : clock.pauses) item.pauses.push_back({pause.from, pause.until});
  item.stopped_on = clock.stopped_on;
  return item;
}

ClockRow as_it_stands_in(const Reading& reading, DecisionIndex& index, const ClockRow& clock) {
  const auto row = index.stream(clock.stream);
  if (!row) return clock;
  return as_it_stands(index, clock, *row, reading.rulebook.calendar_of(reading.policy_of(*row)));
}

std::optional<ClocksOfCaseAnswer> read_case_clocks(const Reading& reading, const std::string& workflow,
                                                   const std::string& stream) {
  const auto row = reading.visible_case(stream);
  if (!row || row->workflow != workflow) return std::nullopt;
  const WorkingCalendar& calendar = reading.rulebook.calendar_of(reading.policy_of(*row));
  ClocksOfCaseAnswer answer;
  DecisionIndex index(reading.log);
  for (ClockRow& clock : index.clocks(stream)) {
    const ClockFile file = counted_again(as_it_stands(index, std::move(clock), *row, calendar), calendar);
    ClockOfCase one{item_of(file.clock, reading), std::nullopt};
    if (file.counted) {
      one.days.emplace();
      for (const TraceSpan& span : spans_of(file.counted->trace)) one.days->push_back(days_of(span));
    }
    answer.items.push_back(std::move(one));
  }
  return answer;
}

ClocksAnswer read_clocks(const Reading& reading, const ClockQuery& query) {
  ClocksAnswer answer;
  DecisionIndex index(reading.log);
  reading.views.read([&](Database& views) {
    ClockPage page = list_clocks(views, index, query, reading.sight, reading.today());
    for (const VisibleClock& each : page.items) {
      const ClockRow clock = as_it_stands_in(reading, index, each.clock);
      answer.items.push_back({item_of(each.of_case, reading.wording), item_of(clock, reading)});
    }
    answer.next = cursor_if_any(std::move(page.next));
  });
  return answer;
}

CardsAnswer read_cards(const Reading& reading, const CardQuery& query) {
  CardsAnswer answer;
  CardPage page = list_cards(reading.log, query, reading.sight);
  const Wording& wording = reading.wording;
  reading.views.read([&](Database& views) {
    for (const VisibleCard& each : page.items) {
      const CardRow& card = each.card;
      answer.items.push_back({{card.stream},
                              {{each.workflow}, {wording.workflow(each.workflow)}},
                              project_labelled(reading, views, each.project),
                              labelled_if_any(each.organisation, wording.organisation(each.organisation)),
                              lamp_of(card.card),
                              {{card.clock}, {wording.limit(card.clock)}},
                              card.due_on,
                              {{card.holder}, {wording.seat(card.holder)}},
                              cited(card.provision, reading),
                              {card.sequence}});
    }
  });
  answer.next = cursor_if_any(std::move(page.next));
  return answer;
}

HoldItem item_of(const HoldRow& hold, const Reading& reading) {
  DecisionIndex index(reading.log);
  std::string subject = reading.wording.organisation(hold.subject);
  if (const auto project = index.stream(hold.subject)) subject = title_of(*project).title;
  Labelled workflow;
  if (const auto cause = index.stream(hold.stream))
    workflow = {{cause->workflow}, {reading.wording.workflow(cause->workflow)}};
  return {{{hold.hold}, {reading.wording.locale().label("holds", hold.hold)}},
          {{hold.subject}, {std::move(subject)}},
          {hold.stream},
          std::move(workflow),
          hold.placed_on,
          cited(hold.provision, reading)};
}

HoldsAnswer read_holds(const Reading& reading, const HoldQuery& query) {
  HoldsAnswer answer;
  HoldPage page = list_holds(reading.log, query, reading.sight);
  for (const HoldRow& hold : page.items) answer.items.push_back(item_of(hold, reading));
  answer.next = cursor_if_any(std::move(page.next));
  return answer;
}

}  // namespace lianshen::reading
