// Project (项目登记与在库管理): model text Xianning project rules, articles 2, 4, 5, 7, 8, 15, 20, 21, 25, 26
// and 28. Which step a project is in is told by its milestones, never by this table. Decides only: no clock,
// no storage, no numbers.
#include "workflows/project.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::project {
namespace {

struct NotYet;
struct Active;
struct Suspended;
struct Terminated;
struct Withdrawn;
struct NotApplicable;
struct Retired;

struct FundedByTheCity;
struct DeclaredUnclassified;
struct NotRegisteredTwice;
struct NotRegisteredElsewhere;
struct CompetentDepartmentGoesFirst;
struct CountyRulesAreConsidered;
struct RulesAreInForce;
struct LegacyIsProved;
struct LegacyIsOlderThanTheRules;
struct BothConditionsHold;
struct SecrecyBureauHasConfirmed;
struct IsNotPlannedYet;
struct IsInOperation;
struct IsBuiltOrBeingBuilt;
struct NoFindingStands;
struct FindingStands;
struct NetworkIsNamed;
struct IsIssuedAndNew;

struct AssessesCryptography;
struct AssessesTheGrade;
using AssessesTheGradeOnly = Both<Unless<AssessesCryptography>, When<AssessesTheGrade>>;
using AssessesNeither = Both<Unless<AssessesCryptography>, Unless<AssessesTheGrade>>;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state   On command         Chosen when         Moves to,
  //     records          , provided that
  Rule<"XN-PM-02.1" , NotYet   , Register         , Is<Origin::new_>  , Active,
         ProjectRegistered, All<DeclaredUnclassified, FundedByTheCity, NotRegisteredTwice,
                                NotRegisteredElsewhere, CompetentDepartmentGoesFirst,
                                CountyRulesAreConsidered, RulesAreInForce>>,
  Rule<"LS-LEGACY"  , NotYet   , Register         , Is<Origin::legacy>, Active,
         LegacyRegistered , All<DeclaredUnclassified, FundedByTheCity, NotRegisteredTwice,
                                NotRegisteredElsewhere, CompetentDepartmentGoesFirst,
                                CountyRulesAreConsidered, RulesAreInForce, LegacyIsProved,
                                LegacyIsOlderThanTheRules>>,
  Rule<"XN-PM-02.2" , NotYet   , ExcludeClassified, Always            , NotApplicable,
         ProjectExcluded  , All<BothConditionsHold, SecrecyBureauHasConfirmed>>,
  Rule<"XN-PM-07.6" , Active   , ExcludeClassified, Always            , NotApplicable,
         ProjectExcluded  , All<BothConditionsHold, SecrecyBureauHasConfirmed>>,

  Rule<"LS-REGISTER", Active   , Withdraw         , Always            , Withdrawn,
         ProjectWithdrawn , All<IsNotPlannedYet>>,
  Rule<"LS-SUSPEND" , Active   , Suspend          , Always            , Suspended,
         ProjectSuspended>,
  Rule<"LS-SUSPEND" , Suspended, Resume           , Always            , Active,
         ProjectResumed>,
  Rule<"LS-SUSPEND" , Active   , Terminate        , Always            , Terminated,
         ProjectTerminated>,
  Rule<"LS-SUSPEND" , Suspended, Terminate        , Always            , Terminated,
         ProjectTerminated>,
  Rule<"XN-PM-18.1" , Active   , Retire           , Always            , Retired,
         ProjectRetired   , All<IsInOperation>>,

  Rule<"XN-PM-25.1" , Active   , MakeFinding      , Always            , Active,
         FoundNotShared   , All<IsBuiltOrBeingBuilt, NoFindingStands>>,
  Rule<"XN-PM-25.1" , Active   , LiftFinding      , Always            , Active,
         FindingLifted    , All<FindingStands>>,

