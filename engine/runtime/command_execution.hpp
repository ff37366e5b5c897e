// One command through the fixed ladder, inside a transaction that somebody else opens and commits:
// idempotency → stream exists → expected version → authority → state → requirements → append, indexes,
// reactions. Single-threaded: belongs to whoever holds the writer.
#pragma once

#include <exception>
#include <functional>

#include "engine/log/answers.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/runtime/administration.hpp"
#include "engine/runtime/command.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

// All that a rolled-back command must restore besides the tables: one value, copied at the savepoint.
struct WriterState {
  LogHead head;
  CivilDate timers_fired_before;  // no live clock with a card is due before this day
  bool has_recounted = false;     // provisional due dates, by the calendars that this process has loaded
};

class CommandExecution {
 public:
  CommandExecution(Database& database, const Rulebook& rulebook, std::string pack);

  // Fires the timers that are due, then runs the command. Throws SQLite::Exception or VersionTaken: the batch
  // is void.
  Outcome run(const CommandRequest& request);
  // Fires all timers due at `at`; returns how many.
  std::size_t fire_timers(Instant at);
  // Lets `work` write inside a savepoint; what it throws undoes it and is returned.
  std::exception_ptr administer(const std::function<void(AdministrationDesk& desk)>& work);
  // The first row of a log: names the hash, the clock and the pack.
  void append_creation(const std::string& clock, Instant at);

  [[nodiscard]] const WriterState& state() const { return state_; }
  void restore(const WriterState& state) { state_ = state; }
  void reload();  // after a void batch

 private:
  struct Target;   // what the command is about: workflow, stream row, pack
  struct Written;  // what a command wrote so far
  // What time alone records on a case: `provisions` and `calendar_version` as in the row.
  struct ClockEvent {
    std::string type, provisions, calendar_version;
    Json data, effects;
  };

  std::optional<Outcome> repeated(const CommandRequest& request, const std::string& body_hash);
  // `asked` is null for the engine's own commands.
  Outcome judge(const CommandRequest& request, const DecodedCommand* asked, Written& written, int depth);
  Outcome execute(const CommandRequest& request, const DecodedCommand& asked, const Target& target,
                  Written& written, int depth);
  Outcome correct(const CommandRequest& request, const Target& target, Written& written);
  Outcome write_correction(const CommandRequest& request, const Target& target, Written& written,
                           const Json& effects, std::string data);
  void react(const EventRecord& cause, std::string_view text, Written& written, int depth);
  void fire(const ClockRow& clock, Instant at);
  // What was counted before the holidays of its year were published is counted anew when they are.
  std::size_t recount_provisional(Instant at);
  void record(const ClockEvent& event, const StreamRow& stream, const PolicyPack& policy,
              const ClockRow& clock, Instant at);
  Outcome refuse(const CommandRequest& request, std::vector<Reason> reasons, Written& written);
  void append(EventRecord& row, Written& written);
  EventRecord row_for(const CommandRequest& request, const PolicyPack& policy) const;
  Target target_of(const CommandRequest& request, const DecodedCommand* asked);
  void look_at(Target& target, const CommandRequest& request);

  Database& database_;
  const Rulebook& rulebook_;
  std::string pack_;
  EventLog log_;
  DecisionIndex index_;
  Answers answers_;
  WriterState state_;
  DataMemo memo_;
};

}  // namespace lianshen
