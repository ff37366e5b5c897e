// Deadlines as a calendar feed (RFC 5545): whole days, one event each. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

struct CalendarEntry {
  std::string uid;  // the same for the same deadline for ever
  CivilDate day;
  std::string summary;
  std::string description;
  std::int64_t sequence = 0;  // grows with every change of the entry
  Instant changed_at;
};

// CRLF at the end of each line; lines are folded at 75 octets, never inside a character.
std::string icalendar(const std::string& name, const std::vector<CalendarEntry>& entries);

}  // namespace lianshen
