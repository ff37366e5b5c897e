// The event log as IEEE 1849 XES. A trace is a project with all its cases, or a case that belongs to none.
#pragma once

#include <iosfwd>

#include "engine/store/database.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// One event in memory at a time. Refusals are no events of a case and stay out.
void write_xes(Database& database, const Wording& wording, std::ostream& out);

}  // namespace lianshen
