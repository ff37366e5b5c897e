// The event log as OCEL 2.0 (JSON): each case is an object of its workflow's type, each organisation that
// acted an object too, and an event belongs to all that it touches.
#pragma once

#include <iosfwd>

#include "engine/store/database.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// One event, or one case with its own events, in memory at a time.
void write_ocel(Database& database, const Wording& wording, std::ostream& out);

}  // namespace lianshen
