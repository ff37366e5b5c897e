// What the clock does by itself: limits that pass, in order of their due days, exactly once.
#include <fmt/format.h>

#include "engine/runtime/command_execution_parts.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

std::size_t CommandExecution::fire_timers(Instant at) {
  const CivilDate today = at.local_date();
  if (today <= state_.timers_fired_before) return 0;
  std::size_t fired = 0;
  while (const auto clock = index_.first_overdue(today)) {
    fire(*clock, std::max(Instant::end_of(clock->due_on), state_.head.last_at));
    ++fired;
  }
  state_.timers_fired_before = today;
  return fired;
}

void CommandExecution::fire(const ClockRow& clock, Instant at) {
  const WriterState before = state_;
  Savepoint savepoint(database_);
  const auto stream = index_.stream(clock.stream);
  if (!stream) throw BrokenInvariant("a clock runs on the missing case " + clock.stream);
  const PolicyPack& policy = *rulebook_.policies.version(stream->pack, stream->policy_version);
  CommandRequest cause;
  cause.workflow = stream->workflow;
  cause.stream = clock.stream;
  cause.actor = Actor::system();
  cause.at = at;
  cause.key = fmt::format("clock:{}/{}:{}:{}", clock.stream, clock.clock, clock.due_on.iso(), clock.card);
  EventRecord row = row_for(cause, policy);
  row.kind = "event";
  row.version = stream->version + 1;
  row.type = limit_passed;
  row.calendar_version = clock.calendar_version;
  row.provisions = clock.provision;
  const Json data{{"clock", clock.clock},
                  {"from", clock.from.iso()},
                  {"due_on", clock.due_on.iso()},
                  {"card", clock.card},
                  {"holder", clock.holder}};
  const Json effects = Json::array(
      {{{"do", "pass_clock"}, {"clock", clock.clock}, {"due_on", clock.due_on.iso()}, {"card", clock.card}}});
  row.body = Json{{"state", stream->state}, {"data", data}, {"effects", effects}}.dump();
  Written written;
  append(row, written);
  index_.apply(row, effects);
  StreamRow moved = *stream;
  moved.version = row.version;
  index_.put_stream(moved);
  try {
    react(row, data.dump(), written, 0);
  } catch (const BrokenInvariant&) {
    state_ = before;
    throw;
  }
  savepoint.keep();
}

}  // namespace lianshen
