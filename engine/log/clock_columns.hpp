// How a clock is written in its table: names of states, units and cards, and the list of its pauses
// ("2019-04-17..2019-04-24 2019-05-06.."; without an end it still runs).
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// In the order of ClockStatus and LimitUnit.
inline constexpr std::array<std::string_view, 4> kClockStatusNames = {"running", "paused", "passed",
                                                                      "stopped"};
inline constexpr std::array<std::string_view, 3> kLimitUnitNames = {"working_day", "calendar_day", "month"};
inline constexpr std::array<std::string_view, 3> kCardNames = {"none", "yellow", "red"};
inline constexpr std::array<std::string_view, 2> kShownCardNames = {"yellow", "red"};

template <class Enum, std::size_t Size>
Enum enum_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  for (std::size_t at = 0; at < Size; ++at) {
    if (names[at] == name) return static_cast<Enum>(at);
  }
  throw DatabaseError("a clock has the unknown word \"" + std::string(name) + "\"");
}

inline std::string text_of(ClockStatus status) {
  return std::string(kClockStatusNames[static_cast<std::size_t>(status)]);
}

inline std::string text_of(const std::vector<Pause>& pauses) {
  std::string text;
  for (const Pause& pause : pauses) {
    if (!text.empty()) text += ' ';
    text += pause.from.iso();
    text += "..";
    if (pause.until) text += pause.until->iso();
  }
  return text;
}

inline std::vector<Pause> pauses_of(std::string_view text) {
  constexpr std::size_t kDate = 10;
  constexpr std::size_t kDots = 2;
  std::vector<Pause> pauses;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const auto from = CivilDate::parse(one.substr(0, kDate));
    const auto until =
        one.size() > kDate + kDots ? CivilDate::parse(one.substr(kDate + kDots)) : std::nullopt;
    if (!from) throw DatabaseError("a clock has the unknown pause \"" + std::string(one) + "\"");
    pauses.push_back({*from, until});
  }
  return pauses;
}

}  // namespace lianshen
