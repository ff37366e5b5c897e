// What somebody may see: a list of rules made from the seats of his account and the policy pack. The same
// rules are asked of one case (`sees`) and of many (CaseViews). What is not seen does not exist for whoever
// asks.
#pragma once

#include <string>
#include <vector>

#include "engine/log/decision_index.hpp"

namespace lianshen {

enum class SightScope {
  jurisdiction,  // every case
  own_unit,      // cases of the own organisation
  panel  // what is before the organisation or the person: asked for an opinion, on a panel or an agenda
};

struct SightRule {
  std::vector<std::string> workflows;  // empty: all
  std::vector<std::string> except_workflows;
  std::vector<std::string> except_states;  // drafts are nobody else's business
  SightScope scope = SightScope::own_unit;
};

struct Sight {
  std::string user;
  std::string organisation;
  std::vector<SightRule> rules;  // any one suffices
};

bool sees(DecisionIndex& index, const Sight& sight, const StreamRow& row);

}  // namespace lianshen
