// The finding that supervision or system test does not apply (监理、系统测评不适用认定): model text Xianning
// project rules, article 14, for the kinds of project whose route leaves it to the office (R8). Decides only:
// no clock, no storage, no numbers.
#include "workflows/supervision_waiver.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/routes.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::supervision_waiver {
namespace {

struct NotYet;
struct Waived;
struct Revoked;

struct MayBeWaived;
struct StandsNotYet;

// clang-format off
struct Rules : RuleTable<
  //   Anchor        In state  On command  Chosen when  Moves to,
  //     records          , provided that
  Rule<"XN-PM-14.1", NotYet  , Waive     , Always     , Waived,
         SupervisionWaived , All<MayBeWaived, StandsNotYet>>,
  Rule<"XN-PM-14.1", Waived  , Revoke    , Always     , Revoked,
         WaiverRevoked>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};   // 尚未认定
struct Waived : State<"waived"> {};    // 已认定不适用
struct Revoked : State<"revoked"> {};  // 认定已撤销

template <class Command>
using Ask = lianshen::Ask<SupervisionWaiver, Command>;

// What is built must be supervised and tested; only where the route says so may the office find otherwise.
struct MayBeWaived : OnCommand<"XN-PM-14.1", "this_kind_of_project_is_always_supervised", Mender::nobody> {
  static bool met(const Ask<Waive>& ask) { return ask.facts.may_be_waived; }
};

// Two findings of one subject could not be revoked one by one.
struct StandsNotYet : OnCommand<"LS-WAIVER", "this_is_found_not_applicable_already", Mender::nobody> {
  static bool met(const Ask<Waive>& ask) { return !ask.facts.stands_already; }
};

}  // namespace

WaiverFacts SupervisionWaiver::gather(const FactsReader& read, const WaiverData&, const Circumstances&,
                                      const Command* command) {
  WaiverFacts facts;
  const auto* waive = command_in<Waive>(command);
  if (waive == nullptr) return facts;
  const std::string& project = waive->project.value;
  facts.may_be_waived =
      route_of(read, project).need(Stage::supervision_and_testing) == RouteNeed::conditional;
  for (const auto milestone : milestones_of(waive->subject)) {
    facts.stands_already |= read.milestone(project, milestone).has_value();
  }
  return facts;
}

RequiredKeys SupervisionWaiver::policy_keys() { return route_keys(); }

}  // namespace lianshen::supervision_waiver

namespace lianshen {

std::unique_ptr<Workflow> make_supervision_waiver() {
  return std::make_unique<WorkflowOf<supervision_waiver::SupervisionWaiver, supervision_waiver::Rules>>();
}

}  // namespace lianshen
