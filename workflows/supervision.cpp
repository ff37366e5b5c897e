// Puts together budget, threshold, route and waivers of one project. Gathers, never refuses.
#include "workflows/supervision.hpp"

#include "workflows/common.hpp"
#include "workflows/contract.hpp"
#include "workflows/routes.hpp"

namespace lianshen {

SupervisionDuty supervision_duty(const FactsReader& read, const PolicyPack& policy,
                                 std::string_view project) {
  const auto has = [&](std::string_view name) { return read.milestone(project, name).has_value(); };
  const AmountThreshold& threshold = policy.amount("supervision.threshold");
  SupervisionDuty duty;
  duty.budget = contract::budget_in_force(read, project);
  duty.threshold = threshold.value;
  duty.is_supervised = has(milestones::supervised);
  duty.is_tested = has(milestones::system_tested);
  const RouteNeed need = route_of(read, project).need(Stage::supervision_and_testing);
  if (need == RouteNeed::none || !duty.budget || !threshold.applies_to(*duty.budget)) return duty;
  const bool may_be_waived = need == RouteNeed::conditional;
  duty.needs_supervision = !may_be_waived || !has(milestones::supervision_waived);
  duty.needs_system_test = !may_be_waived || !has(milestones::system_test_waived);
  return duty;
}

}  // namespace lianshen
