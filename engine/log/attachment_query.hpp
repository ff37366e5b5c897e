// Which visible case names a file.
#pragma once

#include <string>

#include "engine/log/sight.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// True if an event of a case that may be seen carries the file of this hash (64 hex digits).
bool is_named_by_visible_case(Database& views, const std::string& sha256, const Sight& sight);

}  // namespace lianshen
