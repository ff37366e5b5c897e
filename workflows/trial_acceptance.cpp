// Trial and acceptance (试用与验收): model text Xianning project rules, articles 14, 16 and 21; sharing
// rules, article 25. Decides only: no clock, no storage, no numbers.
#include "workflows/trial_acceptance.hpp"

#include <array>
#include <set>

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::trial_acceptance {
namespace {

// clang-format off
struct NotYet; struct Building; struct Trial; struct Applied; struct Correcting; struct Examining;
struct Rework; struct Passed; struct Failed;

struct ExpertsComeFromTheRegister; struct PanelIsOddAndLargeEnough; struct LeaderIsAMember;
struct MembersAreRecused; struct SuppliersStepBack;
struct OwnProjectsAreEntrusted; struct OwnProjectsAreLedByOthers; struct IsSupervised; struct IsTested;
struct IsAcceptedAsAWhole; struct TrialMayBeSkipped;
struct MainContractIsSigned; struct IsTheOnlyAcceptance; struct AllPartiesHaveSigned; struct TrialIsPrepared;
struct TrialPeriodIsOver; struct ToldOnce; struct MaterialsAreComplete; struct PanelIsFormed;
struct EveryAspectIsExamined; struct NoAspectHasFailed; struct SomethingHasFailed; struct ReworkIsNamed;
struct FeeIsNotTheProjects; struct ReportIsNotIssued; struct SecurityIsEvidenced; struct CatalogueIsStored;

struct Rules : RuleTable<
  //   Anchor         In state    On command                   Chosen when                    Moves to
  //      Records                        Provided that
  Rule<"XN-PM-16.1" , NotYet    , RecordPreliminaryAcceptance, Always                       , Building,
         PreliminaryAcceptanceRecorded, All<IsAcceptedAsAWhole, MainContractIsSigned, IsTheOnlyAcceptance,
                                            AllPartiesHaveSigned>>,
  Rule<"XN-PM-16.1" , Building  , StartTrial                 , Always                       , Trial,
         TrialStarted                 , All<TrialIsPrepared>>,
  Rule<"XN-PM-16.1" , Building  , Apply                      , Always                       , Applied,
         AcceptanceApplied            , All<TrialMayBeSkipped, IsSupervised, IsTested>>,
  Rule<"XN-PM-16.1" , Trial     , Apply                      , Always                       , Applied,
         AcceptanceApplied            , All<TrialPeriodIsOver, IsSupervised, IsTested>>,
  Rule<"XN-PM-16.6" , Failed    , Apply                      , Always                       , Applied,
         AcceptanceApplied            , All<TrialPeriodIsOver, IsSupervised, IsTested>>,

  Rule<"XN-PM-16.2" , Applied   , RequestCorrection          , Always                       , Correcting,
         CorrectionRequested          , All<ToldOnce>>,
  Rule<"XN-PM-16.2" , Correcting, Resubmit                   , Always                       , Applied,
         ApplicationResubmitted>,
  Rule<"XN-PM-16.2" , Applied   , AcceptApplication          , Always                       , Examining,
         ApplicationAccepted          , All<MaterialsAreComplete>>,
  Rule<"LS-INTAKE"  , Applied   , DeemAccepted               , Always                       , Examining,
         ApplicationDeemedAccepted>,

  Rule<"XN-PM-07.1c", Examining , FormAcceptancePanel        , Always                       , Examining,
         AcceptancePanelFormed, All<ExpertsComeFromTheRegister, PanelIsOddAndLargeEnough, LeaderIsAMember,
                                            MembersAreRecused, SuppliersStepBack, OwnProjectsAreEntrusted,
                                            OwnProjectsAreLedByOthers, FeeIsNotTheProjects>>,
  Rule<"XN-PM-16.3" , Examining , RecordFinding              , Always                       , Examining,
         FindingRecorded              , All<PanelIsFormed, SecurityIsEvidenced>>,
  Rule<"XN-PM-16.3" , Examining , Conclude                   , Is<Outcome::passed>          , Passed,
         AcceptancePassed             , All<EveryAspectIsExamined, NoAspectHasFailed, CatalogueIsStored>>,
  Rule<"XN-PM-16.3" , Examining , Conclude                   , Is<Outcome::rework>          , Rework,
         ReworkOrdered                , All<EveryAspectIsExamined, ReworkIsNamed>>,
  Rule<"XN-PM-16.6" , Examining , Conclude                   , Is<Outcome::failed>          , Failed,
         AcceptanceFailed             , All<EveryAspectIsExamined, SomethingHasFailed>>,

  Rule<"XN-PM-16.3" , Rework    , RecordFinding              , Always                       , Rework,
         FindingRecorded              , All<SecurityIsEvidenced>>,
  Rule<"XN-PM-16.3" , Rework    , ConfirmRework              , Is<ReworkOutcome::mended>    , Passed,
         ReworkConfirmed              , All<NoAspectHasFailed, CatalogueIsStored>>,
  Rule<"XN-PM-16.6" , Rework    , ConfirmRework              , Is<ReworkOutcome::not_mended>, Failed,
         ReworkFailed>,

  Rule<"XN-PM-16.5" , Passed    , IssueReport                , Always                       , Passed,
         ReportIssued                 , All<ReportIsNotIssued>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Building : State<"building"> {};      // 已初验，待试用
struct Trial : State<"trial"> {};            // 试用中
struct Applied : State<"applied"> {};        // 待受理
struct Correcting : State<"correcting"> {};  // 待补正
struct Examining : State<"examining"> {};    // 验收中
struct Rework : State<"rework"> {};          // 限期整改待复核
struct Passed : State<"passed"> {};          // 验收通过
struct Failed : State<"failed"> {};          // 验收未通过

using Situation = lianshen::Situation<TrialAcceptance>;
template <class Command>
using Ask = lianshen::Ask<TrialAcceptance, Command>;

constexpr std::string_view catalogue_receipt = "catalogue_receipt";  // 目录入库回执, an item of the content

// ---- article 7: the office organises acceptance; who sits on the panel ----

// The same expert named twice is one expert.
struct PanelIsOddAndLargeEnough
    : OnCommand<"LS-PANEL", "the_panel_must_be_odd_and_large_enough", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    std::set<std::string> experts;
    for (const auto& member : ask.command.members) experts.insert(member.expert.value);
    return experts.size() == ask.command.members.size() && (experts.size() & 1U) == 1U &&
           static_cast<std::int64_t>(experts.size()) >= ask.facts.panel_size_min;
  }
  static std::vector<Detail> details(const Ask<FormAcceptancePanel>& ask) {
    return {{"size", std::to_string(ask.command.members.size())},
            {"minimum", std::to_string(ask.facts.panel_size_min)}};
  }
};