  Rule<"XN-PM-20.1" , Active   , RecordCertificate, AssessesTheGradeOnly, Active,
         CertificateRecorded, All<IsIssuedAndNew>>,
  Rule<"XN-PM-21.1" , Active   , RecordCertificate, AssessesNeither, Active,
         CertificateRecorded, All<IsIssuedAndNew>>,
  Rule<"XN-PM-21.2" , Active   , RecordCertificate, When<AssessesCryptography>, Active,
         CertificateRecorded, All<IsIssuedAndNew>>,

  Rule<"XN-PM-04.3" , Active   , RecordMigration, Is<MigrationKind::private_network>, Active,
         MigrationRecorded, All<NetworkIsNamed>>,
  Rule<"XN-PM-05.2" , Active   , RecordMigration, Is<MigrationKind::municipal_cloud>, Active,
         MigrationRecorded>,
  Rule<"XN-PM-05.3" , Active   , RecordMigration, Is<MigrationKind::industry_cloud>, Active,
         MigrationRecorded>,
  Rule<"XN-PM-07.1b", Active   , RecordMigration, Is<MigrationKind::sharing_platform>, Active,
         MigrationRecorded>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};                // 尚未建立
struct Active : State<"active"> {};                 // 在库
struct Suspended : State<"suspended"> {};           // 已中止
struct Terminated : State<"terminated"> {};         // 已终止
struct Withdrawn : State<"withdrawn"> {};           // 已撤回
struct NotApplicable : State<"not_applicable"> {};  // 不适用（已转出）
struct Retired : State<"retired"> {};               // 已下线

using Situation = lianshen::Situation<Project>;
template <class Command>
using Ask = lianshen::Ask<Project, Command>;

// ---- selectors ----

struct AssessesCryptography {
  static bool holds(const Ask<RecordCertificate>& ask) {
    return ask.command.kind == CertificateKind::cryptography_assessment;
  }
};

struct AssessesTheGrade {
  static bool holds(const Ask<RecordCertificate>& ask) {
    return ask.command.kind == CertificateKind::grading_assessment;
  }
};

// ---- article 2: which projects these rules are for ----

struct FundedByTheCity
    : OnCommand<"XN-PM-02.1", "only_projects_with_municipal_money_are_registered", Mender::nobody> {
  static bool met(const Ask<Register>& ask) { return ask.command.funding != Funding::other; }
};

// The log cannot be edited, so a classified name must not reach it at all (R29).
struct DeclaredUnclassified
    : OnCommand<"LS-CLASSIFIED", "the_project_must_be_declared_unclassified", Mender::applicant> {
  static bool met(const Ask<Register>& ask) { return ask.command.declared_unclassified; }
};

// A project of the police is not out of scope because it is theirs: the rules of the political-legal network
// must demand it.
struct BothConditionsHold : OnCommand<"XN-PM-02.2", "exclusion_needs_both_conditions", Mender::applicant> {
  static bool met(const Ask<ExcludeClassified>& ask) {
    return ask.command.ground == Ground::classified ||
           (ask.facts.is_political_legal_unit && ask.command.must_join_political_legal_network);
  }
};

// ---- article 4: a private network is classified, and merged into one network or the other ----

struct NetworkIsNamed : OnCommand<"XN-PM-04.3", "the_merged_network_must_be_named", Mender::office> {
  static bool met(const Ask<RecordMigration>& ask) { return ask.command.network.has_value(); }
};

// ---- the house rule for what was there before (R7) ----

struct LegacyIsProved : OnCommand<"LS-LEGACY", "a_legacy_system_needs_its_proof", Mender::applicant> {
  static bool met(const Ask<Register>& ask) { return ask.command.legacy.has_value(); }
};

struct LegacyIsOlderThanTheRules
    : OnCommand<"LS-LEGACY", "a_legacy_system_is_older_than_the_rules", Mender::nobody> {
  static bool met(const Ask<Register>& ask) {
    return !ask.command.legacy || ask.command.legacy->since < ask.facts.rules_begin_on;
  }
  static std::vector<Detail> details(const Ask<Register>& ask) {
    return {{"rules_begin_on", ask.facts.rules_begin_on.iso()}};
  }
};

// ---- article 7: the secrecy bureau confirms ----

