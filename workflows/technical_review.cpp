// Technical review (技术方案审查): model text Xianning project rules, articles 5, 8, 10 and 11; sharing
// rules, article 25. Decides only: no clock, no storage, no numbers.
#include "workflows/technical_review.hpp"

#include <set>

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::technical_review {
namespace {
struct Draft;
struct Submitted;
struct Correcting;
struct Accepted;
struct Panel;
struct Revising;
struct Passed;
struct Agreed;
struct Refused;
struct Returned;

struct HostedOnTheMunicipalCloud;
struct SharesThroughThePlatform;
struct ExpertsComeFromTheRegister;
struct IsOddAndLargeEnough;
struct LeaderIsAMember;
struct ApplicantStepsBack;
struct PreparerStepsBack;
struct SuppliersStepBack;
struct OwnProjectsAreEntrusted;
struct OwnProjectsAreLedByOthers;
struct ItemsAreComplete;
struct ToldOnce;
struct DesignIsSound;
struct RequirementHasPassed;
struct ProjectIsActive;
struct NoOtherReviewIsOpen;
struct SitsOnThePanel;
struct SpeaksForThemselves;
struct EveryExpertHasSpoken;
struct FeeIsNotTheProjects;
struct BudgetStaysNearTheApproved;
struct RevisedBudgetStaysNearTheApproved;
struct ContentIsNotChangedMuch;
struct ReturnHasGrounds;
struct AdjustmentsAreExplained;
struct FinanceIsTold;
struct RevisionsAreNamed;
struct EveryRevisionIsAnswered;
struct CatalogueIsRegistered;

// clang-format off
struct Rules : RuleTable<
  //   Anchor          In state    On command            Chosen when                          Moves to,
  //     records                     , provided that
  Rule<"XN-PM-10.1" , Draft     , Submit              , Always                            , Submitted,
         TechnicalPlanSubmitted     , All<RequirementHasPassed, ProjectIsActive, NoOtherReviewIsOpen,
                                          UnitHasSignedOff, SomebodyElseHasSigned>>,
  Rule<"XN-PM-08.3" , Submitted , RequestCorrection   , Always                            , Correcting,
         CorrectionRequested        , All<ToldOnce>>,
  Rule<"XN-PM-08.3" , Correcting, Resubmit            , Always                            , Submitted,
         TechnicalPlanResubmitted>,
  Rule<"XN-PM-10.2" , Submitted , Accept              , Always                            , Accepted,
         TechnicalPlanAccepted      , All<ItemsAreComplete, AdjustmentsAreExplained,
                                          CatalogueIsRegistered>>,
  Rule<"LS-INTAKE"  , Submitted , DeemAccepted        , Always                            , Accepted,
         TechnicalPlanDeemedAccepted>,
  Rule<"XN-PM-07.1d", Accepted  , FormPanel           , Always                            , Panel,
         PanelFormed                , All<ExpertsComeFromTheRegister, IsOddAndLargeEnough, LeaderIsAMember,
                                          ApplicantStepsBack, PreparerStepsBack, SuppliersStepBack,
                                          OwnProjectsAreEntrusted, OwnProjectsAreLedByOthers,
                                          FeeIsNotTheProjects>>,
  Rule<"XN-PM-08.6" , Panel     , GiveExpertOpinion   , Always                            , Panel,
         ExpertOpinionGiven         , All<SitsOnThePanel, SpeaksForThemselves>>,

  Rule<"XN-PM-10.2" , Panel     , Conclude            , Is<Outcome::passed>               , Passed,
         TechnicalReviewPassed      , All<HostedOnTheMunicipalCloud, SharesThroughThePlatform,
                                          DesignIsSound, EveryExpertHasSpoken, BudgetStaysNearTheApproved,
                                          ContentIsNotChangedMuch, FinanceIsTold>>,
  Rule<"XN-PM-10.2" , Panel     , Conclude            , Is<Outcome::passed_after_revision>, Revising,
         RevisionRequired           , All<EveryExpertHasSpoken, BudgetStaysNearTheApproved,
                                          ContentIsNotChangedMuch, RevisionsAreNamed>>,
  Rule<"XN-PM-10.2" , Panel     , Conclude            , Is<Outcome::refused>              , Refused,
         TechnicalReviewRefused     , All<EveryExpertHasSpoken>>,
  Rule<"XN-PM-11.1" , Panel     , Conclude            , Is<Outcome::returned>             , Returned,
         TechnicalPlanReturned      , All<ReturnHasGrounds>>,
  Rule<"XN-PM-11.1" , Accepted  , Conclude            , Is<Outcome::returned>             , Returned,
         TechnicalPlanReturned      , All<ReturnHasGrounds>>,
  Rule<"XN-PM-08.6" , Revising  , ConfirmRevision     , Always                            , Passed,
         RevisionConfirmed          , All<HostedOnTheMunicipalCloud, SharesThroughThePlatform,
                                          RevisedBudgetStaysNearTheApproved, FinanceIsTold,
                                          EveryRevisionIsAnswered>>,
  Rule<"XN-PM-10.4" , Passed    , SignSharingAgreement, Always                            , Agreed,
         SharingAgreementSigned>> {};
// clang-format on

struct Draft : State<"draft"> {};            // 草稿
struct Submitted : State<"submitted"> {};    // 待受理
struct Correcting : State<"correcting"> {};  // 待补正
struct Accepted : State<"accepted"> {};      // 审查中
struct Panel : State<"panel"> {};            // 专家评审中
struct Revising : State<"revising"> {};      // 修改完善中
struct Passed : State<"passed"> {};          // 审查通过（待签协议）
struct Agreed : State<"agreed"> {};          // 已签共享协议
struct Refused : State<"refused"> {};        // 审查未通过
struct Returned : State<"returned"> {};      // 退回重报需求（十一条）

using Situation = lianshen::Situation<TechnicalReview>;
template <class Command>
using Ask = lianshen::Ask<TechnicalReview, Command>;

// What the plan says once a revision is taken in.
AmountFen budget_of(const Ask<Conclude>& ask) { return ask.data.budget; }
AmountFen budget_of(const Ask<ConfirmRevision>& ask) { return ask.command.budget.value_or(ask.data.budget); }
Hosting hosting_of(const Ask<Conclude>& ask) { return ask.data.hosting; }
Hosting hosting_of(const Ask<ConfirmRevision>& ask) { return ask.command.hosting.value_or(ask.data.hosting); }
ShareMode share_mode_of(const Ask<Conclude>& ask) { return ask.data.share_mode; }
ShareMode share_mode_of(const Ask<ConfirmRevision>& ask) {
  return ask.command.share_mode.value_or(ask.data.share_mode);
}

// ---- article 5 and the sharing rules: one cloud, one platform ----

// The text knows no exception: only the joint meeting may make one, on the record.
struct HostedOnTheMunicipalCloud
    : OnCommand<"XN-PM-05.1", "the_design_must_use_the_municipal_cloud", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return hosting_of(ask) != Hosting::own_machine_room || ask.facts.meeting_has_agreed;
  }
};

