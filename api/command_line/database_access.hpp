// Opening a database from the command line: for reading, with the day that counts as today.
#pragma once

#include <optional>
#include <string>

#include "api/command_line/session.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// A database opened read-only, and what was fixed when it was made.
struct OpenedDatabase {
  Database database;
  std::string pack;
  bool has_simulated_clock = true;
  Instant now;  // what was asked for; else the last instant of a simulated log, or the wall clock
};

// `at` is a day or a moment, empty if none was asked for. Throws InputError or DatabaseError.
OpenedDatabase open_for_reading(const std::string& file, const std::string& at, Session& session);

// The case of that name. Throws InputError if there is none.
StreamRow existing_case(OpenedDatabase& opened, const std::string& stream);

// The rules that a case was accepted under. Throws InputError if this program's data has them no more.
const PolicyPack& policy_of(const StreamRow& row, Session& session);

Instant wall_clock();

// "2019-03-04" (its first moment) or "2019-03-04T09:00:00+08:00".
Instant read_moment(const std::string& option, const std::string& text);
CivilDate read_day(const std::string& option, const std::string& text);

}  // namespace lianshen
