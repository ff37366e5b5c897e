// Writes the decision indexes: each effect of an event, in order, in the caller's savepoint. A broken effect throws and
// leaves what came before it: the caller rolls back. Must not read anything but the event and the indexes themselves.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/log/clock_columns.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

constexpr std::string_view kOutsideAccounts = "source:";

// Reads one effect strictly: a member that is missing, of another type or not asked for is a fault of the writer.
class Effect {
 public:
  Effect(const EventRecord& event, const Json& effect) : event_(event), effect_(effect) {
    if (!effect.is_object()) fail("is not an object");
    kind_ = text("do");
  }

  [[nodiscard]] const std::string& kind() const { return kind_; }

  std::string text(const char* name) {
    std::string value = text_or_empty(name);
    if (value.empty()) fail(fmt::format("has an empty \"{}\"", name));
    return value;
  }
  std::string text_or_empty(const char* name) {
    const Json& value = member(name);
    if (!value.is_string()) fail(fmt::format("needs text in \"{}\"", name));
    return value.get<std::string>();
  }
  std::string optional_text(const char* name) { return effect_.contains(name) ? text_or_empty(name) : ""; }
  std::int64_t count(const char* name) {
    const Json& value = member(name);
    // A number built in memory may be of the unsigned kind; read from text it never is.
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0) fail(fmt::format("needs a count in \"{}\"", name));
    return value.get<std::int64_t>();
  }
  bool yes_or_no(const char* name) {
    const Json& value = member(name);
    if (!value.is_boolean()) fail(fmt::format("needs true or false in \"{}\"", name));
    return value.get<bool>();
  }
  CivilDate date(const char* name) {
    const auto date = CivilDate::parse(text(name));
    if (!date) fail(fmt::format("needs a date in \"{}\"", name));
    return *date;
  }
  AmountFen amount(const char* name) {
    const auto amount = AmountFen::parse(text(name));
    if (!amount) fail(fmt::format("needs an amount in \"{}\"", name));
    return *amount;
  }
  std::optional<AmountFen> optional_amount(const char* name) {
    if (!effect_.contains(name)) return std::nullopt;
    return amount(name);
  }
  template <std::size_t Size>
  std::string one_of(const char* name, const std::array<std::string_view, Size>& names) {
    std::string value = text(name);
    for (const std::string_view known : names) {
      if (value == known) return value;
    }
    fail(fmt::format("has an unknown \"{}\": {}", name, value));
  }

  // To be called when every member has been asked for.
  void end() const {
    if (taken_ != effect_.size()) fail("has members that are not known");
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw BrokenInvariant(fmt::format("event {} ({} of {}): effect {} {}", event_.sequence, event_.type, event_.stream,
                                      kind_, what));
  }

 private:
  const Json& member(const char* name) {
    const auto found = effect_.find(name);
    if (found == effect_.end()) fail(fmt::format("needs \"{}\"", name));
    ++taken_;
    return *found;
  }

  const EventRecord& event_;
  const Json& effect_;
  std::string kind_;
  std::size_t taken_ = 0;
};

// ---- Links, milestones, holds

