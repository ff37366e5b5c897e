// The address of a workflow's cases: its name in kebab-case and in the plural, by rule and without a table.
// requirement_review: requirement-reviews.
#pragma once

#include <string>
#include <string_view>

#include "engine/runtime/workflow.hpp"

namespace lianshen::http {

std::string collection_of(std::string_view workflow);
// Null if no workflow has that address.
const Workflow* workflow_of(const WorkflowRegistry& workflows, std::string_view collection);

}  // namespace lianshen::http
