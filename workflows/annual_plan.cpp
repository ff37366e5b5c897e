// Annual plan (年度建设计划): model text Xianning project rules, articles 7, 9 and 12. A project stands in
// the plan when the government has approved its entry, not before (R26). Decides only: no clock, no storage,
// no numbers.
#include "workflows/annual_plan.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/meeting_resolution.hpp"
#include "workflows/project.hpp"
#include "workflows/routes.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::annual_plan {
namespace {

struct NotYet;
struct Drafting;
struct Deliberated;
struct Submitted;
struct Approved;
struct Published;
struct Supplementing;

struct IsTheOnlyPlanOfTheYear;
struct ProjectIsActive;
struct RequirementHasPassed;
struct ScheduleFits;
struct IsNotListed;
struct IsListed;
struct HasEntries;
struct MeetingAgreesToThePlan;
struct MeetingAgreesToTheChange;
struct MeetingWasInSession;
struct RequestWasSent;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state       On command          Chosen when  Moves to,
  //     records               , provided that
  Rule<"XN-PM-07.1a", NotYet       , Draft             , Always     , Drafting,
         PlanDrafted           , All<IsTheOnlyPlanOfTheYear>>,
  Rule<"XN-PM-07.1a", Drafting     , AddEntry          , Always     , Drafting,
         EntryAdded            , All<RequirementHasPassed, ProjectIsActive, ScheduleFits, IsNotListed>>,
  Rule<"LS-PLAN"    , Drafting     , RemoveEntry       , Always     , Drafting,
         EntryRemoved          , All<IsListed>>,
  Rule<"XN-PM-07.1a", Drafting     , Deliberate        , Always     , Deliberated,
         PlanDeliberated       , All<HasEntries, MeetingAgreesToThePlan>>,
  Rule<"XN-PM-07.1a", Deliberated  , SubmitToGovernment, Always     , Submitted,
         PlanSentToGovernment>,
  Rule<"XN-PM-07.1a", Submitted    , Approve           , Always     , Approved,
         PlanApproved>,
  Rule<"XN-PM-07.1a", Approved     , Publish           , Always     , Published,
         PlanPublished>,

  Rule<"XN-PM-12.2" , Approved     , Supplement        , Always     , Supplementing,
         EntrySupplemented     , All<RequirementHasPassed, ProjectIsActive, ScheduleFits, IsNotListed,
                                     MeetingAgreesToTheChange, MeetingWasInSession>>,
  Rule<"XN-PM-12.2" , Published    , Supplement        , Always     , Supplementing,
         EntrySupplemented     , All<RequirementHasPassed, ProjectIsActive, ScheduleFits, IsNotListed,
                                     MeetingAgreesToTheChange, MeetingWasInSession>>,
  Rule<"XN-PM-12.2" , Supplementing, Supplement        , Always     , Supplementing,
         EntrySupplemented     , All<RequirementHasPassed, ProjectIsActive, ScheduleFits, IsNotListed,
                                     MeetingAgreesToTheChange, MeetingWasInSession>>,
  Rule<"XN-PM-07.1a", Published    , RemoveEntry       , Always     , Supplementing,
         RemovalProposed       , All<IsListed, MeetingAgreesToTheChange>>,
  Rule<"XN-PM-07.1a", Supplementing, RemoveEntry       , Always     , Supplementing,
         RemovalProposed       , All<IsListed, MeetingAgreesToTheChange>>,
  Rule<"XN-PM-07.1a", Supplementing, SubmitToGovernment, Always     , Supplementing,
         ChangeSentToGovernment>,
  Rule<"XN-PM-07.1a", Supplementing, Approve           , Always     , Approved,
         PlanApproved          , All<RequestWasSent>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};               // 尚未建立
struct Drafting : State<"drafting"> {};            // 编制中
struct Deliberated : State<"deliberated"> {};      // 已审议
struct Submitted : State<"submitted"> {};          // 已报市政府
struct Approved : State<"approved"> {};            // 已批准
struct Published : State<"published"> {};          // 已印发
struct Supplementing : State<"supplementing"> {};  // 补列报批中

using Situation = lianshen::Situation<AnnualPlan>;
template <class Command>
using Ask = lianshen::Ask<AnnualPlan, Command>;

// ---- article 7: drafted, deliberated by the joint meeting, approved by the government ----

constexpr std::string_view agreed = "agree";  // 原则同意 opens nothing (R4)

struct MeetingAgreesToThePlan
    : OnCommand<"XN-PM-07.1a", "the_meeting_has_not_agreed_to_the_plan", Mender::joint_meeting> {
  static bool met(const Ask<Deliberate>& ask) { return ask.facts.plan_resolution == agreed; }
};

// What the government has approved is only changed the way in which it was made.
struct MeetingAgreesToTheChange
    : OnCommand<"XN-PM-07.1a", "the_meeting_has_not_agreed_to_this_change", Mender::joint_meeting> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.change_resolution == agreed;
  }
};