struct LeaderIsAMember : OnCommand<"LS-PANEL", "the_leader_must_be_a_member_of_the_panel", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    return std::ranges::any_of(
        ask.command.members, [&](const PanelMember& member) { return member.expert == ask.command.leader; });
  }
};

struct ExpertsComeFromTheRegister
    : OnCommand<"XN-PM-07.1d", "experts_must_come_from_the_register", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) { return ask.facts.objections.strangers.empty(); }
  static std::vector<Detail> details(const Ask<FormAcceptancePanel>& ask) {
    return as_details(ask.facts.objections.strangers);
  }
};

struct MembersAreRecused
    : OnCommand<"LS-RECUSAL", "members_of_the_applicant_must_step_back", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    return ask.facts.objections.of_the_applicant.empty();
  }
  static std::vector<Detail> details(const Ask<FormAcceptancePanel>& ask) {
    return as_details(ask.facts.objections.of_the_applicant);
  }
};

struct SuppliersStepBack : OnCommand<"LS-RECUSAL", "experts_of_a_supplier_must_step_back", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) { return ask.facts.objections.of_a_supplier.empty(); }
  static std::vector<Detail> details(const Ask<FormAcceptancePanel>& ask) {
    return as_details(ask.facts.objections.of_a_supplier);
  }
};

// Nobody accepts what they have built: the office's own projects go to a third party, led by planning or
// finance (R33).
struct OwnProjectsAreEntrusted
    : OnCommand<"LS-SELF-BUILT", "own_projects_must_be_entrusted_to_a_third_party", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    return !ask.facts.project_is_of_the_office || ask.command.entrustment.has_value();
  }
};

struct OwnProjectsAreLedByOthers
    : OnCommand<"LS-SELF-BUILT", "own_projects_must_be_led_by_another_member_unit", Mender::member_unit> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    return !ask.facts.project_is_of_the_office || ask.facts.is_led_by_another_member_unit;
  }
};

// ---- article 14: supervision and system test above the threshold ----

std::vector<Detail> budget_of(const Situation& situation) {
  const auto& duty = situation.facts.supervision;
  return {{"budget", duty.budget->yuan()}, {"threshold", duty.threshold.yuan()}};
}