struct SecrecyBureauHasConfirmed
    : OnCommand<"XN-PM-07.6", "the_secrecy_bureau_must_confirm", Mender::member_unit> {
  static bool met(const Ask<ExcludeClassified>& ask) { return ask.command.confirmation_no.has_value(); }
};

// ---- article 8: one project, one registrant ----

struct NotRegisteredElsewhere
    : OnCommand<"XN-PM-08.5", "another_unit_has_registered_this_project", Mender::applicant> {
  static bool met(const Ask<Register>& ask) { return !ask.facts.registered_elsewhere; }
  static std::vector<Detail> details(const Ask<Register>& ask) {
    return {{"project", *ask.facts.registered_elsewhere}};
  }
};

// 由主管部门或牵头单位申报: where the competent department shares the project, it goes first.
struct CompetentDepartmentGoesFirst
    : OnCommand<"XN-PM-08.5", "the_competent_department_registers_it", Mender::applicant> {
  static bool met(const Ask<Register>& ask) {
    return std::ranges::none_of(ask.command.joint_units, [&](const OrganisationId& unit) {
      return unit.value == ask.facts.competent_department;
    });
  }
  static std::vector<Detail> details(const Ask<Register>& ask) {
    return {{"organisation", ask.facts.competent_department}};
  }
};

struct NotRegisteredTwice
    : OnCommand<"LS-REGISTER", "this_project_is_registered_already", Mender::applicant> {
  static bool met(const Ask<Register>& ask) { return !ask.facts.registered_here; }
  static std::vector<Detail> details(const Ask<Register>& ask) {
    return {{"project", *ask.facts.registered_here}};
  }
};

// ---- the course of a project ----

struct IsNotPlannedYet : OnFacts<"LS-REGISTER", "a_planned_project_is_not_withdrawn", Mender::office> {
  static bool met(const Situation& situation) {
    return !situation.facts.is_planned && !situation.facts.is_contracted;
  }
};

struct IsInOperation : OnFacts<"LS-REGISTER", "only_systems_in_operation_are_retired", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.facts.is_in_operation; }
};

// ---- articles 20 and 21: filed and assessed, again and again ----

// An older certificate entered late would set the clock of the next one back.
struct IsIssuedAndNew
    : OnCommand<"LS-CERTIFICATE", "a_certificate_must_be_issued_and_newer_than_the_last", Mender::applicant> {
  static bool met(const Ask<RecordCertificate>& ask) {
    return ask.command.issued_on <= ask.now.occurred_on &&
           std::ranges::none_of(ask.data.certificates, [&](const Certificate& earlier) {
             return earlier.kind == ask.command.kind && earlier.issued_on > ask.command.issued_on;
           });
  }
};

// ---- article 25: what does not share gets nothing after its present contract ----

struct IsBuiltOrBeingBuilt
    : OnFacts<"XN-PM-25.1", "only_built_projects_are_found_not_shared", Mender::office> {
  static bool met(const Situation& situation) {
    return situation.facts.is_contracted || situation.facts.is_in_operation;
  }
};

// A second finding would move the end of the present contract, which is exactly what must stand still.
struct NoFindingStands : OnFacts<"XN-PM-25.1", "the_finding_stands_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.finding; }
};

struct FindingStands : OnFacts<"XN-PM-25.1", "no_finding_stands", Mender::nobody> {
  static bool met(const Situation& situation) { return situation.data.finding.has_value(); }
};

// ---- articles 26 and 28: where and how long these rules hold; both only warn ----

struct CountyRulesAreConsidered
    : OnFacts<"XN-PM-26.1", "counties_may_have_rules_of_their_own", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.facts.is_of_a_county; }
};

struct RulesAreInForce : OnFacts<"XN-PM-28.1", "these_rules_have_expired", Mender::nobody> {
  static bool met(const Situation& situation) {
    return !situation.facts.rules_end_on || situation.now.occurred_on <= *situation.facts.rules_end_on;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"rules_end_on", situation.facts.rules_end_on->iso()}};
  }
};