struct RequestWasSent : OnFacts<"XN-PM-07.1a", "the_change_was_not_sent_to_the_government", Mender::office> {
  static bool met(const Situation& situation) { return situation.data.request_no.has_value(); }
};

// ---- article 9: nothing is planned that has not passed ----

struct RequirementHasPassed
    : OnCommand<"XN-PM-09.2", "only_reviewed_projects_enter_the_plan", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.project_may_be_planned;
  }
};

// ---- the house rules of the plan ----

struct IsTheOnlyPlanOfTheYear : OnCommand<"LS-PLAN", "this_year_has_its_plan", Mender::office> {
  static bool met(const Ask<Draft>& ask) { return !ask.facts.another_plan_of_the_year; }
};

struct ProjectIsActive : OnCommand<"LS-PLAN", "only_active_projects_enter_the_plan", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.project_is_active;
  }
};

struct ScheduleFits : OnCommand<"LS-PLAN", "the_schedule_does_not_fit_the_project", Mender::office> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.fitting_schedule || ask.command.schedule == *ask.facts.fitting_schedule;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"schedule", name_of(*ask.facts.fitting_schedule)}};
  }
};

struct IsNotListed : OnCommand<"LS-PLAN", "this_project_stands_in_the_plan", Mender::nobody> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return find_entry(ask.data, ask.command.project) == nullptr;
  }
};

struct IsListed : OnCommand<"LS-PLAN", "this_project_is_not_in_the_plan", Mender::office> {
  static bool met(const Ask<RemoveEntry>& ask) {
    return find_entry(ask.data, ask.command.project) != nullptr;
  }
};

struct HasEntries : OnFacts<"LS-PLAN", "the_plan_has_no_entries", Mender::office> {
  static bool met(const Situation& situation) { return !situation.data.entries.empty(); }
};

// 补列 is one of the things that signatures do not settle (R3).
struct MeetingWasInSession
    : OnCommand<"LS-MEETING", "only_a_session_adds_to_an_approved_plan", Mender::joint_meeting> {
  static bool met(const Ask<Supplement>& ask) { return ask.facts.meeting_was_in_session; }
};

// The one of the three schedules that the route of the project names.
Schedule schedule_on(const Route& route) {
  Schedule schedule = Schedule::build;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Schedule>>([&](auto choice) {
    if (route.form(Stage::annual_plan) == choice.name) schedule = choice.value;
  });
  return schedule;
}

void gather_project(PlanFacts& facts, const FactsReader& read, const StreamId& stream) {
  const auto found = read.find<project::Project>(stream.value);
  if (!found) return;
  facts.project_is_active = found->state == "active";
  facts.project_may_be_planned = read.milestone(stream.value, milestones::requirement_passed) ||
                                 read.milestone(stream.value, milestones::legacy_recognised);
  const Route route = route_of(read, stream.value);
  if (route.has(Stage::annual_plan)) facts.fitting_schedule = schedule_on(route);
}

void gather_change(PlanFacts& facts, const FactsReader& read, const StreamId& meeting,
                   const StreamId& project) {
  facts.change_resolution = meeting_resolution(read, meeting.value, project.value);
  facts.meeting_was_in_session = was_held_in_session(read, meeting.value);
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static PlanApproved record(Recording<PlanApproved>, const Ask<Approve>& ask) {
  PlanApproved event{ask.data.year, ask.command.approval_no, {}, {}, ask.now.occurred_on};
  for (const auto& entry : ask.data.entries) {
    if (entry.status == EntryStatus::proposed) {
      event.listed.push_back({entry.project, entry.schedule, entry.amount, EntryStatus::listed});
    } else if (entry.status == EntryStatus::leaving) {
      event.removed.push_back(entry.project);
    }
  }
  return event;
}

PlanFacts AnnualPlan::gather(const FactsReader& read, const PlanData&, const Circumstances& now,
                             const Command* command) {
  PlanFacts facts;
  if (const auto* draft = command_in<Draft>(command)) {
    facts.another_plan_of_the_year =
        !read.linked_to<AnnualPlan>(links::plan_year, std::to_string(draft->year.value)).empty();
  } else if (const auto* entry = command_in<AddEntry>(command)) {
    gather_project(facts, read, entry->project);
  } else if (const auto* supplement = command_in<Supplement>(command)) {
    gather_project(facts, read, supplement->project);
    gather_change(facts, read, supplement->meeting, supplement->project);
  } else if (const auto* removal = command_in<RemoveEntry>(command)) {
    if (removal->meeting) gather_change(facts, read, *removal->meeting, removal->project);
  } else if (const auto* deliberation = command_in<Deliberate>(command)) {
    facts.plan_resolution = meeting_resolution(read, deliberation->meeting.value, now.stream);
  }
  return facts;
}

RequiredKeys AnnualPlan::policy_keys() { return route_keys(); }

}  // namespace lianshen::annual_plan

namespace lianshen {

std::unique_ptr<Workflow> make_annual_plan() {
  return std::make_unique<WorkflowOf<annual_plan::AnnualPlan, annual_plan::Rules>>();
}

}  // namespace lianshen
