// Tables that decisions may read: streams, links, milestones, clocks, cards, holds, balances, registers.
// They are written in the command's own savepoint from the `effects` of its events, so they can be rebuilt
// from the log alone and compared.
//
// An effect is a JSON object in the event's body, `do` says which:
//   {"do":"link","kind":"project","to":"project-01"}
//   {"do":"milestone","project":"project-01","name":"requirement_passed","on":"2019-04-09",
//    "amount":"1200000.00","text":"…"}                                    amount and text are optional
//   {"do":"clear_milestone","project":"project-01","name":"in_plan/2019"}
//   {"do":"start_clock","clock":"requirement_review.review","from":"2019-03-11","due_on":"2019-04-09",
//    "count":20,"unit":"working_day","minimum":false,"card":"yellow","holder":"office_clerk",
//    "provision":"XN-PM-09.1","calendar":"national@…","provisional":false,
//    "paused_by":"later_approvals"}                                       paused_by is optional
//   {"do":"pause_clock","clock":"…","on":"2019-04-17"}
//   {"do":"resume_clock","clock":"…","on":"2019-04-24","due_on":"…","calendar":"…","provisional":false}
//   {"do":"extend_clock","clock":"…","count":30,"due_on":"…","calendar":"…","provisional":false}      count
//   is the new total
//   {"do":"redate_clock","clock":"…","pauses":"2020-09-03..2020-11-12","due_on":"…","calendar":"…",
//    "provisional":false}          while a hold stood the limit stood still, or the year's holidays are known
//    now; pauses only if there are any
//   {"do":"pass_clock","clock":"…","due_on":"…","card":"red"}            a limit has passed: lamp on, clock
//   still live
//   {"do":"stop_clock","clock":"…","on":"…"}                             done, in time or late
//   {"do":"hold","hold":"later_approvals","subject":"water_bureau","provision":"XN-PM-24.3"}
//   {"do":"release","hold":"later_approvals","subject":"water_bureau"}    releases the one that this stream
//   placed
//   {"do":"post","from":"…","to":"…","amount":"12.00"}                   moves money between two accounts
//   {"do":"take_number","register":"rectification_order/2020/…","number":3}   the next number, without gaps
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/domain/amount.hpp"
#include "engine/domain/event_record.hpp"
#include "engine/domain/json.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct StreamRow {
  std::string stream;
  std::string workflow;
  std::int64_t version = 0;
  std::string state;
  std::string data;  // folded data as JSON text
  std::int64_t fingerprint =
      0;  // of the described members of the data; on mismatch the stream is folded anew
  std::string pack;
  std::string policy_version;  // pinned
  std::string organisation;    // whose case it is
  std::string project;         // the project it is linked to; itself for a project; empty if none
};

struct Milestone {
  std::string project;
  std::string name;
  CivilDate on;
  std::optional<AmountFen> amount;
  std::string text;
  std::string stream;  // whose event set it
};

enum class ClockStatus {
  running,
  paused,
  passed,
  stopped
};  // passed: beyond its due date and not yet stopped

struct ClockRow {
  std::string stream;
  std::string clock;
  ClockStatus status = ClockStatus::running;
  CivilDate from;
  CivilDate due_on;
  TimeLimit limit;
  std::string card;  // none, yellow, red: what passing it shows
  std::string holder;
  std::string provision;
  std::string calendar_version;
  bool is_provisional = false;
  std::vector<Pause> pauses;
  std::optional<CivilDate> stopped_on;
  std::string paused_by;  // the hold that makes it stand still; empty: none
};

struct CardRow {
  std::string stream;
  std::string clock;
  CivilDate due_on;
  std::string card;  // yellow or red
  std::string holder;
  std::string provision;
  std::int64_t sequence = 0;
};

struct HoldRow {
  std::string hold;
  std::string subject;
  std::string stream;  // which case placed it
  std::string provision;
  CivilDate placed_on;
};

// How long a hold lay on somebody; the last one may lie still.
struct HoldTime {
  Pause time;
  std::string provision;
};

// Thrown by apply when an effect breaks an invariant: an account below zero, a second live clock of the same
// name, a release without its hold, a number out of turn. The runner undoes the command (internal_invariant).
class BrokenInvariant : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class DecisionIndex {
 public:
  explicit DecisionIndex(Database& database) : database_(database) {}

  // Accounts whose name begins with "source:" stand for the world outside and may be negative; all others
  // never are (I2).
  void apply(const EventRecord& event, const Json& effects);

  void put_stream(const StreamRow& row);
  std::optional<StreamRow> stream(std::string_view stream);
  std::vector<StreamRow> streams(std::string_view workflow);  // all if empty; by name
  std::vector<StreamRow> linked(std::string_view kind, std::string_view target, std::string_view workflow);

  // Whether this case is before one of these (panel links): itself, as an item of a meeting that is, or as
  // the project of a case that is.
  bool is_before(const std::vector<std::string>& targets, const StreamRow& row);

  std::optional<Milestone> milestone(std::string_view project, std::string_view name);
  std::vector<Milestone> milestones(std::string_view project);
  std::optional<ClockRow> clock(std::string_view stream, std::string_view clock);
  std::vector<ClockRow> clocks(std::string_view stream);  // all streams if empty
  std::vector<CardRow> cards();
  std::vector<CardRow> cards_of(std::string_view stream);
  std::vector<HoldRow> live_holds(std::string_view subject);  // all subjects if empty
  // In ascending order.
  std::vector<HoldTime> times_of_hold(std::string_view hold, std::string_view subject);
  AmountFen balance(std::string_view account);  // zero for an account never used
  std::vector<std::pair<std::string, AmountFen>> balances();
  std::int64_t last_number(std::string_view register_name);  // zero for a register never used
  // The live clock that passes first among those with a card and due_on < today, ordered by (due_on, stream,
  // clock); those that a hold makes stand still pass later.
  std::optional<ClockRow> first_overdue(CivilDate today);
  // Running, and counted before the holidays of a year that they reach were published.
  std::vector<ClockRow> provisional_clocks();

  // Empties all tables but `events` and `answers`, for a rebuild.
  void clear();
  // A digest of every row of every index table, in key order; equal digests mean equal content.
  std::string digest();

 private:
  Database& database_;
};

}  // namespace lianshen