struct SharesThroughThePlatform
    : OnCommand<"XN-SH-06.4", "the_design_must_share_through_the_platform", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return share_mode_of(ask) != ShareMode::own_exchange;
  }
};

// ---- article 7: experts from the register, and nobody judges what is their own ----

struct ExpertsComeFromTheRegister
    : OnCommand<"XN-PM-07.1d", "experts_must_come_from_the_register", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) { return ask.facts.objections.strangers.empty(); }
  static std::vector<Detail> details(const Ask<FormPanel>& ask) {
    return as_details(ask.facts.objections.strangers);
  }
};

struct IsOddAndLargeEnough : OnCommand<"LS-PANEL", "the_panel_must_be_odd_and_large_enough", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) {
    std::set<std::string> experts;
    for (const auto& member : ask.command.members) experts.insert(member.expert.value);
    return experts.size() == ask.command.members.size() && (experts.size() & 1U) == 1U &&
           static_cast<std::int64_t>(experts.size()) >= ask.facts.panel_size_min;
  }
  static std::vector<Detail> details(const Ask<FormPanel>& ask) {
    return {{"size", std::to_string(ask.command.members.size())},
            {"minimum", std::to_string(ask.facts.panel_size_min)}};
  }
};

struct LeaderIsAMember : OnCommand<"LS-PANEL", "the_leader_must_be_a_member_of_the_panel", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) {
    return std::ranges::any_of(
        ask.command.members, [&](const PanelMember& member) { return member.expert == ask.command.leader; });
  }
};

struct ApplicantStepsBack
    : OnCommand<"LS-RECUSAL", "members_of_the_applicant_must_step_back", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) { return ask.facts.objections.of_the_applicant.empty(); }
  static std::vector<Detail> details(const Ask<FormPanel>& ask) {
    return as_details(ask.facts.objections.of_the_applicant);
  }
};

