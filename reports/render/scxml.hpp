// A workflow's rule table as a state machine in SCXML (W3C), for programs that walk it.
//
// An event is a command, by its name. Facts of the world (balances, linked cases, who has signed) are in no
// document, so the machine does not judge them again: it takes the engine's own words from the event's data
// and says what follows. `_event.data` has
//   unmet     codes of the requirements that the engine named as not met; empty for an accepted command
//   recorded  type of the event that the engine recorded; null for a refused one
// A row is taken unless one of its own binding requirements is among `unmet`; where several rows share state
// and command, by `recorded`. So a walk proves states, commands, targets, and which requirement stops which
// row.
#pragma once

#include <string>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

std::string scxml_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording);

}  // namespace lianshen
