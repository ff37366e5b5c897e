// What the system drafts by itself because something was decided. It never sends: a draft is reviewed,
// signed, sealed and delivered by people, or voided (R27).
#pragma once

#include <vector>

#include "engine/runtime/rulebook.hpp"

namespace lianshen {

std::vector<Reaction> notice_reactions();

}  // namespace lianshen
