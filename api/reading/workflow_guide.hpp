// A workflow explained: its states, its commands with fields, items and who may give them, its rules with
// articles, its limits, its diagram. Drawn from the table that runs and the pack in force.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

struct WorkflowItem {
  Labelled workflow;
  Name collection;  // of its cases: "requirement-reviews"
  Count states;
  Count commands;
};
BOOST_DESCRIBE_STRUCT(WorkflowItem, (), (workflow, collection, states, commands))
struct WorkflowsAnswer {
  std::vector<WorkflowItem> items;
};
BOOST_DESCRIBE_STRUCT(WorkflowsAnswer, (), (items))

using CollectionOf = std::function<std::string(std::string_view workflow)>;

WorkflowsAnswer read_workflows(const Reading& reading, const CollectionOf& collection_of);
// {"workflow","collection","states","commands","rules","limits","diagram"}. Nothing if there is no such
// workflow.
std::optional<Json> read_workflow(const Reading& reading, const std::string& name,
                                  const CollectionOf& collection_of);
Json workflow_schema();

// States that nothing leaves.
std::vector<std::string> final_states_of(const Workflow& workflow);

}  // namespace lianshen::reading
