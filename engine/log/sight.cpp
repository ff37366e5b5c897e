#include "engine/log/sight.hpp"

#include <algorithm>

#include "engine/domain/sight_links.hpp"

namespace lianshen {

namespace {

bool names(const std::vector<std::string>& list, const std::string& wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

bool covers(const SightRule& rule, const StreamRow& row) {
  return (rule.workflows.empty() || names(rule.workflows, row.workflow)) &&
         !names(rule.except_workflows, row.workflow) && !names(rule.except_states, row.state);
}

}  // namespace

bool sees(DecisionIndex& index, const Sight& sight, const StreamRow& row) {
  const std::vector<std::string> targets{sight.organisation, panel_member(sight.user)};
  return std::ranges::any_of(sight.rules, [&](const SightRule& rule) {
    if (!covers(rule, row)) return false;
    switch (rule.scope) {
      case SightScope::jurisdiction:
        return true;
      case SightScope::own_unit:
        return row.organisation == sight.organisation;
      case SightScope::panel:
        return index.is_before(targets, row);
    }
    return false;
  });
}

}  // namespace lianshen
