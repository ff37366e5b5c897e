// Writes the decision indexes: each effect of an event, in order, in the caller's savepoint. A broken effect
// throws and leaves what came before it: the caller rolls back. Must not read anything but the event and the
// indexes themselves.
#include <fmt/format.h>

#include "engine/log/clock_effect.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/effect_reader.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

constexpr std::string_view kOutsideAccounts = "source:";

// ---- Links, milestones, holds

void link(Database& database, const EventRecord& event, EffectReader& effect) {
  const std::string& kind = effect.text("kind");
  const std::string& target = effect.text("to");
  effect.end();
  Query(database,
        "INSERT INTO links (kind, target, stream, sequence) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(kind, target, event.stream, event.sequence)
      .run();
}

void set_milestone(Database& database, const EventRecord& event, EffectReader& effect) {
  const std::string& project = effect.text("project");
  const std::string& name = effect.text("name");
  const CivilDate on = effect.date("on");
  const auto amount = effect.optional_amount("amount");
  const std::string text = effect.optional_text("text");
  effect.end();
  std::optional<std::int64_t> amount_fen;
  if (amount) amount_fen = amount->fen;
  Query(
      database,
      "INSERT INTO milestones (project, name, on_day, amount_fen, text, stream) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (project, name) DO UPDATE SET on_day = excluded.on_day, amount_fen = excluded.amount_fen, "
      "text = excluded.text, stream = excluded.stream")
      .bind(project, name, on, amount_fen, text, event.stream)
      .run();
}

// One that is not there is left alone: a correction may clear what was never reached.
void clear_milestone(Database& database, EffectReader& effect) {
  const std::string& project = effect.text("project");
  const std::string& name = effect.text("name");
  effect.end();
  Query(database, "DELETE FROM milestones WHERE project = ? AND name = ?").bind(project, name).run();
}

void place_hold(Database& database, const EventRecord& event, EffectReader& effect) {
  const std::string& hold = effect.text("hold");
  const std::string& subject = effect.text("subject");
  const std::string& provision = effect.text_or_empty("provision");
  effect.end();
  const int placed =
      Query(database,
            "INSERT INTO holds (subject, hold, stream, provision, placed_on) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING")
          .bind(subject, hold, event.stream, provision, event.occurred_on)
          .run();
  if (placed == 0) effect.fail(fmt::format("places {} on {} a second time", hold, subject));
}

void release_hold(Database& database, const EventRecord& event, EffectReader& effect) {
  const std::string& hold = effect.text("hold");
  const std::string& subject = effect.text("subject");
  effect.end();
  Query(database,
        "INSERT INTO released_holds (subject, hold, sequence, provision, placed_on, released_on) "
        "SELECT subject, hold, ?, provision, placed_on, max(placed_on, ?) FROM holds "
        "WHERE subject = ? AND hold = ? AND stream = ?")
      .bind(event.sequence, event.occurred_on, subject, hold, event.stream)
      .run();
  const int released = Query(database, "DELETE FROM holds WHERE subject = ? AND hold = ? AND stream = ?")
                           .bind(subject, hold, event.stream)
                           .run();
  if (released == 0) effect.fail(fmt::format("finds no {} on {} that this stream placed", hold, subject));
}

// ---- Money

std::int64_t balance_of(Database& database, const std::string& account) {
  Query query(database, "SELECT fen FROM balances WHERE account = ?");
  query.bind(account);
  return query.next() ? query.integer(0) : 0;
}

void set_balance(Database& database, const std::string& account, std::int64_t fen) {
  Query(database,
        "INSERT INTO balances (account, fen) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET fen = "
        "excluded.fen")
      .bind(account, fen)
      .run();
}

void post(Database& database, const EventRecord& event, std::int64_t ordinal, EffectReader& effect) {
  const std::string& from = effect.text("from");
  const std::string& to = effect.text("to");
  const AmountFen amount = effect.amount("amount");
  effect.end();
  if (from == to) effect.fail(fmt::format("moves money from {} to itself", from));

  const AmountFen available{balance_of(database, from)};
  const AmountFen left = available - amount;
  if (left.fen < 0 && !from.starts_with(kOutsideAccounts)) {
    effect.fail(fmt::format("takes {} from {}, which has {}", amount.yuan(), from, available.yuan()));
  }
  set_balance(database, from, left.fen);
  const AmountFen sum = AmountFen{balance_of(database, to)} + amount;
  set_balance(database, to, sum.fen);
  Query(database,
        "INSERT INTO postings (sequence, ordinal, from_account, to_account, fen) VALUES (?, ?, ?, ?, ?)")
      .bind(event.sequence, ordinal, from, to, amount.fen)
      .run();
}

// ---- Numbers

// The number was read when the event was decided: anything but the next one would be a gap or a double.
void take_number(Database& database, EffectReader& effect) {
  const std::string& name = effect.text("register");
  const std::int64_t number = effect.count("number");
  effect.end();
  const std::int64_t last = DecisionIndex(database).last_number(name);
  if (number != last + 1) {
    effect.fail(fmt::format("takes number {} of {}, whose last is {}", number, name, last));
  }
  Query(database,
        "INSERT INTO registers (register, last) VALUES (?, ?) ON CONFLICT (register) DO UPDATE SET last = "
        "excluded.last")
      .bind(name, number)
      .run();
}

}  // namespace

void DecisionIndex::apply(const EventRecord& event, const Json& effects) {
  if (!effects.is_array())
    throw BrokenInvariant(fmt::format("event {}: effects are not a list", event.sequence));
  std::int64_t ordinal = 0;
  for (const Json& one : effects) {
    EffectReader effect(event, one);
    const std::string& kind = effect.kind();
    if (kind == "link") {
      link(database_, event, effect);
    } else if (kind == "milestone") {
      set_milestone(database_, event, effect);
    } else if (kind == "clear_milestone") {
      clear_milestone(database_, effect);
    } else if (kind == "start_clock") {
      ClockEffect(database_, event, effect).start();
    } else if (kind == "pause_clock") {
      ClockEffect(database_, event, effect).pause();
    } else if (kind == "resume_clock") {
      ClockEffect(database_, event, effect).resume();
    } else if (kind == "extend_clock") {
      ClockEffect(database_, event, effect).extend();
    } else if (kind == "redate_clock") {
      ClockEffect(database_, event, effect).redate();
    } else if (kind == "pass_clock") {
      ClockEffect(database_, event, effect).pass();
    } else if (kind == "stop_clock") {
      ClockEffect(database_, event, effect).stop();
    } else if (kind == "hold") {
      place_hold(database_, event, effect);
    } else if (kind == "release") {
      release_hold(database_, event, effect);
    } else if (kind == "post") {
      post(database_, event, ++ordinal, effect);
    } else if (kind == "take_number") {
      take_number(database_, effect);
    } else {
      effect.fail("is not known");
    }
  }
}

}  // namespace lianshen
