#include "reports/render/mermaid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "reports/render/drawn_rules.hpp"

namespace lianshen {

namespace {

// One arrow; rows that differ only in their selector share it.
struct Arrow {
  std::string_view from;
  std::string_view to;
  std::string label;
  bool operator==(const Arrow&) const = default;
};

// A colon or semicolon would end Mermaid's label.
std::string safe(std::string text) {
  std::ranges::replace(text, ':', ' ');
  std::ranges::replace(text, ';', ',');
  return text;
}

}  // namespace

std::string mermaid_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording) {
  const std::string name(workflow.name());
  const auto& table = workflow.table();
  const std::vector<DrawnRule> rules = drawn_rules(workflow, policy, wording);
  std::vector<Arrow> arrows;
  for (const DrawnRule& drawn : rules) {
    std::string label = drawn.command;
    if (!drawn.choice.empty()) label += fmt::format("（{}）", drawn.choice);
    label += " " + drawn.articles;
    Arrow arrow{drawn.rule->from, drawn.rule->to, safe(std::move(label))};
    if (std::ranges::find(arrows, arrow) == arrows.end()) arrows.push_back(std::move(arrow));
  }

  std::string text = "stateDiagram-v2\n";
  for (const auto state : table.states) {
    text += fmt::format("  state \"{}\" as {}\n", wording.state(name, std::string(state)), state);
  }
  text += fmt::format("  [*] --> {}\n", table.initial_state);
  for (const Arrow& arrow : arrows)
    text += fmt::format("  {} --> {}: {}\n", arrow.from, arrow.to, arrow.label);
  for (const auto state : table.states) {
    if (!is_left(state, rules)) text += fmt::format("  {} --> [*]\n", state);
  }
  return text;
}

}  // namespace lianshen