struct IsSupervised : OnFacts<"XN-PM-14.1", "supervision_is_missing", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.facts.supervision.lacks_supervision(); }
  static std::vector<Detail> details(const Situation& situation) { return budget_of(situation); }
};

struct IsTested : OnFacts<"XN-PM-14.1", "the_system_test_is_missing", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.facts.supervision.lacks_system_test(); }
  static std::vector<Detail> details(const Situation& situation) { return budget_of(situation); }
};

// ---- article 16: built, tried for three months, examined, reported ----

struct MainContractIsSigned : OnCommand<"XN-PM-16.1", "the_main_contract_is_not_signed", Mender::applicant> {
  static bool met(const Ask<RecordPreliminaryAcceptance>& ask) { return ask.facts.main_contract_is_signed; }
};

// Their periods are accepted one by one (R8, R18): there is nothing that is complete and handed over.
struct IsAcceptedAsAWhole
    : OnCommand<"LS-ROUTE", "services_are_accepted_period_by_period", Mender::applicant> {
  static bool met(const Ask<RecordPreliminaryAcceptance>& ask) { return !ask.facts.is_accepted_by_period; }
};

// A failure is mended by applying again in the same case: a second case would hide it.
struct IsTheOnlyAcceptance
    : OnCommand<"XN-PM-16.6", "an_acceptance_of_this_project_exists_already", Mender::applicant> {
  static bool met(const Ask<RecordPreliminaryAcceptance>& ask) {
    return !ask.facts.another_acceptance_exists;
  }
};

// Only a project that has a supervisor can show its signature.
constexpr std::array all_parties{Party::contractor, Party::supervisor, Party::applicant};

struct AllPartiesHaveSigned
    : OnCommand<"XN-PM-16.1", "all_parties_must_sign_the_preliminary_acceptance", Mender::applicant> {
  static bool met(const Ask<RecordPreliminaryAcceptance>& ask) { return details(ask).empty(); }
  static std::vector<Detail> details(const Ask<RecordPreliminaryAcceptance>& ask) {
    std::vector<Detail> missing;
    for (const Party party : all_parties) {
      const bool is_needed = party != Party::supervisor || ask.facts.supervision.is_supervised;
      const bool has_signed = std::ranges::any_of(
          ask.command.signatures, [&](const Signature& signature) { return signature.party == party; });
      if (is_needed && !has_signed) missing.push_back({"signer", name_of(party)});
    }
    return missing;
  }
};

// Office practice and not law (R17): what is missing is noted, the trial begins.
struct TrialIsPrepared : OnCommand<"LS-TRIAL", "the_trial_should_be_planned_and_checked", Mender::applicant> {
  static bool met(const Ask<StartTrial>& ask) {
    return has_all_items(ask.facts.trial_items, ask.command.content);
  }
  static std::vector<Detail> details(const Ask<StartTrial>& ask) {
    return missing_items(ask.facts.trial_items, ask.command.content);
  }
};

// What is merely bought and set up may be accepted without a trial; once begun, it also runs its time (R8).
struct TrialMayBeSkipped : OnFacts<"XN-PM-16.1", "the_trial_must_come_first", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.facts.trial_is_needed; }
};

struct TrialPeriodIsOver : OnFacts<"XN-PM-16.1", "trial_period_is_not_over", Mender::waiting> {
  static bool met(const Situation& situation) {
    const auto& earliest = situation.facts.earliest_application_on;
    if (!situation.data.trial_started_on) return !situation.facts.trial_is_needed;
    return earliest.has_value() && situation.now.occurred_on >= *earliest;
  }
  static std::vector<Detail> details(const Situation& situation) {
    const auto& earliest = situation.facts.earliest_application_on;
    const auto& started = situation.data.trial_started_on;
    return {{"started", started ? started->iso() : ""}, {"earliest", earliest ? earliest->iso() : ""}};
  }
};

struct ToldOnce : OnFacts<"LS-INTAKE", "corrections_are_told_once", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.correction_was_requested; }
};

struct MaterialsAreComplete : OnFacts<"XN-PM-16.2", "acceptance_materials_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_all_items(situation.facts.materials, situation.data.content);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return missing_items(situation.facts.materials, situation.data.content);
  }
};

struct PanelIsFormed : OnFacts<"XN-PM-16.3", "the_acceptance_panel_is_not_formed", Mender::office> {
  static bool met(const Situation& situation) { return !situation.data.members.empty(); }
};

