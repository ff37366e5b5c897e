#include "reports/render/drawn_rules.hpp"

#include <algorithm>

namespace lianshen {

namespace {

// "Is<passed>" -> "passed"; other selectors show in the state that the row leads to.
std::string choice_of(const std::string& selector) {
  if (!selector.starts_with("Is<")) return "";
  const auto start = selector.find('<') + 1;
  return selector.substr(start, selector.find('>', start) - start);
}

std::string articles_of(const RuleDescription& rule, const Citation* citation, const Wording& wording) {
  std::string articles;
  if (citation != nullptr) {
    for (const auto& provision : citation->provisions) articles += (articles.empty() ? "" : " ") + provision;
  }
  return wording.articles(articles.empty() ? std::string(rule.anchor) : articles);
}

}  // namespace

std::vector<DrawnRule> drawn_rules(const Workflow& workflow, const PolicyPack& policy,
                                   const Wording& wording) {
  const std::string name(workflow.name());
  std::vector<DrawnRule> drawn;
  for (const RuleDescription& rule : workflow.table().rules) {
    const Citation* citation = policy.citation(rule.anchor);
    if (citation != nullptr && citation->is_absent) continue;
    const std::string choice = choice_of(rule.selector);
    drawn.push_back({&rule, citation, wording.command(name, rule.command),
                     choice.empty() ? "" : wording.choice(name, choice),
                     articles_of(rule, citation, wording)});
  }
  return drawn;
}

std::vector<const RequirementDescription*> binding_requirements(const RuleDescription& rule,
                                                                const PolicyPack& policy) {
  std::vector<const RequirementDescription*> binding;
  for (const RequirementDescription& requirement : rule.requirements) {
    const Citation* citation = policy.citation(requirement.anchor);
    if (citation != nullptr && (citation->is_absent || citation->strength == Strength::soft)) continue;
    binding.push_back(&requirement);
  }
  return binding;
}

bool is_left(std::string_view state, const std::vector<DrawnRule>& rules) {
  return std::ranges::any_of(
      rules, [&](const DrawnRule& drawn) { return drawn.rule->from == state && drawn.rule->to != state; });
}

}  // namespace lianshen
