// What time alone does to clocks: a limit that has passed shows its card; a limit that stood still under a
// hold gets the day on which it is due now that the hold is lifted, and a provisional one its final day once
// the holidays of that year are published.
#include <fmt/format.h>

#include <algorithm>

#include "engine/log/held_clock.hpp"
#include "engine/runtime/command_execution_parts.hpp"
#include "engine/runtime/effect_resolver.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

std::size_t CommandExecution::fire_timers(Instant at) {
  std::size_t fired = recount_provisional(at);
  const CivilDate today = at.local_date();
  if (today <= state_.timers_fired_before) return fired;
  while (const auto clock = index_.first_overdue(today)) {
    fire(*clock, std::max(Instant::end_of(clock->due_on), state_.head.last_at));
    ++fired;
  }
  state_.timers_fired_before = today;
  return fired;
}

std::size_t CommandExecution::recount_provisional(Instant at) {
  if (state_.has_recounted) return 0;
  std::size_t recounted = 0;
  for (const ClockRow& clock : index_.provisional_clocks()) {
    const auto stream = index_.stream(clock.stream);
    if (!stream) throw BrokenInvariant("a clock runs on the missing case " + clock.stream);
    const PolicyPack& policy = *rulebook_.policies.version(stream->pack, stream->policy_version);
    const WorkingCalendar& calendar = rulebook_.calendar_of(policy);
    if (clock.calendar_version == calendar.version()) continue;
    const ClockRow counted = counted_by(clock, calendar);
    if (counted.due_on == clock.due_on && counted.is_provisional) continue;
    ClockEvent event{std::string(limit_redated), clock.provision, counted.calendar_version, {}, {}};
    event.data = {{"clock", clock.clock},
                  {"calendar", counted.calendar_version},
                  {"was_due_on", clock.due_on.iso()},
                  {"due_on", counted.due_on.iso()}};
    event.effects = Json::array({redating(counted)});
    record(event, *stream, policy, clock, std::max(at, state_.head.last_at));
    ++recounted;
  }
  state_.has_recounted = true;
  return recounted;
}

void CommandExecution::fire(const ClockRow& clock, Instant at) {
  const auto stream = index_.stream(clock.stream);
  if (!stream) throw BrokenInvariant("a clock runs on the missing case " + clock.stream);
  const PolicyPack& policy = *rulebook_.policies.version(stream->pack, stream->policy_version);
  ClockEvent event{std::string(limit_passed), clock.provision, clock.calendar_version, {}, {}};
  event.data = {{"clock", clock.clock},
                {"from", clock.from.iso()},
                {"due_on", clock.due_on.iso()},
                {"card", clock.card},
                {"holder", clock.holder}};
  event.effects = Json::array(
      {{{"do", "pass_clock"}, {"clock", clock.clock}, {"due_on", clock.due_on.iso()}, {"card", clock.card}}});
  if (!clock.paused_by.empty()) {
    const auto times = index_.times_of_hold(clock.paused_by, stream->organisation);
    const ClockRow counted = counted_with_holds(clock, times, rulebook_.calendar_of(policy));
    if (counted.pauses != clock.pauses) {
      event = {std::string(limit_redated), times.back().provision, counted.calendar_version, {}, {}};
      event.data = {{"clock", clock.clock},
                    {"hold", clock.paused_by},
                    {"was_due_on", clock.due_on.iso()},
                    {"due_on", counted.due_on.iso()}};
      event.effects = Json::array({redating(counted)});
    }
  }
  record(event, *stream, policy, clock, at);
}

void CommandExecution::record(const ClockEvent& event, const StreamRow& stream, const PolicyPack& policy,
                              const ClockRow& clock, Instant at) {
  const WriterState before = state_;
  Savepoint savepoint(database_);
  CommandRequest cause;
  cause.workflow = stream.workflow;
  cause.stream = stream.stream;
  cause.actor = Actor::system();
  cause.at = at;
  const std::string what = event.type == limit_passed        ? clock.card
                           : event.data.contains("calendar") ? event.calendar_version
                                                             : "redated";
  cause.key = fmt::format("clock:{}/{}:{}:{}", clock.stream, clock.clock, clock.due_on.iso(), what);
  EventRecord row = row_for(cause, policy);
  row.kind = "event";
  row.version = stream.version + 1;
  row.type = event.type;
  row.calendar_version = event.calendar_version;
  row.provisions = event.provisions;
  row.body = Json{{"state", stream.state}, {"data", event.data}, {"effects", event.effects}}.dump();
  Written written;
  append(row, written);
  index_.apply(row, event.effects);
  StreamRow moved = stream;
  moved.version = row.version;
  index_.put_stream(moved);
  try {
    react(row, event.data.dump(), written, 0);
  } catch (const BrokenInvariant&) {
    state_ = before;
    throw;
  }
  savepoint.keep();
}

}  // namespace lianshen
