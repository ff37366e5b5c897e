// A workflow's rule table in the format that somebody asks for by name: one list for the command line and the
// service.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// "mermaid", "bpmn", "scxml"
std::vector<std::string> picture_formats();
// Of a format in that list. Throws std::logic_error for another.
std::string workflow_picture(std::string_view format, const Workflow& workflow, const PolicyPack& policy,
                             const Wording& wording);
std::string_view media_type_of_picture(std::string_view format);

}  // namespace lianshen
