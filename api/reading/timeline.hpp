// 办理过程: what happened on a case, in the order of the log: events, refusals and lamps, each with who, by
// which article, and from which state to which.
#pragma once

#include <optional>
#include <string>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

// {"items":[…]}. Nothing if there is no such case of that workflow, or it is hidden.
std::optional<Json> read_timeline(const Reading& reading, const std::string& workflow,
                                  const std::string& stream);
// What happened on a visible case after that event, without what it says: no refusals, no data.
Json entries_after(const Reading& reading, const StreamRow& row, std::int64_t sequence);
Json timeline_entry_schema();
Json timeline_schema();

}  // namespace lianshen::reading