void link(Database& database, const EventRecord& event, Effect& effect) {
  const std::string kind = effect.text("kind");
  const std::string target = effect.text("to");
  effect.end();
  Query(database, "INSERT INTO links (kind, target, stream, sequence) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(kind, target, event.stream, event.sequence)
      .run();
}

void set_milestone(Database& database, const EventRecord& event, Effect& effect) {
  const std::string project = effect.text("project");
  const std::string name = effect.text("name");
  const CivilDate on = effect.date("on");
  const auto amount = effect.optional_amount("amount");
  const std::string text = effect.optional_text("text");
  effect.end();
  std::optional<std::int64_t> amount_fen;
  if (amount) amount_fen = amount->fen;
  Query(database,
        "INSERT INTO milestones (project, name, on_day, amount_fen, text, stream) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (project, name) DO UPDATE SET on_day = excluded.on_day, amount_fen = excluded.amount_fen, "
        "text = excluded.text, stream = excluded.stream")
      .bind(project, name, on, amount_fen, text, event.stream)
      .run();
}

// One that is not there is left alone: a correction may clear what was never reached.
void clear_milestone(Database& database, Effect& effect) {
  const std::string project = effect.text("project");
  const std::string name = effect.text("name");
  effect.end();
  Query(database, "DELETE FROM milestones WHERE project = ? AND name = ?").bind(project, name).run();
}

void place_hold(Database& database, const EventRecord& event, Effect& effect) {
  const std::string hold = effect.text("hold");
  const std::string subject = effect.text("subject");
  const std::string provision = effect.text_or_empty("provision");
  effect.end();
  const int placed = Query(database,
                           "INSERT INTO holds (subject, hold, stream, provision, placed_on) VALUES (?, ?, ?, ?, ?) "
                           "ON CONFLICT DO NOTHING")
                         .bind(subject, hold, event.stream, provision, event.occurred_on)
                         .run();
  if (placed == 0) effect.fail(fmt::format("places {} on {} a second time", hold, subject));
}

void release_hold(Database& database, const EventRecord& event, Effect& effect) {
  const std::string hold = effect.text("hold");
  const std::string subject = effect.text("subject");
  effect.end();
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
        "INSERT INTO balances (account, fen) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET fen = excluded.fen")
      .bind(account, fen)
      .run();
}

void post(Database& database, const EventRecord& event, std::int64_t ordinal, Effect& effect) {
  const std::string from = effect.text("from");
  const std::string to = effect.text("to");
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
  Query(database, "INSERT INTO postings (sequence, ordinal, from_account, to_account, fen) VALUES (?, ?, ?, ?, ?)")
      .bind(event.sequence, ordinal, from, to, amount.fen)
      .run();
}

// ---- Clocks

// What a clock may be when an effect changes it.
enum class Live { running_or_passed, paused, any };

class ClockEffect {
 public:
  ClockEffect(Database& database, const EventRecord& event, Effect& effect)
      : database_(database), event_(event), effect_(effect), name_(effect.text("clock")) {}

  void start() {
    const CivilDate from = effect_.date("from");
    const CivilDate due_on = effect_.date("due_on");
    const std::int64_t count = effect_.count("count");
    const std::string unit = effect_.one_of("unit", kUnitNames);
    const bool is_minimum = effect_.yes_or_no("minimum");
    const std::string card = effect_.one_of("card", kCardNames);
    const std::string holder = effect_.text_or_empty("holder");
    const std::string provision = effect_.text_or_empty("provision");
    const std::string calendar = effect_.text_or_empty("calendar");
    const bool is_provisional = effect_.yes_or_no("provisional");
    effect_.end();
    // A stopped clock of the name makes room, a live one does not (I7).
    const int started =
        Query(database_,
              "INSERT INTO clocks (stream, clock, status, from_day, due_on, limit_count, limit_unit, is_minimum, card, "
              "holder, provision, calendar_version, is_provisional, pauses) "
              "VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') "
              "ON CONFLICT (stream, clock) DO UPDATE SET status = 'running', from_day = excluded.from_day, "
              "due_on = excluded.due_on, limit_count = excluded.limit_count, limit_unit = excluded.limit_unit, "
              "is_minimum = excluded.is_minimum, card = excluded.card, holder = excluded.holder, "
              "provision = excluded.provision, calendar_version = excluded.calendar_version, "
              "is_provisional = excluded.is_provisional, pauses = '', stopped_on = NULL, passed_due_on = NULL "
              "WHERE status = 'stopped'")
            .bind(event_.stream, name_, from, due_on, count, unit, is_minimum, card, holder, provision, calendar,
                  is_provisional)
            .run();
    if (started == 0) effect_.fail(fmt::format("finds {} of {} still live", name_, event_.stream));
  }

  void pause() {
    const CivilDate on = effect_.date("on");
    effect_.end();
    read(Live::running_or_passed);
    if (!pauses_.empty() && on < *pauses_.back().until) fail("is paused before its last pause ended");
    pauses_.push_back({on, std::nullopt});
    write("paused", due_on_, std::nullopt);
  }

  void resume() {
    const CivilDate on = effect_.date("on");
    read_new_due_date();
    effect_.end();
    read(Live::paused);
    end_pause(on);
    write(running_or_passed(), new_due_on_, std::nullopt);
    write_calendar();
  }

