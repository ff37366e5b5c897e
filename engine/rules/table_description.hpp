// A rule table as rows of text, walked at compile time from the table that runs: matrices, diagrams, `next`
// and the list of uncovered provisions all come from here. Nothing is listed twice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/rejection.hpp"
#include "engine/rules/requirement.hpp"

namespace lianshen {

struct RequirementDescription {
  std::string_view anchor;
  std::string_view code;
  DependsOn depends_on = DependsOn::facts;
  Mender who = Mender::nobody;
};

struct RuleDescription {
  std::string_view anchor;
  std::string_view from;
  std::string command;   // snake_case
  std::string selector;  // "Always", "Is<passed>", "When<BudgetExceeded>" …
  std::string_view to;
  std::string event;
  std::vector<RequirementDescription> requirements;
};

// "lianshen::Is<lianshen::project::Origin::legacy>" -> "Is<legacy>".
std::string unqualified(std::string_view type_name);

struct TableDescription {
  std::string_view initial_state;
  std::vector<std::string_view> states;  // in the order in which the table first names them
  std::vector<RuleDescription> rules;
};

}  // namespace lianshen
