// What an effect does to one clock of the event's stream. A clock that is not in the state which the effect
// needs breaks an invariant: the runtime asks for effects on live clocks only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/effect_reader.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

class ClockEffect {
 public:
  // All three must outlive it.
  ClockEffect(Database& database, const EventRecord& event, EffectReader& effect)
      : database_(database), event_(event), effect_(effect), name_(effect.text("clock")) {}

  void start();
  void pause();
  void resume();
  void extend();
  void redate();
  void pass();
  void stop();

 private:
  void read();
  void write();
  void take_due_date();
  void end_pause(CivilDate on);
  [[nodiscard]] ClockStatus running_or_passed() const;
  [[noreturn]] void fail(std::string_view what) const;

  Database& database_;
  const EventRecord& event_;
  EffectReader& effect_;
  const std::string& name_;

  // What may change, as read() finds it and write() leaves it.
  ClockStatus status_ = ClockStatus::running;
  CivilDate due_on_;
  std::int64_t limit_count_ = 0;
  std::string calendar_version_;
  bool is_provisional_ = false;
  std::vector<Pause> pauses_;
  std::optional<CivilDate> stopped_on_;
  std::optional<CivilDate> passed_due_on_;  // the due date whose card was shown last
};

}  // namespace lianshen
