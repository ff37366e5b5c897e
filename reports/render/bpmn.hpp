// A workflow's rule table as a process in BPMN 2.0 with its picture (diagram interchange), to be opened in
// any BPMN viewer: a state is an event that was reached, a row of the table is a task that leads to the next
// one. It explains and is not executed: the table in the engine is the only one that decides.
#pragma once

#include <string>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

std::string bpmn_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording);

}  // namespace lianshen
