// The names of all cases that somebody may see, for reports that are made of everything at once.
#pragma once

#include <set>
#include <string>

#include "engine/log/sight.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

std::set<std::string> visible_streams(Database& log, const Sight& sight);

}  // namespace lianshen