bool is_one_of(const std::vector<OrganisationId>& units, std::string_view organisation) {
  return std::ranges::any_of(units, [&](const OrganisationId& unit) { return unit.value == organisation; });
}

// Two registrations of one name are one project if their units meet; units without a common one may well use
// the same name.
void find_same_project(ProjectFacts& facts, const FactsReader& read, const Circumstances& now,
                       const Register& command) {
  const std::string& registrant = now.actor.organisation;
  for (const auto& other : read.linked_to<Project>(links::project_name, command.name.value)) {
    if (other.state != Active::name && other.state != Suspended::name) continue;
    const auto& units = other.data.joint_units;
    const bool units_meet =
        is_one_of(units, registrant) || is_one_of(command.joint_units, other.data.lead_unit.value) ||
        std::ranges::any_of(units,
                            [&](const auto& unit) { return is_one_of(command.joint_units, unit.value); });
    if (other.data.lead_unit.value == registrant) {
      facts.registered_here = other.stream;
    } else if (units_meet) {
      facts.registered_elsewhere = other.stream;
    }
  }
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static LegacyRegistered record(Recording<LegacyRegistered>, const Ask<Register>& ask) {
  const Register& command = ask.command;
  return {{ask.now.stream},    command.name,
          command.kind,        command.funding,
          command.joint_units, command.responsible_head,
          command.legacy,      {ask.now.actor.organisation},
          ask.now.occurred_on};
}

static FoundNotShared record(Recording<FoundNotShared>, const Ask<MakeFinding>& ask) {
  return {{ask.now.stream},
          ask.command.document_no,
          ask.command.contract_ends_on,
          ask.command.explanation,
          ask.now.occurred_on};
}

static FindingLifted record(Recording<FindingLifted>, const Ask<LiftFinding>& ask) {
  return {{ask.now.stream}, ask.command.document_no, ask.command.explanation, ask.now.occurred_on};
}

static CertificateRecorded record(Recording<CertificateRecorded>, const Ask<RecordCertificate>& ask) {
  const RecordCertificate& command = ask.command;
  return {{ask.now.stream}, command.kind,        command.document_no, command.issued_on,
          command.level,    command.valid_until, ask.now.occurred_on};
}

static MigrationRecorded record(Recording<MigrationRecorded>, const Ask<RecordMigration>& ask) {
  return {
      {ask.now.stream}, ask.command.kind, ask.command.network, ask.command.document_no, ask.now.occurred_on};
}

ProjectFacts Project::gather(const FactsReader& read, const ProjectData&, const Circumstances& now,
                             const Command* command) {
  const PolicyPack& policy = read.policy_in_force();
  ProjectFacts facts;
  facts.rules_begin_on = policy.effective_from;
  facts.rules_end_on = policy.effective_until;
  const std::string& registrant = now.actor.organisation;
  facts.is_of_a_county = policy.holds_seat(registrant, "county_unit");
  facts.is_political_legal_unit = policy.holds_seat(registrant, "political_legal_unit");
  if (const Organisation* organisation = policy.organisation(registrant)) {
    facts.competent_department = organisation->parent;
  }
  for (const auto& milestone : read.milestones(now.stream)) {
    facts.is_planned |= milestones::is_in_plan(milestone.name);
    facts.is_contracted |= milestone.name == milestones::contracted;
    facts.is_in_operation |= milestone.name == milestones::accepted ||
                             milestone.name == milestones::service_accepted ||
                             milestone.name == milestones::legacy_recognised;
  }
  if (const auto* registration = command_in<Register>(command))
    find_same_project(facts, read, now, *registration);
  return facts;
}

RequiredKeys Project::policy_keys() {
  RequiredKeys keys;
  for (const auto limit : assessment_limits()) keys.limits.emplace(limit);
  return keys;
}

}  // namespace lianshen::project

namespace lianshen {

std::unique_ptr<Workflow> make_project() {
  return std::make_unique<WorkflowOf<project::Project, project::Rules>>();
}

}  // namespace lianshen
