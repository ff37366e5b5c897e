// The yearly audit batch (年度审计批次): model text Xianning project rules, articles 7 (5), 16, 17 and 23.
// Decides only: no clock, no storage, no numbers. Which projects are drawn is the audit bureau's own affair:
// the table only keeps the list that it draws from whole, and gives the bureau no time limit (R2).
#include "workflows/audit_batch.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/trial_acceptance.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::audit_batch {
namespace {

struct NotYet;
struct Drafting;
struct Planned;
struct Auditing;
struct Reported;
struct Rectifying;
struct Closed;

struct CompletesTheResults;

struct YearHasCome;
struct IsTheOnlyBatch;
struct IsAccepted;
struct WasCompletedInTheYearBefore;
struct IsNotListed;
struct IsListed;
struct ListIsComplete;
struct SomethingIsListed;
struct SampleIsDrawnFromTheList;
struct IsSelected;
struct HasProblems;
struct RequirementsAreNamed;
struct RectificationIsOrdered;
struct EveryProblemIsMended;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state    On command           Chosen when                         Moves to,
  //     records                    , provided that
  Rule<"XN-PM-17.1" , NotYet    , Draft               , Always                            , Drafting,
         BatchDrafted               , All<YearHasCome, IsTheOnlyBatch>>,
  Rule<"XN-PM-17.1" , Drafting  , AddProject          , Always                            , Drafting,
         ProjectAdded               , All<IsAccepted, WasCompletedInTheYearBefore, IsNotListed>>,
  Rule<"XN-PM-17.1" , Drafting  , RemoveProject       , Always                            , Drafting,
         ProjectRemoved             , All<IsListed>>,
  Rule<"XN-PM-17.1" , Drafting  , Select              , Always                            , Planned,
         ProjectsSelected           , All<ListIsComplete, SomethingIsListed, SampleIsDrawnFromTheList>>,
  Rule<"XN-PM-07.5" , Planned   , Begin               , Always                            , Auditing,
         AuditBegun>,

  Rule<"XN-PM-23.1" , Auditing  , RecordResult        , Unless<CompletesTheResults>       , Auditing,
         ResultRecorded             , All<IsSelected>>,
  Rule<"XN-PM-23.1" , Auditing  , RecordResult        , When<CompletesTheResults>         , Reported,
         LastResultRecorded         , All<IsSelected>>,
  Rule<"XN-PM-23.1" , Reported  , OrderRectification  , Always                            , Rectifying,
         AuditRectificationOrdered  , All<HasProblems, RequirementsAreNamed>>,
  Rule<"XN-PM-23.1" , Rectifying, OrderRectification  , Always                            , Rectifying,
         AuditRectificationOrdered  , All<HasProblems, RequirementsAreNamed>>,
  Rule<"XN-PM-23.1" , Rectifying, ConfirmRectification, Always                            , Rectifying,
         AuditRectificationConfirmed, All<RectificationIsOrdered>>,
  Rule<"LS-AUDIT"   , Reported  , Close               , Always                            , Closed,
         BatchClosed                , All<EveryProblemIsMended>>,
  Rule<"LS-AUDIT"   , Rectifying, Close               , Always                            , Closed,
         BatchClosed                , All<EveryProblemIsMended>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Drafting : State<"draft"> {};         // 拟定
struct Planned : State<"planned"> {};        // 已列计划
struct Auditing : State<"auditing"> {};      // 审计中
struct Reported : State<"reported"> {};      // 已出报告
struct Rectifying : State<"rectifying"> {};  // 审计整改中
struct Closed : State<"closed"> {};          // 已办结

using Situation = lianshen::Situation<AuditBatch>;
template <class Command>
using Ask = lianshen::Ask<AuditBatch, Command>;

template <class Command>
const Entry* entry_in(const Ask<Command>& ask) {
  return find_entry(ask.data, ask.command.project);
}

// ---- selectors ----

struct CompletesTheResults {
  static bool holds(const Ask<RecordResult>& ask) {
    return std::ranges::all_of(ask.data.entries, [&](const Entry& entry) {
      return !entry.is_selected || entry.finding || entry.project == ask.command.project;
    });
  }
};

// ---- article 16: what is not accepted is not audited ----

struct IsAccepted : OnCommand<"XN-PM-16.6", "only_accepted_projects_are_audited", Mender::applicant> {
  static bool met(const Ask<AddProject>& ask) { return ask.facts.project_accepted_on.has_value(); }
};

// ---- article 17: in the year after, all of what was completed or a sample of it ----

struct YearHasCome : OnCommand<"XN-PM-17.1", "the_year_of_the_audit_has_not_come", Mender::waiting> {
  static bool met(const Ask<Draft>& ask) { return ask.now.occurred_on.year() >= ask.command.year.value; }
};

struct IsTheOnlyBatch : OnCommand<"XN-PM-17.1", "this_year_has_an_audit_batch_already", Mender::nobody> {
  static bool met(const Ask<Draft>& ask) { return !ask.facts.another_of_that_year_exists; }
};

// 建设完成: the day of the acceptance report tells the year.
struct WasCompletedInTheYearBefore
    : OnCommand<"XN-PM-17.1", "the_project_was_completed_in_another_year", Mender::nobody> {
  static bool met(const Ask<AddProject>& ask) {
    const auto& accepted_on = ask.facts.project_accepted_on;
    return !accepted_on || accepted_on->year() + 1 == ask.data.year.value;
  }
  static std::vector<Detail> details(const Ask<AddProject>& ask) {
    return {{"accepted_on", ask.facts.project_accepted_on->iso()}};
  }
};

// A sample is only one if it is drawn from the whole: what was left out must have been taken out with a
// reason.
struct ListIsComplete : OnFacts<"XN-PM-17.1", "completed_projects_are_not_listed", Mender::office> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> unlisted;
    for (const auto& project : situation.facts.completed) {
      const StreamId id{project};
      const auto& removed = situation.data.removed;
      const bool was_removed = std::ranges::find(removed, id, &Removed::project) != removed.end();
      if (find_entry(situation.data, id) == nullptr && !was_removed) unlisted.push_back({"project", project});
    }
    return unlisted;
  }
};

