// What a joint meeting has resolved for a case: the one question that other workflows ask of meetings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/rules/facts_reader.hpp"

namespace lianshen {

// The resolution (agree, agree_in_principle, supplement, defer, refuse) of that meeting for that case (a
// stream or a line of a round); nothing if the meeting does not exist, is not yet held, or has not resolved
// this item.
std::optional<std::string> meeting_resolution(const FactsReader& read, std::string_view meeting,
                                              std::string_view subject);

// False for signatures by circulation: what must be settled in a meeting is not settled by them (R3).
bool was_held_in_session(const FactsReader& read, std::string_view meeting);

}  // namespace lianshen
