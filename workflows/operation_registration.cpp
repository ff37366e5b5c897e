// The operation registration (运维备案): model text Xianning project rules, articles 5, 7, 18 and 19.
// Decides only: no clock, no storage, no numbers. What is not registered is reminded of and warned about:
// the articles name no further consequence.
#include "workflows/operation_registration.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/project.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::operation_registration {
namespace {

struct NotYet;
struct Due;
struct Submitted;
struct Correcting;
struct Confirmed;
struct Waived;

struct MovesToTheCloud;
struct SharesThroughThePlatform;
struct MaintenanceRulesAreFiled;
struct IsInOperation;
struct IsTheOnlyOne;
struct YearHasBegun;
struct CaseIsTheSame;
struct ComesInTime;
struct ItemsAreComplete;
struct CostStaysWithinStandard;
struct AssessmentsAreUpToDate;

// clang-format off
struct Rules : RuleTable<
  //   Anchor             In state    On command         Chosen  Moves to,
  //     records                 , provided that
  Rule<"XN-PM-19.1"     , NotYet    , Require          , Always, Due,
         RegistrationRequired   , All<IsInOperation, IsTheOnlyOne, YearHasBegun>>,
  Rule<"XN-PM-19.1"     , NotYet    , Submit           , Always, Submitted,
         RegistrationSubmitted  , All<IsInOperation, IsTheOnlyOne, YearHasBegun, ComesInTime, MovesToTheCloud,
                                      SharesThroughThePlatform, AssessmentsAreUpToDate>>,
  Rule<"XN-PM-19.1"     , Due       , Submit           , Always, Submitted,
         RegistrationSubmitted  , All<CaseIsTheSame, ComesInTime, MovesToTheCloud, SharesThroughThePlatform,
                                      AssessmentsAreUpToDate>>,
  Rule<"XN-PM-19.2"     , Submitted , RequestCorrection, Always, Correcting,
         CorrectionRequested>,
  Rule<"XN-PM-19.2"     , Correcting, Resubmit         , Always, Submitted,
         RegistrationResubmitted>,
  Rule<"XN-PM-19.1"     , Submitted , Confirm          , Always, Confirmed,
         RegistrationConfirmed  , All<ItemsAreComplete, MaintenanceRulesAreFiled, CostStaysWithinStandard>>,
  Rule<"LS-REGISTRATION", Due       , Waive            , Always, Waived,
         RegistrationWaived>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Due : State<"due"> {};                // 应报
struct Submitted : State<"submitted"> {};    // 待确认
struct Correcting : State<"correcting"> {};  // 待补正
struct Confirmed : State<"confirmed"> {};    // 已备案
struct Waived : State<"waived"> {};          // 无须报

using Situation = lianshen::Situation<OperationRegistration>;
template <class Command>
using Ask = lianshen::Ask<OperationRegistration, Command>;

// ---- articles 5 and 7: what was there before the rules moves, year by year; both only warn ----

struct MovesToTheCloud
    : OnCommand<"XN-PM-05.2", "the_system_should_move_to_the_municipal_cloud", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) {
    return !ask.facts.is_older_than_the_rules || ask.facts.is_on_the_cloud;
  }
};

struct SharesThroughThePlatform
    : OnCommand<"XN-PM-07.1b", "the_system_should_share_through_the_platform", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) {
    return !ask.facts.is_older_than_the_rules || ask.facts.is_on_the_platform;
  }
};

// ---- article 18: the unit has rules for its maintenance ----

struct MaintenanceRulesAreFiled
    : OnFacts<"XN-PM-18.2", "the_maintenance_rules_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_item(situation.data.content, "maintenance_rules");
  }
};

// ---- article 19: once a year, with its contents ----

struct IsInOperation
    : OnCommand<"XN-PM-19.1", "only_systems_in_operation_are_registered", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.is_in_operation;
  }
};

struct IsTheOnlyOne : OnCommand<"XN-PM-19.1", "this_year_has_a_registration_already", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.another_exists;
  }
};

struct YearHasBegun : OnCommand<"XN-PM-19.1", "the_year_has_not_begun", Mender::waiting> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.command.year.value <= ask.now.occurred_on.year();
  }
};

struct CaseIsTheSame
    : OnCommand<"XN-PM-19.1", "a_registration_keeps_its_project_and_year", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) {
    return ask.command.project == ask.data.project && ask.command.year == ask.data.year;
  }
};

// 按年度 has no day in the article: ours is a reminder, so a late report is taken like any other.
struct ComesInTime : OnCommand<"LS-REGISTRATION", "the_registration_comes_after_its_day", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.now.occurred_on <= ask.facts.due_on; }
  static std::vector<Detail> details(const Ask<Submit>& ask) { return {{"due_on", ask.facts.due_on.iso()}}; }
};

