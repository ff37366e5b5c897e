// A workflow's rule table as a state diagram for Mermaid: states and commands in the words of the office, the
// article of each row on its arrow. Drawn from the table that runs; nothing is listed twice.
#pragma once

#include <string>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// Articles are those that the pack cites for the rows; a row that the pack does not have is left out.
std::string mermaid_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording);

}  // namespace lianshen
