// The construction (开工、进度与变更): model text Xianning project rules, articles 14 and 15. Decides only:
// no clock, no storage, no numbers. It reports on the work and holds nothing up: trial and acceptance have
// gates of their own.
#include "workflows/construction.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/contract.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::construction {
namespace {

struct NotYet;
struct Building;
struct Completed;

struct SupervisionComesFirst;
struct EarlyStartIsExplained;
struct ProjectIsActive;
struct MainContractIsSigned;
struct ChangesStayWithinTheShare;
struct ChangedRequirementIsReviewed;
struct NoChangeIsOpen;
struct IsTheOnlyOne;
struct ReportsFollowEachOther;
struct ProgressDoesNotFall;
struct ChangeIsNew;
struct ChangeIsOpen;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state  On command      Chosen  Moves to,
  //     records              , provided that
  Rule<"XN-PM-15.2" , NotYet  , RecordStart   , Always, Building,
        ConstructionStarted  , All<ProjectIsActive, MainContractIsSigned, IsTheOnlyOne, SupervisionComesFirst,
                                    EarlyStartIsExplained>>,
  Rule<"LS-PROGRESS", Building, ReportProgress, Always, Building,
         ProgressReported     , All<ReportsFollowEachOther, ProgressDoesNotFall>>,
  Rule<"XN-PM-15.2" , Building, RequestChange , Always, Building,
         ChangeRequested      , All<ChangeIsNew>>,
  Rule<"XN-PM-15.2" , Building, ApproveChange , Always, Building,
         ChangeApproved       , All<ChangeIsOpen, ChangesStayWithinTheShare, ChangedRequirementIsReviewed>>,
  Rule<"XN-PM-15.2" , Building, RefuseChange  , Always, Building,
         ChangeRefused        , All<ChangeIsOpen>>,
  Rule<"XN-PM-15.2" , Building, Complete      , Always, Completed,
         ConstructionCompleted, All<NoChangeIsOpen>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未开工
struct Building : State<"building"> {};    // 建设中
struct Completed : State<"completed"> {};  // 已完工

using Situation = lianshen::Situation<Construction>;
template <class Command>
using Ask = lianshen::Ask<Construction, Command>;

// ---- article 14: supervised from the first day (R13) ----

bool is_supervised_in_time(const Situation& situation) {
  const auto& since = situation.facts.supervised_since;
  return !situation.facts.needs_supervision || (since && *since <= situation.now.occurred_on);
}

struct SupervisionComesFirst
    : OnCommand<"LS-SUPERVISION", "the_work_should_begin_under_supervision", Mender::applicant> {
  static bool met(const Ask<RecordStart>& ask) { return is_supervised_in_time(ask); }
};

struct EarlyStartIsExplained
    : OnCommand<"LS-PROGRESS", "a_start_without_supervision_must_be_explained", Mender::applicant> {
  static bool met(const Ask<RecordStart>& ask) {
    return is_supervised_in_time(ask) || ask.command.explanation.has_value();
  }
};

// ---- article 15: what was approved is what is built ----

struct ProjectIsActive : OnCommand<"XN-PM-15.2", "construction_needs_an_active_project", Mender::applicant> {
  static bool met(const Ask<RecordStart>& ask) { return ask.facts.project_is_active; }
};

struct MainContractIsSigned
    : OnCommand<"XN-PM-15.2", "construction_needs_a_main_contract", Mender::applicant> {
  static bool met(const Ask<RecordStart>& ask) { return ask.facts.main_contract_is_signed; }
};

// A review that passed since the change was asked for has approved what the change makes of the project.
bool is_reviewed_since(const Ask<ApproveChange>& ask, const Change& change) {
  const auto& passed_on = ask.facts.requirement_passed_on;
  return passed_on && *passed_on >= change.requested_on;
}

// The articles are silent on changes while building, so the ten percent of article 11 are ours here; many
// small changes count together.
struct ChangesStayWithinTheShare
    : OnCommand<"XN-PM-15.2", "changes_beyond_the_share_need_a_new_review", Mender::applicant> {
  static bool met(const Ask<ApproveChange>& ask) {
    const Change* change = find_change(ask.data, ask.command.change_no);
    if (change == nullptr || !ask.data.budget || is_reviewed_since(ask, *change)) return true;
    return !ask.facts.change_share.applies_to(budget_after(ask), *ask.data.budget);
  }
  static std::vector<Detail> details(const Ask<ApproveChange>& ask) {
    return {{"budget", ask.data.budget->yuan()}, {"after", budget_after(ask).yuan()}};
  }

 private:
  static AmountFen budget_after(const Ask<ApproveChange>& ask) {
    AmountFen total = *ask.data.budget;
    for (const auto& change : ask.data.changes) {
      const bool counts =
          change.status == ChangeStatus::approved || change.change_no == ask.command.change_no;
      if (counts) total += change.increase - change.decrease;
    }
    return total;
  }
};

struct ChangedRequirementIsReviewed
    : OnCommand<"XN-PM-15.2", "a_changed_requirement_needs_a_new_review", Mender::applicant> {
  static bool met(const Ask<ApproveChange>& ask) {
    const Change* change = find_change(ask.data, ask.command.change_no);
    return change == nullptr || change->kind != ChangeKind::requirement || is_reviewed_since(ask, *change);
  }
};

struct NoChangeIsOpen : OnFacts<"XN-PM-15.2", "a_change_awaits_its_approval", Mender::office> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> open;
    for (const auto& change : situation.data.changes) {
      if (change.status == ChangeStatus::requested) open.push_back({"change", change.change_no.value});
    }
    return open;
  }
};

