// 最近变化: what others did on the cases that somebody sees, the latest first.
#pragma once

#include <cstddef>
#include <cstdint>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

// {"sequence","items":[{"of_case","entry"}]}: what happened after that event, at most `limit` entries; what
// the viewer did himself is no news to him. `sequence` is that of the latest event that he sees.
Json read_recent_changes(const Reading& reading, std::int64_t after, std::size_t limit);
Json recent_changes_schema();

}  // namespace lianshen::reading
