// Requirement review (需求方案审核): model text Xianning project rules, articles 3–5, 8, 9, 11, 22 and 24.
// Decides only: no clock, no storage, no numbers.
#include "workflows/requirement_review.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/requirement_review_hosting.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::requirement_review {
namespace {

struct Draft;
struct Submitted;
struct Correcting;
struct Accepted;
struct Explaining;
struct Conditional;
struct Passed;
struct Refused;
struct Declined;
struct Withdrawn;

struct ProjectIsActive;
struct NoOtherReviewIsOpen;
struct ChangesAreTold;
struct NoExchangePlatformOfItsOwn;
struct ItemsAreComplete;
struct ToldOnce;
struct ApprovalsAreNotSuspended;
struct ExplanationsAreNotUsedUp;
struct ExtensionsAreNotUsedUp;
struct IsNotOverdue;
struct OpinionsAreAskedOnce;
struct IsMember;
struct MemberSpeaksForItself;
struct OpinionsWereRequested;
struct MembersHaveAnswered;
struct CirculationSuffices;
struct MeetingHasResolvedIt;
struct PoorEvaluationWentToTheMeeting;
struct BudgetIsApproved;
struct ConditionsAreNamed;
struct EveryConditionIsAnswered;

// clang-format off
struct Rules : RuleTable<
  //   Anchor           In state     On command          Chosen when                    Moves to,
  //     records                  , provided that
  Rule<"XN-PM-08.4"   , Draft      , Submit            , Always                       , Submitted,
         PlanSubmitted            , All<ProjectIsActive, NoOtherReviewIsOpen, ChangesAreTold,
                                        UnitHasSignedOff, SomebodyElseHasSigned>>,
  Rule<"XN-PM-08.2"   , Submitted  , RequestCorrection , Always                       , Correcting,
         CorrectionRequested      , All<ToldOnce>>,
  Rule<"XN-PM-08.2"   , Correcting , Resubmit          , Always                       , Submitted,
         PlanResubmitted>,

  Rule<"XN-PM-09.1"   , Submitted  , Accept            , Always                       , Accepted,
         PlanAccepted             , All<PrivateNetworkHasBasis, ItemsAreComplete, ApprovalsAreNotSuspended>>,
  Rule<"LS-INTAKE"    , Submitted  , DeemAccepted      , Always                       , Accepted,
         PlanDeemedAccepted>,
  Rule<"LS-DECLINE"   , Submitted  , Decline           , Always                       , Declined,
         PlanDeclined>,

  Rule<"LS-EXPLAIN"   , Accepted   , RequestExplanation, Always                       , Explaining,
         ExplanationRequested     , All<ExplanationsAreNotUsedUp>>,
  Rule<"LS-EXPLAIN"   , Explaining , Explain           , Always                       , Accepted,
         PlanExplained>,
  Rule<"LS-OPINIONS"  , Accepted   , RequestOpinions   , Always                       , Accepted,
         OpinionsRequested        , All<OpinionsAreAskedOnce>>,
  Rule<"XN-PM-06.1"   , Accepted   , GiveOpinion       , Always                       , Accepted,
         OpinionGiven             , All<OpinionsWereRequested, IsMember, MemberSpeaksForItself>>,
  Rule<"LS-EXTENSION" , Accepted   , Extend            , Always                       , Accepted,
         ReviewExtended           , All<ExtensionsAreNotUsedUp, IsNotOverdue>>,

  Rule<"XN-PM-09.1"   , Accepted   , Conclude          , Is<Outcome::passed>          , Passed,
         ReviewPassed             , All<SharesWhatExists, IsNoClosedSystem, OfficeWasAskedAboutTheNetwork,
                                        ExistingNetworkIsMerged, HostedOnTheMunicipalCloud,
                                        IndustryCloudIsManaged, NoExchangePlatformOfItsOwn,
                                        MembersHaveAnswered, CirculationSuffices, MeetingHasResolvedIt,
                                        PoorEvaluationWentToTheMeeting, ApprovalsAreNotSuspended,
                                        BudgetIsApproved>>,
  Rule<"XN-PM-09.1"   , Accepted   , Conclude          , Is<Outcome::conditional>     , Conditional,
         ReviewPassedConditionally, All<SharesWhatExists, IsNoClosedSystem, OfficeWasAskedAboutTheNetwork,
                                        ExistingNetworkIsMerged, HostedOnTheMunicipalCloud,
                                        IndustryCloudIsManaged, NoExchangePlatformOfItsOwn,
                                        MembersHaveAnswered, CirculationSuffices, MeetingHasResolvedIt,
                                        PoorEvaluationWentToTheMeeting, ApprovalsAreNotSuspended,
                                        BudgetIsApproved, ConditionsAreNamed>>,
  Rule<"XN-PM-09.2"   , Accepted   , Conclude          , Is<Outcome::refused>         , Refused,
         ReviewRefused            , All<MembersHaveAnswered, MeetingHasResolvedIt>>,
  Rule<"XN-PM-09.1"   , Accepted   , Conclude          , Is<Outcome::deferred>        , Accepted,
         ReviewDeferred           , All<MeetingHasResolvedIt>>,
  Rule<"LS-CONDITIONS", Conditional, ConfirmConditions , Always                       , Passed,
         ConditionsConfirmed      , All<EveryConditionIsAnswered>>,

