// No rule can vanish unnoticed: with any single requirement switched off, some scenario that names its code
// must fail.
#include <catch2/catch.hpp>
#include <set>

#include "engine/rules/decision.hpp"
#include "tests/support/generated_case.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

struct ScenarioText {
  std::string file;
  std::string text;
};

const std::vector<ScenarioText>& all_scenarios() {
  static const std::vector<ScenarioText> texts = [] {
    std::vector<ScenarioText> all;
    for (const char* folder : {"rejections", "scenarios"}) {
      for (const auto& file : files_below(folder, ".scenario")) all.push_back({file, read_file(file)});
    }
    return all;
  }();
  return texts;
}

bool is_noticed(const Workflow& workflow, const RequirementDescription& requirement) {
  for (const auto& scenario : all_scenarios()) {
    if (scenario.text.find(" " + std::string(requirement.code)) == std::string::npos) continue;
    muting::mute(workflow.name(), requirement.code, requirement.anchor);
    const bool changed = !failures_of_scenario(scenario.text, rulebook()).empty();
    muting::unmute();
    if (changed && failures_of_scenario(scenario.text, rulebook()).empty()) return true;
  }
  return false;
}

TEST_CASE("muting any single requirement is noticed", "[muting]") {
  for (const auto& workflow : rulebook().workflows.all()) {
    std::set<std::string> seen;
    for (const auto& rule : workflow->table().rules) {
      for (const auto& requirement : rule.requirements) {
        if (!seen.insert(std::string(requirement.code) + std::string(requirement.anchor)).second) continue;
        INFO(workflow->name() << ": " << requirement.code << " (" << requirement.anchor
                              << ") can vanish unnoticed");
        CHECK(is_noticed(*workflow, requirement));
      }
    }
  }
}

}  // namespace
}  // namespace lianshen::test
