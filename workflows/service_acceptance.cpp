// The service acceptance (履约验收): for operation and purchased services it stands in for the trial and the
// completion acceptance of article 16 (R8, R18); article 14 holds for them too. Decides only: no clock, no
// storage, no numbers. Blocks no payment that is due for a service performed.
#include "workflows/service_acceptance.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/contract.hpp"
#include "workflows/routes.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::service_acceptance {
namespace {

struct NotYet;
struct Submitted;
struct Correcting;
struct Passed;
struct Failed;

struct IsAServiceByItsRoute;
struct ContractIsTheProjects;
struct PeriodIsOver;
struct PeriodIsNew;
struct IsSupervised;
struct IsTested;

// clang-format off
struct Rules : RuleTable<
  //   Anchor        In state    On command         Chosen when          Moves to,
  //     records             , provided that
  Rule<"LS-SERVICE", NotYet    , Submit           , Always             , Submitted,
         ServiceReported      , All<IsAServiceByItsRoute, ContractIsTheProjects, PeriodIsOver, PeriodIsNew,
                                    IsSupervised, IsTested>>,
  Rule<"LS-SERVICE", Submitted , RequestCorrection, Always             , Correcting,
         CorrectionRequested>,
  Rule<"LS-SERVICE", Correcting, Resubmit         , Always             , Submitted,
         ServiceReportedAgain>,
  Rule<"LS-SERVICE", Failed    , Resubmit         , Always             , Submitted,
         ServiceReportedAgain>,
  Rule<"LS-SERVICE", Submitted , Conclude         , Is<Outcome::passed>, Passed,
         ServiceAccepted>,
  Rule<"LS-SERVICE", Submitted , Conclude         , Is<Outcome::failed>, Failed,
         ServiceNotAccepted>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Submitted : State<"submitted"> {};    // 待验收
struct Correcting : State<"correcting"> {};  // 待补正
struct Passed : State<"passed"> {};          // 履约验收合格
struct Failed : State<"failed"> {};          // 履约验收不合格

template <class Command>
using Ask = lianshen::Ask<ServiceAcceptance, Command>;

struct IsAServiceByItsRoute
    : OnCommand<"LS-ROUTE", "only_services_are_accepted_period_by_period", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.is_accepted_by_period; }
};

struct ContractIsTheProjects
    : OnCommand<"LS-SERVICE", "the_service_contract_is_not_of_this_project", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.contract_is_the_projects; }
};

struct PeriodIsOver : OnCommand<"LS-SERVICE", "the_service_period_is_not_over", Mender::waiting> {
  static bool met(const Ask<Submit>& ask) {
    return ask.command.period_from <= ask.command.period_until &&
           ask.command.period_until <= ask.now.occurred_on;
  }
  static std::vector<Detail> details(const Ask<Submit>& ask) {
    return {{"period_until", ask.command.period_until.iso()}};
  }
};

// A failed period is reported again in its own case: a second one would hide the failure.
struct PeriodIsNew : OnCommand<"LS-SERVICE", "this_service_period_has_its_case", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return !ask.facts.overlapping; }
  static std::vector<Detail> details(const Ask<Submit>& ask) { return {{"stream", *ask.facts.overlapping}}; }
};

// ---- article 14: supervision and system test, unless they were found not to apply ----

std::vector<Detail> budget_of(const Ask<Submit>& ask) {
  const auto& duty = ask.facts.supervision;
  return {{"budget", duty.budget->yuan()}, {"threshold", duty.threshold.yuan()}};
}

struct IsSupervised : OnCommand<"XN-PM-14.1", "supervision_is_missing", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return !ask.facts.supervision.lacks_supervision(); }
  static std::vector<Detail> details(const Ask<Submit>& ask) { return budget_of(ask); }
};

struct IsTested : OnCommand<"XN-PM-14.1", "the_system_test_is_missing", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return !ask.facts.supervision.lacks_system_test(); }
  static std::vector<Detail> details(const Ask<Submit>& ask) { return budget_of(ask); }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static ServiceAccepted record(Recording<ServiceAccepted>, const Ask<Conclude>& ask) {
  const auto& latest = ask.facts.latest_accepted_until;
  return {ask.command.acceptance_no, ask.command.opinion, !latest || *latest < ask.data.period_until,
          ask.now.occurred_on};
}

ServiceFacts ServiceAcceptance::gather(const FactsReader& read, const ServiceData& data,
                                       const Circumstances& now, const Command* command) {
  ServiceFacts facts;
  std::string project = data.project.value;
  if (const auto* submit = command_in<Submit>(command)) {
    project = submit->project.value;
    const auto contract = read.find<contract::Contract>(submit->contract.value);
    facts.contract_is_the_projects = contract && contract->data.project == submit->project;
    for (const auto& other : read.of_project<ServiceAcceptance>(project)) {
      if (other.stream != now.stream && other.data.contract == submit->contract &&
          other.data.period_from <= submit->period_until && submit->period_from <= other.data.period_until) {
        facts.overlapping = other.stream;
      }
    }
  }
  facts.is_accepted_by_period = route_of(read, project).is_accepted_by_period();
  facts.supervision = supervision_duty(read, read.policy(), project);
  if (const auto latest = read.milestone(project, milestones::service_accepted)) {
    facts.latest_accepted_until = latest->on;
  }
  return facts;
}

RequiredKeys ServiceAcceptance::policy_keys() {
  RequiredKeys keys = route_keys();
  keys.amounts = {"supervision.threshold"};
  return keys;
}

}  // namespace lianshen::service_acceptance

namespace lianshen {

std::unique_ptr<Workflow> make_service_acceptance() {
  return std::make_unique<WorkflowOf<service_acceptance::ServiceAcceptance, service_acceptance::Rules>>();
}

}  // namespace lianshen
