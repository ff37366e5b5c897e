#include "reports/render/scxml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/render/drawn_rules.hpp"
#include "reports/render/xml_document.hpp"

namespace lianshen {

namespace {

constexpr std::string_view how_to_walk =
    " An event is a command. _event.data.unmet: codes of the requirements that the engine named as not met,\n"
    "     empty for an accepted command. _event.data.recorded: type of the event that it recorded, null for "
    "a\n"
    "     refused command. Requirements depend on facts outside of this document, so the engine judges "
    "them. ";

std::string condition_of(const RuleDescription& rule, const PolicyPack& policy) {
  std::string codes;
  for (const RequirementDescription* requirement : binding_requirements(rule, policy)) {
    codes += fmt::format("{}'{}'", codes.empty() ? "" : ", ", requirement->code);
  }
  std::string condition;
  if (rule.selector != "Always") condition = fmt::format("_event.data.recorded === '{}'", rule.event);
  if (!codes.empty()) {
    condition += fmt::format("{}![{}].some(code => _event.data.unmet.includes(code))",
                             condition.empty() ? "" : " && ", codes);
  }
  return condition;
}

void add_transition(XmlElement& state, const DrawnRule& drawn, const PolicyPack& policy,
                    const Wording& wording) {
  const RuleDescription& rule = *drawn.rule;
  XmlElement& transition =
      state.add("transition", {{"event", rule.command}, {"target", std::string(rule.to)}});
  if (std::string condition = condition_of(rule, policy); !condition.empty())
    transition.attributes.emplace_back("cond", std::move(condition));
  transition.attributes.emplace_back("lianshen:label", drawn.command);
  if (!drawn.choice.empty()) transition.attributes.emplace_back("lianshen:choice", drawn.choice);
  transition.attributes.emplace_back("lianshen:articles", drawn.articles);
  transition.attributes.emplace_back("lianshen:records", rule.event);
  transition.attributes.emplace_back("lianshen:recorded", wording.event(rule.event));
}

}  // namespace

std::string scxml_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording) {
  const std::string name(workflow.name());
  const TableDescription& table = workflow.table();
  const std::vector<DrawnRule> rules = drawn_rules(workflow, policy, wording);
  XmlElement root{"scxml",
                  {{"xmlns", "http://www.w3.org/2005/07/scxml"},
                   {"xmlns:lianshen", "urn:lianshen:workflow"},
                   {"version", "1.0"},
                   {"datamodel", "ecmascript"},
                   {"name", name},
                   {"initial", std::string(table.initial_state)},
                   {"lianshen:label", wording.workflow(name)},
                   {"lianshen:policy", policy.id + " " + policy.version}},
                  {},
                  {}};
  for (const std::string_view state : table.states) {
    const auto is_here = [&](const DrawnRule& drawn) { return drawn.rule->from == state; };
    const std::string id(state);
    // A final state may have no transitions: where something is still recorded, the case goes on.
    XmlElement& element = root.add(std::ranges::any_of(rules, is_here) ? "state" : "final",
                                   {{"id", id}, {"lianshen:label", wording.state(name, id)}});
    for (const DrawnRule& drawn : rules) {
      if (is_here(drawn)) add_transition(element, drawn, policy, wording);
    }
  }
  return xml_text(root, std::string(how_to_walk));
}

}  // namespace lianshen