struct PreparerStepsBack : OnCommand<"LS-RECUSAL", "experts_of_the_preparer_must_step_back", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) { return ask.facts.objections.of_the_preparer.empty(); }
  static std::vector<Detail> details(const Ask<FormPanel>& ask) {
    return as_details(ask.facts.objections.of_the_preparer);
  }
};

struct SuppliersStepBack : OnCommand<"LS-RECUSAL", "experts_of_a_supplier_must_step_back", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) { return ask.facts.objections.of_a_supplier.empty(); }
  static std::vector<Detail> details(const Ask<FormPanel>& ask) {
    return as_details(ask.facts.objections.of_a_supplier);
  }
};

// The office reviews its own project through others: a third party, led by planning or finance (R33).
struct OwnProjectsAreEntrusted
    : OnCommand<"LS-SELF-BUILT", "own_projects_must_be_entrusted_to_a_third_party", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) {
    return !ask.facts.project_is_of_the_office || ask.command.entrustment.has_value();
  }
};

struct OwnProjectsAreLedByOthers
    : OnCommand<"LS-SELF-BUILT", "own_projects_must_be_led_by_another_member_unit", Mender::member_unit> {
  static bool met(const Ask<FormPanel>& ask) {
    return !ask.facts.project_is_of_the_office || ask.facts.is_led_by_another_member_unit;
  }
};

// ---- article 8: the plan's seven items, and a design that is complete, reasonable and feasible ----

struct ItemsAreComplete : OnFacts<"XN-PM-08.3", "technical_plan_items_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_all_items(situation.facts.required_items, situation.data.content);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return missing_items(situation.facts.required_items, situation.data.content);
  }
};

struct ToldOnce : OnFacts<"LS-INTAKE", "corrections_are_told_once", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.correction_was_requested; }
};

// One No is enough: such a plan passes after revision or not at all.
struct DesignIsSound
    : OnFacts<"XN-PM-08.6", "the_design_is_not_complete_reasonable_and_feasible", Mender::applicant> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> doubts;
    for (const auto& opinion : situation.data.opinions) {
      if (!opinion.complete) doubts.push_back({"not_complete", opinion.expert.value});
      if (!opinion.reasonable) doubts.push_back({"not_reasonable", opinion.expert.value});
      if (!opinion.feasible) doubts.push_back({"not_feasible", opinion.expert.value});
    }
    return doubts;
  }
};

// ---- article 9: nothing follows a requirement plan that has not passed ----

struct RequirementHasPassed
    : OnCommand<"XN-PM-09.2", "technical_review_needs_a_passed_requirement_plan", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.requirement_has_passed; }
};

// ---- article 10: reviewed by experts, each in person ----

struct ProjectIsActive
    : OnCommand<"XN-PM-10.1", "technical_review_needs_an_active_project", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.project_is_active; }
};

struct NoOtherReviewIsOpen : OnCommand<"XN-PM-10.1", "another_technical_review_is_open", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return !ask.facts.another_review_is_open; }
};

struct SitsOnThePanel : OnCommand<"XN-PM-07.1d", "only_experts_of_the_panel_give_opinions", Mender::office> {
  static bool met(const Ask<GiveExpertOpinion>& ask) {
    return std::ranges::any_of(
        ask.data.members, [&](const PanelMember& member) { return member.expert == ask.command.expert; });
  }
};

// A clerk may enter what an expert has signed on paper, never what nobody has signed.
struct SpeaksForThemselves : OnCommand<"LS-EXPERT-OPINION", "experts_speak_for_themselves", Mender::expert> {
  static bool met(const Ask<GiveExpertOpinion>& ask) {
    return ask.facts.actor_is_an_expert ? ask.now.actor.user == ask.command.expert.value
                                        : !ask.now.document_no.empty();
  }
};

struct EveryExpertHasSpoken
    : OnFacts<"LS-EXPERT-OPINION", "every_expert_must_have_given_an_opinion", Mender::expert> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> silent;
    for (const auto& member : situation.data.members) {
      const bool has_spoken = std::ranges::any_of(situation.data.opinions, [&](const ExpertOpinion& opinion) {
        return opinion.expert == member.expert;
      });
      if (!has_spoken) silent.push_back({"expert", member.expert.value});
    }
    return silent;
  }
};

