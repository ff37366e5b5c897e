// Finds the kind of a project and its route in the pack in force: a gate of the whole project, so no case's
// own version of the rules decides it.
#include "workflows/routes.hpp"

#include "workflows/annual_plan.hpp"
#include "workflows/common.hpp"
#include "workflows/project.hpp"

namespace lianshen {

namespace {

template <class Enum>
std::set<std::string> names_of() {
  const auto choices = FieldCodec<Enum>::choices();
  return {choices.begin(), choices.end()};
}

}  // namespace

Route route_of(const FactsReader& read, std::string_view project) {
  const PolicyPack& policy = read.policy_in_force();
  if (read.milestone(project, milestones::legacy_recognised)) return {policy, std::string(legacy_kind)};
  const auto registered = read.find<project::Project>(project);
  return {policy, name_of(registered ? registered->data.kind : project::Kind::build)};
}

RequiredKeys route_keys() {
  RequiredKeys keys;
  keys.route_kinds = names_of<project::Kind>();
  keys.route_kinds.emplace(legacy_kind);
  for (const auto& stage : names_of<Stage>()) keys.route_stages.emplace(stage, std::set<std::string>{});
  keys.route_stages[name_of(Stage::annual_plan)] = names_of<annual_plan::Schedule>();
  keys.route_stages[name_of(Stage::acceptance)] = names_of<AcceptanceForm>();
  return keys;
}

}  // namespace lianshen
