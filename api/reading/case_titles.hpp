// How a case is called in lists, and the numbers of its papers: what the engine's lists of cases cannot know.
#pragma once

#include "engine/log/case_views.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen::reading {

// A project by its name, a letter by its title, what belongs to a year by the year, a meeting by its day;
// everything else by its project.
CaseTitle title_of(const StreamRow& row);
CaseTitling case_titling(const Rulebook& rulebook);

}  // namespace lianshen::reading