// 委托专业机构所需费用纳入财政预算: never into the project's own money, but where the office is the builder.
struct FeeIsNotTheProjects
    : OnCommand<"XN-PM-10.3", "the_project_must_not_pay_its_examiners", Mender::office> {
  static bool met(const Ask<FormPanel>& ask) {
    const auto& entrustment = ask.command.entrustment;
    return !entrustment || ask.facts.project_is_of_the_office ||
           entrustment->paid_by.value != ask.facts.organisation;
  }
};

struct RevisionsAreNamed : OnCommand<"XN-PM-08.6", "the_revisions_must_be_named", Mender::office> {
  static bool met(const Ask<Conclude>& ask) { return !ask.command.revisions.empty(); }
};

struct EveryRevisionIsAnswered
    : OnCommand<"XN-PM-08.6", "every_revision_must_be_answered", Mender::applicant> {
  static bool met(const Ask<ConfirmRevision>& ask) {
    return ask.command.changes.size() >= ask.data.revisions.size();
  }
};

// ---- article 11: what has changed since the requirement plan ----

// Only these two figures, up or down: cuts by finance, awards and settlements never count (R11).
bool changes_too_much(const TechnicalFacts& facts, AmountFen budget) {
  return facts.approved_budget && facts.budget_change.applies_to(budget, *facts.approved_budget);
}

std::vector<Detail> compared(const TechnicalFacts& facts, AmountFen budget) {
  const AmountFen approved = *facts.approved_budget;
  const AmountFen margin = share_of(approved, facts.budget_change.value);
  return {{"budget", budget.yuan()},
          {"approved", approved.yuan()},
          {"lowest", (approved - margin).yuan()},
          {"highest", (approved + margin).yuan()}};
}

struct BudgetStaysNearTheApproved
    : OnFacts<"XN-PM-11.1", "the_requirement_plan_must_be_filed_again", Mender::applicant> {
  static bool met(const Situation& situation) {
    return !changes_too_much(situation.facts, situation.data.budget);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return compared(situation.facts, situation.data.budget);
  }
};

struct RevisedBudgetStaysNearTheApproved
    : OnCommand<"XN-PM-11.1", "the_revised_budget_is_too_far_from_the_approved", Mender::applicant> {
  static bool met(const Ask<ConfirmRevision>& ask) { return !changes_too_much(ask.facts, budget_of(ask)); }
  static std::vector<Detail> details(const Ask<ConfirmRevision>& ask) {
    return compared(ask.facts, budget_of(ask));
  }
};

struct ContentIsNotChangedMuch
    : OnCommand<"XN-PM-11.1", "a_major_change_needs_a_new_requirement_plan", Mender::applicant> {
  static bool met(const Ask<Conclude>& ask) { return !ask.command.is_major_content_change; }
};

struct ReturnHasGrounds : OnCommand<"XN-PM-11.1", "nothing_justifies_a_return", Mender::office> {
  static bool met(const Ask<Conclude>& ask) {
    return ask.command.is_major_content_change || changes_too_much(ask.facts, ask.data.budget);
  }
};

struct AdjustmentsAreExplained
    : OnFacts<"XN-PM-11.2", "adjustments_need_a_chapter_of_their_own", Mender::applicant> {
  static bool met(const Situation& situation) {
    const auto& data = situation.data;
    return has_item(data.content, "adjustment_chapter") ||
           (!data.content_is_adjusted &&
            situation.facts.approved_budget.value_or(data.budget) == data.budget);
  }
};

// The letter about this very review is signed and has its number: a draft tells nobody anything (R27).
struct FinanceIsTold : OnCommand<"XN-PM-11.3", "finance_must_be_told_of_the_changed_budget", Mender::office> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.approved_budget.value_or(budget_of(ask)) == budget_of(ask) || ask.facts.finance_was_told;
  }
};

// ---- sharing rules, article 25: a catalogue before the project ----

struct CatalogueIsRegistered
    : OnFacts<"XN-SH-25.3", "the_resource_catalogue_is_not_registered", Mender::applicant> {
  static bool met(const Situation& situation) { return has_item(situation.data.content, catalogue_item); }
};

}  // namespace

bool is_open_state(std::string_view state) {
  return state != Passed::name && state != Agreed::name && state != Refused::name && state != Returned::name;
}

}  // namespace lianshen::technical_review

namespace lianshen {

std::unique_ptr<Workflow> make_technical_review() {
  return std::make_unique<WorkflowOf<technical_review::TechnicalReview, technical_review::Rules>>();
}

}  // namespace lianshen
