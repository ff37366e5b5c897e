// Delegation (请假、代理): house rule LS-DELEGATION (office.md 2.1). Decides only: no clock, no storage, no
// numbers. A delegation gives no power that its principal lacks: authority is judged for both persons.
#include "workflows/delegation.hpp"

#include "engine/runtime/acting.hpp"
#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::delegation {
namespace {

struct NotYet;
struct InForce;
struct Ended;

struct PeriodIsInOrder;
struct DeputyIsAnotherPerson;
struct DeputyIsAppointedByAnother;
struct CommandsAreKnown;

// clang-format off
struct Rules : RuleTable<
  //   Anchor           In state On command Chosen  Moves to Records, provided that
  Rule<"LS-DELEGATION", NotYet , Delegate , Always, InForce, PowerDelegated,
       All<PeriodIsInOrder, DeputyIsAnotherPerson, DeputyIsAppointedByAnother, CommandsAreKnown>>,
  Rule<"LS-DELEGATION", InForce, End      , Always, Ended  , DelegationEnded>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};    // 尚未委托
struct InForce : State<"in_force"> {};  // 代理中（以起止日为准）
struct Ended : State<"ended"> {};       // 已终止
static_assert(InForce::name == delegation_in_force && Delegation::name == delegation_workflow);

using Ask = lianshen::Ask<Delegation, Delegate>;

struct PeriodIsInOrder : OnCommand<"LS-DELEGATION", "a_period_ends_after_it_begins", Mender::applicant> {
  static bool met(const Ask& ask) { return ask.command.from_day <= ask.command.until_day; }
};

struct DeputyIsAnotherPerson : OnCommand<"LS-DELEGATION", "a_deputy_is_another_person", Mender::applicant> {
  static bool met(const Ask& ask) { return ask.command.from != ask.command.to; }
};

struct DeputyIsAppointedByAnother
    : OnCommand<"LS-DELEGATION", "nobody_appoints_themselves", Mender::applicant> {
  static bool met(const Ask& ask) { return ask.now.actor.user != ask.command.to.value; }
};

struct CommandsAreKnown
    : OnCommand<"LS-DELEGATION", "only_commands_of_people_are_delegated", Mender::applicant> {
  static bool met(const Ask& ask) { return ask.facts.all_commands_are_known; }
};

}  // namespace

DelegationFacts Delegation::gather(const FactsReader& read, const DelegationData&, const Circumstances&,
                                   const Command* command) {
  DelegationFacts facts;
  if (const auto* asked = command_in<Delegate>(command)) {
    facts.all_commands_are_known = std::ranges::all_of(asked->commands, [&](const Text<100>& each) {
      const AuthorityRule* rule = read.policy_in_force().authority(each.value);
      return rule != nullptr && !rule->seats.empty();
    });
  }
  return facts;
}

RequiredKeys Delegation::policy_keys() { return {}; }

}  // namespace lianshen::delegation

namespace lianshen {

std::unique_ptr<Workflow> make_delegation() {
  return std::make_unique<WorkflowOf<delegation::Delegation, delegation::Rules>>();
}

}  // namespace lianshen
