#include "reports/render/mermaid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

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

// "Is<passed>" -> "passed"; other selectors show in the state that the arrow leads to.
std::string choice_of(const std::string& selector) {
  if (!selector.starts_with("Is<")) return "";
  const auto start = selector.find('<') + 1;
  return selector.substr(start, selector.find('>', start) - start);
}

}  // namespace

std::string mermaid_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording) {
  const std::string name(workflow.name());
  const auto& table = workflow.table();
  std::vector<Arrow> arrows;
  std::set<std::string_view> left;
  for (const auto& rule : table.rules) {
    const Citation* citation = policy.citation(rule.anchor);
    if (citation != nullptr && citation->is_absent) continue;
    std::string label = wording.command(name, rule.command);
    if (const std::string choice = choice_of(rule.selector); !choice.empty()) {
      label += fmt::format("（{}）", wording.choice(name, choice));
    }
    std::string articles;
    for (const auto& provision : citation == nullptr ? std::vector<std::string>() : citation->provisions) {
      articles += (articles.empty() ? "" : " ") + provision;
    }
    label += " " + wording.articles(articles.empty() ? std::string(rule.anchor) : articles);
    Arrow arrow{rule.from, rule.to, safe(std::move(label))};
    if (rule.from != rule.to) left.insert(rule.from);
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
    if (!left.contains(state)) text += fmt::format("  {} --> [*]\n", state);
  }
  return text;
}

}  // namespace lianshen