constexpr std::array all_aspects{Aspect::function, Aspect::performance, Aspect::security,
                                 Aspect::technical_indicators};

struct EveryAspectIsExamined : OnFacts<"XN-PM-16.3", "not_every_aspect_is_examined", Mender::expert> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> missing;
    for (const Aspect aspect : all_aspects) {
      const bool is_examined = std::ranges::any_of(
          situation.data.findings, [&](const Finding& finding) { return finding.aspect == aspect; });
      if (!is_examined) missing.push_back({"aspect", name_of(aspect)});
    }
    return missing;
  }
};

std::vector<Detail> failed_aspects(const AcceptanceData& data) {
  std::vector<Detail> failed;
  for (const auto& finding : data.findings) {
    if (finding.judgement == Judgement::fail) failed.push_back({"aspect", name_of(finding.aspect)});
  }
  return failed;
}

struct NoAspectHasFailed : OnFacts<"XN-PM-16.3", "an_aspect_has_failed", Mender::applicant> {
  static bool met(const Situation& situation) { return failed_aspects(situation.data).empty(); }
  static std::vector<Detail> details(const Situation& situation) { return failed_aspects(situation.data); }
};

// A refusal closes four doors at once: it needs a finding, or a catalogue that is not there.
struct SomethingHasFailed : OnFacts<"XN-PM-16.6", "nothing_found_justifies_a_failure", Mender::expert> {
  static bool met(const Situation& situation) {
    return !failed_aspects(situation.data).empty() || !has_item(situation.data.content, catalogue_receipt);
  }
};

struct ReworkIsNamed : OnCommand<"XN-PM-16.3", "rework_and_its_deadline_must_be_named", Mender::office> {
  static bool met(const Ask<Conclude>& ask) {
    return !ask.command.rework.empty() && ask.command.rework_due_on.has_value() &&
           *ask.command.rework_due_on > ask.now.occurred_on;
  }
};

// 委托专业机构所需费用纳入财政预算: never into the project's own money, but where the office is the builder.
struct FeeIsNotTheProjects
    : OnCommand<"XN-PM-16.4", "the_project_must_not_pay_its_examiners", Mender::office> {
  static bool met(const Ask<FormAcceptancePanel>& ask) {
    const auto& entrustment = ask.command.entrustment;
    return !entrustment || ask.facts.project_is_of_the_office ||
           entrustment->paid_by.value != ask.facts.organisation;
  }
};

struct ReportIsNotIssued : OnFacts<"XN-PM-16.5", "the_acceptance_report_is_issued_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.acceptance_report_no.has_value(); }
};

// ---- article 21: security is shown, not asserted ----

Content evidence_of(const Ask<RecordFinding>& ask) {
  Content evidence = ask.data.content;
  merge_content(evidence, ask.command.content);
  return evidence;
}

struct SecurityIsEvidenced : OnCommand<"XN-PM-21.1", "security_evidence_is_missing", Mender::applicant> {
  static bool met(const Ask<RecordFinding>& ask) {
    return ask.command.aspect != Aspect::security || ask.command.judgement != Judgement::pass ||
           has_all_items(ask.facts.security_evidence, evidence_of(ask));
  }
  static std::vector<Detail> details(const Ask<RecordFinding>& ask) {
    return missing_items(ask.facts.security_evidence, evidence_of(ask));
  }
};

// ---- sharing rules, article 25 ----

struct CatalogueIsStored
    : OnCommand<"XN-SH-25.4", "the_catalogue_is_not_stored_on_the_platform", Mender::applicant> {
  static bool met(const Ask<Conclude>& ask) { return has_item(ask.data.content, catalogue_receipt); }
  static bool met(const Ask<ConfirmRework>& ask) {
    return has_item(ask.data.content, catalogue_receipt) || has_item(ask.command.content, catalogue_receipt);
  }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static TrialStarted record(Recording<TrialStarted>, const Ask<StartTrial>& ask) {
  return {ask.command.content, ask.facts.trial_would_end_on, ask.now.occurred_on};
}

static ReworkOrdered record(Recording<ReworkOrdered>, const Ask<Conclude>& ask) {
  return {ask.command.opinion, ask.command.rework, *ask.command.rework_due_on, ask.now.occurred_on};
}

}  // namespace lianshen::trial_acceptance

namespace lianshen {

std::unique_ptr<Workflow> make_trial_acceptance() {
  return std::make_unique<WorkflowOf<trial_acceptance::TrialAcceptance, trial_acceptance::Rules>>();
}

}  // namespace lianshen