  void extend() {
    const std::int64_t count = effect_.count("count");
    read_new_due_date();
    effect_.end();
    read(Live::any);
    write(status_ == "paused" ? status_ : running_or_passed(), new_due_on_, std::nullopt);
    write_calendar();
    Query(database_, "UPDATE clocks SET limit_count = ? WHERE stream = ? AND clock = ?")
        .bind(count, event_.stream, name_)
        .run();
  }

  void pass() {
    const CivilDate due_on = effect_.date("due_on");
    const std::string card = effect_.one_of("card", kShownCardNames);
    effect_.end();
    read(Live::running_or_passed);
    if (due_on != due_on_) fail("is due on another day");
    passed_due_on_ = due_on.iso();
    write("passed", due_on_, std::nullopt);
    Query(database_,
          "INSERT INTO cards (sequence, stream, clock, due_on, card, holder, provision) "
          "SELECT ?, stream, clock, due_on, ?, holder, provision FROM clocks WHERE stream = ? AND clock = ?")
        .bind(event_.sequence, card, event_.stream, name_)
        .run();
  }

  void stop() {
    const CivilDate on = effect_.date("on");
    effect_.end();
    read(Live::any);
    if (status_ == "paused") end_pause(on);
    write("stopped", due_on_, on);
  }

 private:
  void read(Live expected) {
    Query query(database_, "SELECT status, due_on, pauses, passed_due_on FROM clocks WHERE stream = ? AND clock = ?");
    query.bind(event_.stream, name_);
    if (!query.next()) fail("was never started");
    status_ = query.text(0);
    due_on_ = query.date(1);
    pauses_ = pauses_from(query.text(2));
    passed_due_on_ = query.is_null(3) ? "" : query.text(3);
    const bool is_paused = status_ == "paused";
    if (status_ == "stopped" || (expected == Live::paused && !is_paused) ||
        (expected == Live::running_or_passed && is_paused)) {
      fail("is " + status_);
    }
  }

  void read_new_due_date() {
    new_due_on_ = effect_.date("due_on");
    calendar_ = effect_.text_or_empty("calendar");
    is_provisional_ = effect_.yes_or_no("provisional");
  }

  void end_pause(CivilDate on) {
    if (on < pauses_.back().from) fail("goes on before it was paused");
    pauses_.back().until = on;
  }

  // A limit whose card was shown and whose due date did not move must not show it again.
  [[nodiscard]] std::string running_or_passed() const {
    return passed_due_on_ == new_due_on_.iso() ? "passed" : "running";
  }

  void write(const std::string& status, CivilDate due_on, std::optional<CivilDate> stopped_on) {
    std::optional<std::string> passed_due_on;
    if (!passed_due_on_.empty()) passed_due_on = passed_due_on_;
    const std::string pauses = text_of(pauses_);
    Query(database_,
          "UPDATE clocks SET status = ?, due_on = ?, pauses = ?, stopped_on = ?, passed_due_on = ? "
          "WHERE stream = ? AND clock = ?")
        .bind(status, due_on, pauses, stopped_on, passed_due_on, event_.stream, name_)
        .run();
  }

  void write_calendar() {
    Query(database_, "UPDATE clocks SET calendar_version = ?, is_provisional = ? WHERE stream = ? AND clock = ?")
        .bind(calendar_, is_provisional_, event_.stream, name_)
        .run();
  }

  [[noreturn]] void fail(std::string_view what) const {
    effect_.fail(fmt::format("finds that {} of {} {}", name_, event_.stream, what));
  }

  Database& database_;
  const EventRecord& event_;
  Effect& effect_;
  std::string name_;

  std::string status_;
  CivilDate due_on_;
  std::vector<Pause> pauses_;
  std::string passed_due_on_;

  CivilDate new_due_on_;
  std::string calendar_;
  bool is_provisional_ = false;
};

}  // namespace

void DecisionIndex::apply(const EventRecord& event, const Json& effects) {
  if (!effects.is_array()) throw BrokenInvariant(fmt::format("event {}: effects are not a list", event.sequence));
  std::int64_t ordinal = 0;
  for (const Json& one : effects) {
    Effect effect(event, one);
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
    } else {
      effect.fail("is not known");
    }
  }
}

}  // namespace lianshen