  Rule<"LS-WITHDRAW"  , Submitted  , Withdraw          , Always                       , Withdrawn,
         PlanWithdrawn>,
  Rule<"LS-WITHDRAW"  , Correcting , Withdraw          , Always                       , Withdrawn,
         PlanWithdrawn>,
  Rule<"LS-WITHDRAW"  , Accepted   , Withdraw          , Always                       , Withdrawn,
         PlanWithdrawn>,
  Rule<"LS-WITHDRAW"  , Explaining , Withdraw          , Always                       , Withdrawn,
         PlanWithdrawn>> {};
// clang-format on

struct Draft : State<"draft"> {};              // 草稿
struct Submitted : State<"submitted"> {};      // 待受理
struct Correcting : State<"correcting"> {};    // 待补正
struct Accepted : State<"accepted"> {};        // 审核中
struct Explaining : State<"explaining"> {};    // 待补充说明
struct Conditional : State<"conditional"> {};  // 原则通过待核定
struct Passed : State<"passed"> {};            // 已通过
struct Refused : State<"refused"> {};          // 未通过
struct Declined : State<"declined"> {};        // 不予受理
struct Withdrawn : State<"withdrawn"> {};      // 已撤回

// ---- article 6: who is a member ----

struct IsMember : OnCommand<"XN-PM-06.1", "only_member_units_give_opinions", Mender::member_unit> {
  static bool met(const Ask<GiveOpinion>& ask) {
    return std::ranges::find(ask.facts.members, ask.command.member.value) != ask.facts.members.end();
  }
};

// A letter from a member is entered by the office, with the letter's number; nobody else speaks for a member
// (R26).
struct MemberSpeaksForItself
    : OnCommand<"LS-ON-BEHALF", "members_speak_for_themselves", Mender::member_unit> {
  static bool met(const Ask<GiveOpinion>& ask) {
    return ask.now.actor.organisation == ask.command.member.value ||
           (ask.facts.actor_is_of_the_office && !ask.now.document_no.empty());
  }
};

// ---- article 8: the plan and its six items ----

struct ItemsAreComplete : OnFacts<"XN-PM-08.2", "required_items_are_missing", Mender::applicant> {
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

struct ProjectIsActive : OnCommand<"XN-PM-08.4", "project_must_be_registered_and_active", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return ask.facts.project_is_active; }
};

struct NoOtherReviewIsOpen
    : OnCommand<"XN-PM-08.5", "another_review_of_this_project_is_open", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) { return !ask.facts.another_review_is_open; }
};

struct NoExchangePlatformOfItsOwn
    : OnFacts<"XN-SH-06.6", "no_exchange_platform_of_its_own", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.data.own_exchange_platform; }
};

// ---- article 9: the joint meeting reviews, by circulation or in session ----

struct OpinionsAreAskedOnce : OnFacts<"LS-OPINIONS", "opinions_were_requested_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.opinions_were_requested; }
};

struct OpinionsWereRequested : OnFacts<"LS-OPINIONS", "opinions_were_not_requested", Mender::office> {
  static bool met(const Situation& situation) { return situation.data.opinions_were_requested; }
};

// Silence is not consent: finance and planning must answer before anything is settled by circulation
// (office.md 会签).
struct MembersHaveAnswered
    : OnCommand<"LS-OPINIONS", "required_members_have_not_answered", Mender::member_unit> {
  static bool met(const Ask<Conclude>& ask) {
    return was_settled_in_session(ask) || ask.facts.awaited.empty();
  }
  static std::vector<Detail> details(const Ask<Conclude>& ask) {
    std::vector<Detail> waiting;
    for (const auto& member : ask.facts.awaited) waiting.push_back({"organisation", member});
    return waiting;
  }
};

// What only a meeting may settle (R3, R33): the marks of 03.2, private networks, machine rooms, dissent, the
// office's own projects.
bool needs_a_meeting(const Situation& situation) {
  const auto& data = situation.data;
  return data.closed_system || data.new_private_network || data.hosting == Hosting::own_machine_room ||
         situation.facts.project_is_of_the_office ||
         std::ranges::any_of(data.opinions,
                             [](const MemberOpinion& given) { return given.opinion == Opinion::object; });
}