// ---- office practice: one record of the work, in the order of time ----

struct IsTheOnlyOne
    : OnCommand<"LS-PROGRESS", "the_start_of_this_project_is_recorded_already", Mender::nobody> {
  static bool met(const Ask<RecordStart>& ask) { return !ask.facts.another_exists; }
};

struct ReportsFollowEachOther
    : OnCommand<"LS-PROGRESS", "progress_is_reported_period_after_period", Mender::applicant> {
  static bool met(const Ask<ReportProgress>& ask) {
    const CivilDate last = ask.data.reported_until.value_or(ask.data.started_on);
    return ask.command.until > last && ask.command.until <= ask.now.occurred_on;
  }
};

struct ProgressDoesNotFall : OnCommand<"LS-PROGRESS", "progress_does_not_fall", Mender::applicant> {
  static bool met(const Ask<ReportProgress>& ask) {
    return ask.command.built >= ask.data.built && ask.command.invested >= ask.data.invested;
  }
};

struct ChangeIsNew : OnCommand<"LS-PROGRESS", "this_change_was_requested_before", Mender::applicant> {
  static bool met(const Ask<RequestChange>& ask) {
    return find_change(ask.data, ask.command.change_no) == nullptr;
  }
};

struct ChangeIsOpen : OnCommand<"LS-PROGRESS", "no_such_change_awaits_a_decision", Mender::nobody> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    const Change* change = find_change(ask.data, ask.command.change_no);
    return change != nullptr && change->status == ChangeStatus::requested;
  }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static ConstructionStarted record(Recording<ConstructionStarted>, const Ask<RecordStart>& ask) {
  return {ask.command.project, ask.command.start_order_no, ask.command.explanation, ask.facts.budget,
          ask.now.occurred_on};
}

ConstructionFacts Construction::gather(const FactsReader& read, const ConstructionData& data,
                                       const Circumstances& now, const Command* command) {
  const PolicyPack& policy = read.policy();
  ConstructionFacts facts;
  std::string project = data.project.value;
  if (const auto* start = command_in<RecordStart>(command)) project = start->project.value;
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  facts.main_contract_is_signed = read.milestone(project, milestones::contracted).has_value();
  for (const auto& other : read.cases_of_project(name, project)) {
    facts.another_exists |= other.stream != now.stream;
  }
  facts.budget = contract::budget_in_force(read, project);
  facts.needs_supervision = facts.budget && policy.amount("supervision.threshold").applies_to(*facts.budget);
  if (const auto supervised = read.milestone(project, milestones::supervised))
    facts.supervised_since = supervised->on;
  facts.change_share = policy.share("construction.change");
  if (const auto passed = read.milestone(project, milestones::requirement_passed))
    facts.requirement_passed_on = passed->on;
  return facts;
}

RequiredKeys Construction::policy_keys() {
  RequiredKeys keys;
  keys.amounts = {"supervision.threshold"};
  keys.shares = {"construction.change"};
  return keys;
}

}  // namespace lianshen::construction

namespace lianshen {

std::unique_ptr<Workflow> make_construction() {
  return std::make_unique<WorkflowOf<construction::Construction, construction::Rules>>();
}

}  // namespace lianshen
