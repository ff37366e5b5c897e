// The rows of a workflow that a jurisdiction has, with the words that a picture of them needs: what all
// renderers of workflows begin with, so that their pictures never differ in what is in force.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

struct DrawnRule {
  const RuleDescription* rule;
  const Citation* citation;  // null if the pack does not know the anchor
  std::string command;       // in words
  std::string choice;        // in words: which outcome the row is for; empty if it needs none
  std::string articles;      // in words
};

// In the order of the table. A row that the pack does not have is left out.
std::vector<DrawnRule> drawn_rules(const Workflow& workflow, const PolicyPack& policy,
                                   const Wording& wording);

// Requirements that refuse there: those that the pack has, and has as more than an advice.
std::vector<const RequirementDescription*> binding_requirements(const RuleDescription& rule,
                                                                const PolicyPack& policy);

// Whether any row goes from this state to another.
bool is_left(std::string_view state, const std::vector<DrawnRule>& rules);

}  // namespace lianshen