struct CirculationSuffices
    : OnCommand<"LS-MEETING", "only_a_meeting_may_settle_this", Mender::joint_meeting> {
  static bool met(const Ask<Conclude>& ask) { return was_settled_in_session(ask) || !needs_a_meeting(ask); }
};

struct MeetingHasResolvedIt
    : OnCommand<"XN-PM-09.1", "the_meeting_has_not_resolved_this", Mender::joint_meeting> {
  static bool met(const Ask<Conclude>& ask) {
    return ask.command.basis == Basis::circulation || ask.facts.meeting_has_so_resolved;
  }
};

struct BudgetIsApproved : OnCommand<"XN-PM-09.1", "the_approved_budget_must_be_stated", Mender::office> {
  static bool met(const Ask<Conclude>& ask) { return ask.command.approved_budget.has_value(); }
};

struct ConditionsAreNamed : OnCommand<"LS-CONDITIONS", "conditions_must_be_named", Mender::office> {
  static bool met(const Ask<Conclude>& ask) { return !ask.command.conditions.empty(); }
};

struct EveryConditionIsAnswered
    : OnCommand<"LS-CONDITIONS", "every_condition_must_be_answered", Mender::applicant> {
  static bool met(const Ask<ConfirmConditions>& ask) {
    return ask.command.changes.size() >= ask.data.conditions.size();
  }
};

struct ExplanationsAreNotUsedUp : OnFacts<"LS-EXPLAIN", "explanations_are_used_up", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.data.explanations.value < situation.facts.explanations_max;
  }
};

struct ExtensionsAreNotUsedUp
    : OnFacts<"LS-EXTENSION", "extensions_of_the_review_are_used_up", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.data.extensions.value < situation.facts.extensions_max;
  }
};

// What is late stays late: its reason belongs to the card, not to a new limit.
struct IsNotOverdue : OnFacts<"LS-EXTENSION", "an_overdue_review_is_not_extended", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.facts.is_overdue; }
};

// ---- article 11: what is filed again says what has changed ----

struct ChangesAreTold
    : OnCommand<"XN-PM-11.1", "changes_against_the_passed_plan_must_be_told", Mender::applicant> {
  static bool met(const Ask<Submit>& ask) {
    return !ask.facts.passed_before || has_item(ask.command.content, "changes");
  }
};

// ---- articles 22 and 24: what earlier projects of the unit have earned ----

// 重要参考依据: it refers to the meeting and never refuses by itself (R21).
struct PoorEvaluationWentToTheMeeting
    : OnCommand<"XN-PM-22.3", "a_poor_evaluation_should_be_weighed_by_the_meeting", Mender::joint_meeting> {
  static bool met(const Ask<Conclude>& ask) {
    return !ask.facts.evaluation_was_poor || was_settled_in_session(ask);
  }
};

struct ApprovalsAreNotSuspended
    : OnFacts<"XN-PM-24.3", "later_approvals_of_this_unit_are_suspended", Mender::office> {
  static bool met(const Situation& situation) { return !situation.facts.approvals_are_suspended; }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static OpinionsRequested record(Recording<OpinionsRequested>, const Ask<RequestOpinions>& ask) {
  return {{ask.facts.members.begin(), ask.facts.members.end()}, ask.now.occurred_on};
}

static OpinionGiven record(Recording<OpinionGiven>, const Ask<GiveOpinion>& ask) {
  const GiveOpinion& command = ask.command;
  return {command.member, command.opinion, command.text, ask.facts.is_last_awaited, ask.now.occurred_on};
}

static ReviewPassed record(Recording<ReviewPassed>, const Ask<Conclude>& ask) {
  return {ask.command.basis, ask.command.meeting, ask.command.approved_budget.value_or(ask.data.budget),
          ask.now.occurred_on};
}

static ReviewPassedConditionally record(Recording<ReviewPassedConditionally>, const Ask<Conclude>& ask) {
  return {ask.command.basis, ask.command.meeting, ask.command.approved_budget.value_or(ask.data.budget),
          ask.command.conditions, ask.now.occurred_on};
}

static ReviewExtended record(Recording<ReviewExtended>, const Ask<Extend>& ask) {
  return {ask.command.explanation, {ask.facts.extension_working_days}, ask.now.occurred_on};
}

bool is_open_state(std::string_view state) {
  return state != Passed::name && state != Refused::name && state != Declined::name &&
         state != Withdrawn::name;
}

}  // namespace lianshen::requirement_review

namespace lianshen {

std::unique_ptr<Workflow> make_requirement_review() {
  return std::make_unique<WorkflowOf<requirement_review::RequirementReview, requirement_review::Rules>>();
}

}  // namespace lianshen