struct ItemsAreComplete : OnFacts<"XN-PM-19.2", "registration_items_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_all_items(situation.facts.required_items, situation.data.content);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return missing_items(situation.facts.required_items, situation.data.content);
  }
};

// 另行制定: the article only says who makes the standard, so what exceeds it is told and not refused.
struct CostStaysWithinStandard : OnCommand<"XN-PM-19.3", "the_cost_exceeds_its_standard", Mender::applicant> {
  static bool met(const Ask<Confirm>& ask) {
    const auto& standard = ask.command.standard;
    return !standard || ask.data.cost.contracted <= standard->amount;
  }
  static std::vector<Detail> details(const Ask<Confirm>& ask) {
    return {{"standard", ask.command.standard->amount.yuan()},
            {"contracted", ask.data.cost.contracted.yuan()}};
  }
};

// ---- articles 20 and 21: what is assessed from time to time ----

struct AssessmentsAreUpToDate
    : OnCommand<"LS-ASSESSMENT", "security_assessments_are_overdue", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.overdue_security.empty(); }
  static std::vector<Detail> details(const Ask<Submit>& ask) {
    std::vector<Detail> overdue;
    for (const auto& assessment : ask.facts.overdue_security) overdue.push_back({"certificate", assessment});
    return overdue;
  }
};

// ---- facts ----

CivilDate inner_day(const PolicyPack& policy, std::int64_t year) {
  return CivilDate::of(static_cast<int>(year + 1),
                       static_cast<unsigned>(policy.count("operation_registration.due_month")),
                       static_cast<unsigned>(policy.count("operation_registration.due_day")));
}

// The report of acceptance, the recognition of a legacy system, or the contract of what runs by its contract.
std::optional<CivilDate> in_operation_since(const FactsReader& read, std::string_view project) {
  if (const auto accepted = read.milestone(project, milestones::accepted)) return accepted->on;
  if (const auto legacy = read.milestone(project, milestones::legacy_recognised)) return legacy->on;
  const auto registered = read.find<project::Project>(project);
  if (!registered || !project::is_in_operation_by_contract(registered->data.kind)) return std::nullopt;
  const auto contracted = read.milestone(project, milestones::contracted);
  return contracted ? std::optional(contracted->on) : std::nullopt;
}

void gather_project(RegistrationFacts& facts, const FactsReader& read, const std::string& project,
                    CivilDate day) {
  const auto has = [&](std::string_view name) { return read.milestone(project, name).has_value(); };
  facts.is_in_operation = in_operation_since(read, project).has_value();
  facts.is_older_than_the_rules = has(milestones::legacy_recognised);
  facts.is_on_the_cloud = has(milestones::migrated_to_cloud);
  facts.is_on_the_platform = has(milestones::shared_on_platform);
  for (const auto limit : project::assessment_limits()) {
    const auto clock = read.clock(project, limit);
    if (clock && clock->status != ClockStatus::stopped && clock->due_on < day)
      facts.overdue_security.emplace_back(limit.substr(limit.find('.') + 1));
  }
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static RegistrationRequired record(Recording<RegistrationRequired>, const Ask<Require>& ask) {
  return {ask.command.project, ask.command.year, ask.facts.due_on, ask.now.occurred_on};
}

RegistrationFacts OperationRegistration::gather(const FactsReader& read, const RegistrationData& data,
                                                const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  RegistrationFacts facts;
  facts.required_items = policy.items("operation_registration.submit");
  std::string project = data.project.value;
  RegistrationYear year = data.year;
  if (const auto* required = command_in<Require>(command)) {
    project = required->project.value;
    year = required->year;
  }
  if (const auto* submitted = command_in<Submit>(command)) {
    project = submitted->project.value;
    year = submitted->year;
  }
  facts.due_on = inner_day(policy, year.value);
  for (const auto& other : read.of_project<OperationRegistration>(project)) {
    facts.another_exists |= other.stream != now.stream && other.data.year == year;
  }
  gather_project(facts, read, project, now.occurred_on);
  return facts;
}

bool is_missing(const FactsReader& read, std::string_view project, CivilDate day) {
  const auto since = in_operation_since(read, project);
  if (!since) return false;
  std::int64_t year = day.year() - 1;
  if (day <= inner_day(read.policy_in_force(), year)) --year;
  return since->year() <= year && !read.milestone(project, milestones::operation_registered(year));
}

RequiredKeys OperationRegistration::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"operation_registration.report", "operation_registration.correction"};
  keys.counts = {"operation_registration.due_month", "operation_registration.due_day"};
  return keys;
}

}  // namespace lianshen::operation_registration

namespace lianshen {

std::unique_ptr<Workflow> make_operation_registration() {
  return std::make_unique<
      WorkflowOf<operation_registration::OperationRegistration, operation_registration::Rules>>();
}

}  // namespace lianshen
