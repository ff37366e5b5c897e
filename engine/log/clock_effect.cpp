// Starts, pauses, resumes, extends, passes and stops clocks.
#include "engine/log/clock_effect.hpp"

#include <fmt/format.h>

#include "engine/log/clock_columns.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

// A stopped clock of that name makes room, a live one does not (I7).
constexpr std::string_view kStart =
    "INSERT INTO clocks (stream, clock, status, from_day, due_on, limit_count, limit_unit, is_minimum, card, "
    "holder, provision, calendar_version, is_provisional, paused_by, pauses) "
    "VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') "
    "ON CONFLICT (stream, clock) DO UPDATE SET status = 'running', from_day = excluded.from_day, "
    "due_on = excluded.due_on, limit_count = excluded.limit_count, limit_unit = excluded.limit_unit, "
    "is_minimum = excluded.is_minimum, card = excluded.card, holder = excluded.holder, "
    "provision = excluded.provision, calendar_version = excluded.calendar_version, "
    "is_provisional = excluded.is_provisional, paused_by = excluded.paused_by, pauses = '', "
    "stopped_on = NULL, passed_due_on = NULL "
    "WHERE status = 'stopped'";

constexpr std::string_view kReadLive =
    "SELECT status, due_on, limit_count, calendar_version, is_provisional, pauses, passed_due_on FROM clocks "
    "WHERE stream = ? AND clock = ? AND status <> 'stopped'";

constexpr std::string_view kWrite =
    "UPDATE clocks SET status = ?, due_on = ?, limit_count = ?, calendar_version = ?, is_provisional = ?, "
    "pauses = ?, stopped_on = ?, passed_due_on = ? WHERE stream = ? AND clock = ?";

constexpr std::string_view kShowCard =
    "INSERT INTO cards (sequence, stream, clock, due_on, card, holder, provision) "
    "SELECT ?, stream, clock, due_on, ?, holder, provision FROM clocks WHERE stream = ? AND clock = ?";

}  // namespace

void ClockEffect::start() {
  const CivilDate from = effect_.date("from");
  const CivilDate due_on = effect_.date("due_on");
  const std::int64_t count = effect_.count("count");
  const std::string& unit = effect_.one_of("unit", kLimitUnitNames);
  const bool is_minimum = effect_.yes_or_no("minimum");
  const std::string& card = effect_.one_of("card", kCardNames);
  const std::string& holder = effect_.text_or_empty("holder");
  const std::string& provision = effect_.text_or_empty("provision");
  const std::string& calendar_version = effect_.text_or_empty("calendar");
  const bool is_provisional = effect_.yes_or_no("provisional");
  const std::string paused_by = effect_.optional_text("paused_by");
  effect_.end();
  const int started = Query(database_, kStart)
                          .bind(event_.stream, name_, from, due_on, count, unit, is_minimum, card, holder,
                                provision, calendar_version, is_provisional, paused_by)
                          .run();
  if (started == 0) fail("is still live");
}

void ClockEffect::pause() {
  const CivilDate on = effect_.date("on");
  effect_.end();
  read();
  if (status_ == ClockStatus::paused) fail("is paused already");
  if (!pauses_.empty() && on < *pauses_.back().until) fail("was still paused then");
  pauses_.push_back({on, std::nullopt});
  status_ = ClockStatus::paused;
  write();
}

void ClockEffect::resume() {
  const CivilDate on = effect_.date("on");
  read();
  take_due_date();
  effect_.end();
  if (status_ != ClockStatus::paused) fail("is not paused");
  end_pause(on);
  status_ = running_or_passed();
  write();
}

void ClockEffect::extend() {
  const std::int64_t count = effect_.count("count");
  read();
  take_due_date();
  effect_.end();
  limit_count_ = count;
  if (status_ != ClockStatus::paused) status_ = running_or_passed();
  write();
}

void ClockEffect::redate() {
  const std::vector<Pause> pauses = pauses_of(effect_.optional_text("pauses"));
  read();
  take_due_date();
  effect_.end();
  pauses_ = pauses;
  if (status_ == ClockStatus::paused && (pauses_.empty() || pauses_.back().until))
    fail("is paused and would run again");
  if (status_ != ClockStatus::paused) status_ = running_or_passed();
  write();
}

void ClockEffect::pass() {
  const CivilDate due_on = effect_.date("due_on");
  const std::string& card = effect_.one_of("card", kShownCardNames);
  effect_.end();
  read();
  if (status_ != ClockStatus::running) fail("is " + text_of(status_));
  if (due_on != due_on_) fail("is due on " + due_on_.iso());
  passed_due_on_ = due_on;
  status_ = ClockStatus::passed;
  write();
  Query(database_, kShowCard).bind(event_.sequence, card, event_.stream, name_).run();
}

void ClockEffect::stop() {
  const CivilDate on = effect_.date("on");
  effect_.end();
  read();
  if (status_ == ClockStatus::paused) end_pause(on);
  status_ = ClockStatus::stopped;
  stopped_on_ = on;
  write();
}

void ClockEffect::read() {
  Query query(database_, kReadLive);
  query.bind(event_.stream, name_);
  if (!query.next()) fail("is not live");
  status_ = enum_of<ClockStatus>(kClockStatusNames, query.text(0));
  due_on_ = query.date(1);
  limit_count_ = query.integer(2);
  calendar_version_ = query.text(3);
  is_provisional_ = query.integer(4) != 0;
  pauses_ = pauses_of(query.text(5));
  if (!query.is_null(6)) passed_due_on_ = query.date(6);
}

void ClockEffect::write() {
  Query(database_, kWrite)
      .bind(text_of(status_), due_on_, limit_count_, calendar_version_, is_provisional_, text_of(pauses_),
            stopped_on_, passed_due_on_, event_.stream, name_)
      .run();
}

void ClockEffect::take_due_date() {
  due_on_ = effect_.date("due_on");
  calendar_version_ = effect_.text_or_empty("calendar");
  is_provisional_ = effect_.yes_or_no("provisional");
}

void ClockEffect::end_pause(CivilDate on) {
  if (on < pauses_.back().from) fail("was not yet paused then");
  pauses_.back().until = on;
}

// A limit that has shown its card must not show it again while its due date stays where it was.
ClockStatus ClockEffect::running_or_passed() const {
  return passed_due_on_ == due_on_ ? ClockStatus::passed : ClockStatus::running;
}

void ClockEffect::fail(std::string_view what) const {
  effect_.fail(fmt::format("is refused: {} of {} {}", name_, event_.stream, what));
}

}  // namespace lianshen
