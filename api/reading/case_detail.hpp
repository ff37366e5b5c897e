// One case: its line, its data as folded from the log (without what is veiled), what it is linked to.
#pragma once

#include <optional>
#include <string>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

// {…CaseItem, "policy", "data", "veiled"?, "milestones"?, "holds"?}. Nothing if there is no such case of that
// workflow, or it is hidden. An empty workflow stands for any.
std::optional<Json> read_case(const Reading& reading, const std::string& workflow, const std::string& stream);
// Its JSON Schema.
Json case_schema();

}  // namespace lianshen::reading
