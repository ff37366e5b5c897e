// Completes what a workflow asked of clocks and holds with the numbers of the pack and the days of the
// calendar. The result is stored in the event: a later pack or calendar changes nothing that has happened.
#pragma once

#include "engine/domain/rejection.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/policy/working_calendar.hpp"

namespace lianshen {

// A business date lies before the day that it has to follow: people type dates, so this is refused, with its
// reason, and breaks no invariant.
struct DateComesTooEarly {
  Reason reason;
};

class EffectResolver {
 public:
  // `organisation`: whose case it is.
  EffectResolver(DecisionIndex& index, const PolicyPack& policy, const WorkingCalendar& calendar,
                 std::string_view organisation)
      : index_(index), policy_(policy), calendar_(calendar), organisation_(organisation) {}

  // Throws DateComesTooEarly. `requests` as Effects recorded them; what is left out of the result (pausing a
  // clock that is not live) has no effect.
  Json resolve(const std::string& stream, Json requests);

 private:
  [[nodiscard]] Json start(const Json& request) const;
  [[nodiscard]] Json start_of_rhythm(const Json& request, const RhythmStep& step) const;
  [[nodiscard]] std::optional<Json> resume(ClockRow clock, const Json& request) const;
  [[nodiscard]] Json extend(ClockRow clock, const Json& request) const;
  // Throws DateComesTooEarly if `on` lies before the clock's last turn.
  static void expect_not_before(const ClockRow& clock, const Json& request);
  // A hold that lies or lay on the unit is counted in first: that effect goes before the one asked for.
  std::optional<ClockRow> live_clock(const std::string& stream, const Json& request, Json& effects);

  DecisionIndex& index_;
  const PolicyPack& policy_;
  const WorkingCalendar& calendar_;
  std::string organisation_;
};

// The effect by which a clock takes over the pauses and the due date of this one.
Json redating(const ClockRow& counted);

}  // namespace lianshen
