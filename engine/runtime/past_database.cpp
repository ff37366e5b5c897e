#include "engine/runtime/past_database.hpp"

#include "engine/log/event_log.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// A lamp bears the last instant of its day, which is the first of the next: it still belongs to the day.
bool is_of_that_day(const EventRecord& row, CivilDate day) {
  const Instant end = Instant::end_of(day);
  return row.at < end || (row.at == end && row.type == limit_passed);
}

}  // namespace

std::unique_ptr<CommandRunner> past_database(Database& source, const Rulebook& rulebook, CivilDate day,
                                             const ReplayWatch& watch) {
  Database past = Database::in_memory();
  LogHead head;
  {
    Transaction transaction(past);
    for (const auto& [name, value] : read_settings(source)) write_setting(past, name, value);
    EventLog to(past);
    const std::int64_t rows = watch ? EventLog(source).read_head().sequence : 0;
    EventLog(source).each(1, [&](const EventRecord& row) {
      // Instants never run backwards, so the first later row ends the day. The first row of all made the
      // database and stays: whoever asks for a day before it sees an empty city.
      if (row.sequence > 1 && !is_of_that_day(row, day)) return false;
      EventRecord copy = row;
      to.append(copy, head);
      if (watch) watch(row.sequence, 2 * rows);
      return true;
    });
    transaction.commit();
  }
  rebuild_indexes(past, past, rulebook, [&](std::int64_t sequence) {
    if (watch) watch(head.sequence + sequence, 2 * head.sequence);
  });
  auto runner = std::make_unique<CommandRunner>(std::move(past), rulebook);
  const Instant end = Instant::end_of(day);
  if (runner->head().last_at < end) runner->advance(end);
  return runner;
}

}  // namespace lianshen