// ---- office practice ----

struct IsNotListed : OnCommand<"LS-AUDIT", "this_project_is_listed_for_audit_already", Mender::nobody> {
  static bool met(const Ask<AddProject>& ask) { return entry_in(ask) == nullptr; }
};

struct IsListed : OnCommand<"LS-AUDIT", "this_project_is_not_listed_for_audit", Mender::office> {
  static bool met(const Ask<RemoveProject>& ask) { return entry_in(ask) != nullptr; }
};

struct SomethingIsListed : OnFacts<"LS-AUDIT", "no_project_is_listed_for_audit", Mender::office> {
  static bool met(const Situation& situation) { return !situation.data.entries.empty(); }
};

struct SampleIsDrawnFromTheList
    : OnCommand<"LS-AUDIT", "the_sample_must_be_drawn_from_the_list", Mender::member_unit> {
  static bool met(const Ask<Select>& ask) {
    const auto& projects = ask.command.projects;
    if (ask.command.scope == Scope::all) return projects.empty();
    return !projects.empty() && std::ranges::all_of(projects, [&](const StreamId& project) {
      return find_entry(ask.data, project) != nullptr;
    });
  }
};

struct IsSelected : OnCommand<"LS-AUDIT", "this_project_awaits_no_audit_result", Mender::nobody> {
  static bool met(const Ask<RecordResult>& ask) {
    const Entry* entry = entry_in(ask);
    return entry != nullptr && entry->is_selected && !entry->finding;
  }
};

struct HasProblems : OnCommand<"LS-AUDIT", "the_audit_found_nothing_to_mend", Mender::nobody> {
  static bool met(const Ask<OrderRectification>& ask) {
    const Entry* entry = entry_in(ask);
    return entry != nullptr && entry->finding == Finding::problems;
  }
};

struct RequirementsAreNamed
    : OnCommand<"LS-AUDIT", "audit_rectification_needs_requirements_and_a_day", Mender::member_unit> {
  static bool met(const Ask<OrderRectification>& ask) {
    return !ask.command.requirements.empty() && ask.command.due_on > ask.now.occurred_on;
  }
};

struct RectificationIsOrdered : OnCommand<"LS-AUDIT", "no_audit_rectification_is_open", Mender::member_unit> {
  static bool met(const Ask<ConfirmRectification>& ask) {
    const Entry* entry = entry_in(ask);
    return entry != nullptr && entry->order_no && !entry->rectification_no;
  }
};

struct EveryProblemIsMended : OnFacts<"LS-AUDIT", "audit_problems_are_not_mended", Mender::applicant> {
  static bool met(const Situation& situation) { return details(situation).empty(); }
  static std::vector<Detail> details(const Situation& situation) {
    std::vector<Detail> open;
    for (const auto& entry : situation.data.entries) {
      if (entry.finding == Finding::problems && !entry.rectification_no)
        open.push_back({"project", entry.project.value});
    }
    return open;
  }
};

// ---- facts ----

// From the index that every acceptance report files itself in, so that no list is kept by hand.
std::vector<std::string> accepted_in(const FactsReader& read, std::int64_t year) {
  std::vector<std::string> projects;
  for (const auto& acceptance :
       read.linked_to<trial_acceptance::TrialAcceptance>(links::accepted_year, std::to_string(year))) {
    projects.push_back(acceptance.data.project.value);
  }
  return projects;
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static BatchDrafted record(Recording<BatchDrafted>, const Ask<Draft>& ask) {
  BatchDrafted event{ask.command.year, {}, ask.now.occurred_on};
  for (const auto& project : ask.facts.completed) event.projects.push_back({project});
  return event;
}

BatchFacts AuditBatch::gather(const FactsReader& read, const BatchData& data, const Circumstances& now,
                              const Command* command) {
  BatchFacts facts;
  AuditYear year = data.year;
  if (const auto* draft = command_in<Draft>(command)) {
    year = draft->year;
    for (const auto& other : read.linked_to<AuditBatch>(links::audit_year, std::to_string(year.value))) {
      facts.another_of_that_year_exists |= other.stream != now.stream;
    }
  }
  facts.completed = accepted_in(read, year.value - 1);
  if (const auto* add = command_in<AddProject>(command)) {
    const auto accepted = read.milestone(add->project.value, milestones::accepted);
    if (accepted) facts.project_accepted_on = accepted->on;
  }
  return facts;
}

RequiredKeys AuditBatch::policy_keys() { return {}; }

}  // namespace lianshen::audit_batch

namespace lianshen {

std::unique_ptr<Workflow> make_audit_batch() {
  return std::make_unique<WorkflowOf<audit_batch::AuditBatch, audit_batch::Rules>>();
}

}  // namespace lianshen
