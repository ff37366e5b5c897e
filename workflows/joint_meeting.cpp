// Joint meeting (联席会议): model text Xianning project rules, articles 6, 7 and 9. It resolves items and
// nothing else: what a resolution lets happen is decided by the case that names this meeting. Decides only:
// no clock, no storage, no numbers.
#include "workflows/joint_meeting.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/meeting_resolution.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::joint_meeting {
namespace {

struct NotYet;
struct Planned;
struct Circulating;
struct InSession;
struct Held;
struct Minuted;
struct Cancelled;

struct IsLastOpenItem;

struct MemberProposesIt;
struct CauseIsGiven;
struct AgendaIsNotEmpty;
struct QuorumIsPresent;
struct ItemIsNew;
struct ItemIsOnTheAgenda;
struct ItemIsOpen;
struct UnitStepsAside;
struct ConditionsAreNamed;
struct EnoughHaveSigned;

// clang-format off
struct Rules : RuleTable<
  //   Anchor            In state     On command       Chosen when               Moves to,
  //     records         , provided that
  Rule<"XN-PM-06.3"    , NotYet     , Convene        , Is<Kind::quarterly>     , Planned,
         MeetingConvened>,
  Rule<"XN-PM-06.4"    , NotYet     , Convene        , Is<Kind::urgent>        , Planned,
         MeetingConvened , All<MemberProposesIt, CauseIsGiven>>,
  Rule<"LS-CIRCULATION", NotYet     , Convene        , Is<Kind::by_circulation>, Circulating,
         CirculationBegun>,

  Rule<"XN-PM-06.2"    , Planned    , AddItem        , Always                  , Planned,
         ItemAdded       , All<ItemIsNew>>,
  Rule<"XN-PM-06.2"    , Circulating, AddItem        , Always                  , Circulating,
         ItemAdded       , All<ItemIsNew>>,
  Rule<"LS-AGENDA"     , Planned    , Cancel         , Always                  , Cancelled,
         MeetingCancelled>,

  Rule<"XN-PM-06.1"    , Planned    , Open           , Always                  , InSession,
         MeetingOpened   , All<AgendaIsNotEmpty, QuorumIsPresent>>,
  Rule<"XN-PM-06.1"    , InSession  , ResolveItem    , Unless<IsLastOpenItem>  , InSession,
         ItemResolved    , All<ItemIsOnTheAgenda, ItemIsOpen, UnitStepsAside, ConditionsAreNamed>>,
  Rule<"XN-PM-06.1"    , InSession  , ResolveItem    , When<IsLastOpenItem>    , Held,
         LastItemResolved, All<ItemIsOnTheAgenda, ItemIsOpen, UnitStepsAside, ConditionsAreNamed>>,
  Rule<"LS-CIRCULATION", Circulating, ResolveItem    , Unless<IsLastOpenItem>  , Circulating,
         ItemResolved    , All<ItemIsOnTheAgenda, ItemIsOpen, UnitStepsAside, ConditionsAreNamed,
                               EnoughHaveSigned>>,
  Rule<"LS-CIRCULATION", Circulating, ResolveItem    , When<IsLastOpenItem>    , Held,
         LastItemResolved, All<ItemIsOnTheAgenda, ItemIsOpen, UnitStepsAside, ConditionsAreNamed,
                               EnoughHaveSigned>>,
  Rule<"XN-PM-06.2"    , Held       , IssueMinutes   , Always                  , Minuted,
         MinutesIssued>,

  Rule<"XN-PM-06.3"    , InSession  , NoteNextMeeting, Always                  , InSession,
         NextMeetingNoted>,
  Rule<"XN-PM-06.3"    , Held       , NoteNextMeeting, Always                  , Held,
         NextMeetingNoted>,
  Rule<"XN-PM-06.3"    , Minuted    , NoteNextMeeting, Always                  , Minuted,
         NextMeetingNoted>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};           // 尚未建立
struct Planned : State<"planned"> {};          // 拟召开
struct Circulating : State<"circulating"> {};  // 会签中
struct InSession : State<"in_session"> {};     // 会议中
struct Held : State<"held"> {};                // 待签发纪要
struct Minuted : State<"minuted"> {};          // 纪要已印发
struct Cancelled : State<"cancelled"> {};      // 已取消

using Situation = lianshen::Situation<JointMeeting>;
template <class Command>
using Ask = lianshen::Ask<JointMeeting, Command>;

// ---- selectors ----

// When nothing else is left on the agenda, the meeting is over.
struct IsLastOpenItem {
  static bool holds(const Ask<ResolveItem>& ask) {
    return std::ranges::all_of(ask.data.items, [&](const Item& item) {
      return item.resolution.has_value() || item.subject == ask.command.subject;
    });
  }
};

bool is_in(const std::vector<std::string>& organisations, const std::string& organisation) {
  return std::ranges::find(organisations, organisation) != organisations.end();
}
bool is_in(const std::vector<OrganisationId>& organisations, const std::string& organisation) {
  return std::ranges::find(organisations, OrganisationId{organisation}) != organisations.end();
}

// ---- article 6: who calls a meeting, and who makes one ----

struct MemberProposesIt
    : OnCommand<"XN-PM-06.4", "urgent_meetings_are_proposed_by_members", Mender::member_unit> {
  static bool met(const Ask<Convene>& ask) {
    return ask.command.proposer && is_in(ask.facts.members, ask.command.proposer->value);
  }
};

struct CauseIsGiven : OnCommand<"XN-PM-06.4", "an_urgent_meeting_needs_its_cause", Mender::member_unit> {
  static bool met(const Ask<Convene>& ask) { return ask.command.cause.has_value(); }
};

struct AgendaIsNotEmpty : OnFacts<"LS-AGENDA", "the_agenda_is_empty", Mender::office> {
  static bool met(const Situation& situation) { return !situation.data.items.empty(); }
};

// Members without a vote (审计列席) count neither for nor against a quorum (R2).
bool is_quorum(const MeetingFacts& facts, const std::vector<OrganisationId>& present) {
  const auto count =
      std::ranges::count_if(facts.voters, [&](const std::string& voter) { return is_in(present, voter); });
  const auto all = std::ssize(facts.voters);
  if (facts.quorum == "all") return count == all;
  if (facts.quorum == "any") return count > 0;
  return count + count > all;
}

std::vector<Detail> voters_missing(const MeetingFacts& facts, const std::vector<OrganisationId>& present) {
  std::vector<Detail> missing;
  for (const auto& voter : facts.voters) {
    if (!is_in(present, voter)) missing.push_back({"organisation", voter});
  }
  return missing;
}

struct QuorumIsPresent : OnCommand<"LS-QUORUM", "the_quorum_is_not_reached", Mender::member_unit> {
  static bool met(const Ask<Open>& ask) { return is_quorum(ask.facts, ask.command.attending); }
  static std::vector<Detail> details(const Ask<Open>& ask) {
    return voters_missing(ask.facts, ask.command.attending);
  }
};

struct EnoughHaveSigned : OnCommand<"LS-QUORUM", "too_few_members_have_signed", Mender::member_unit> {
  static bool met(const Ask<ResolveItem>& ask) { return is_quorum(ask.facts, ask.command.signed_by); }
  static std::vector<Detail> details(const Ask<ResolveItem>& ask) {
    return voters_missing(ask.facts, ask.command.signed_by);
  }
};

// ---- the agenda: item by item ----

struct ItemIsNew : OnCommand<"LS-AGENDA", "this_item_is_on_the_agenda_already", Mender::office> {
  static bool met(const Ask<AddItem>& ask) {
    return find_item(ask.data, ask.command.subject.value) == nullptr;
  }
};

struct ItemIsOnTheAgenda : OnCommand<"LS-AGENDA", "this_item_is_not_on_the_agenda", Mender::office> {
  static bool met(const Ask<ResolveItem>& ask) {
    return find_item(ask.data, ask.command.subject.value) != nullptr;
  }
};

struct ItemIsOpen : OnCommand<"LS-AGENDA", "this_item_is_resolved_already", Mender::nobody> {
  static bool met(const Ask<ResolveItem>& ask) {
    const Item* item = find_item(ask.data, ask.command.subject.value);
    return item == nullptr || !item->resolution;
  }
};

// Nobody decides on their own project: a member leaves the room for it, or does not sign (R33).
struct UnitStepsAside
    : OnCommand<"LS-RECUSAL", "a_unit_steps_aside_for_its_own_project", Mender::member_unit> {
  static bool met(const Ask<ResolveItem>& ask) {
    if (!ask.facts.unit_of_the_item) return true;
    const std::string& unit = *ask.facts.unit_of_the_item;
    const bool has_left = std::ranges::any_of(ask.data.recusals, [&](const Recusal& recusal) {
      return recusal.subject == ask.command.subject && recusal.organisation.value == unit;
    });
    return !is_in(ask.command.signed_by, unit) && (has_left || !is_in(ask.data.attending, unit));
  }
  static std::vector<Detail> details(const Ask<ResolveItem>& ask) {
    return {{"organisation", *ask.facts.unit_of_the_item}};
  }
};

struct ConditionsAreNamed
    : OnCommand<"LS-CONDITIONS", "a_resolution_in_principle_names_its_conditions", Mender::office> {
  static bool met(const Ask<ResolveItem>& ask) {
    return ask.command.resolution != Resolution::agree_in_principle || !ask.command.conditions.empty();
  }
};

constexpr std::string_view quarter_limit = "joint_meeting.quarter";

// The last day of the calendar period (季度: as many months as the pack says) after the one in which `day`
// lies.
CivilDate end_of_next_period(CivilDate day, std::int64_t months) {
  const std::int64_t months_before = (day.month() - 1) / months * months;
  const auto first = CivilDate::of(day.year(), static_cast<unsigned>(months_before + 1), 1);
  return first.plus_months(months + months).plus_days(-1);
}

// A clock stops on its own case only, so each quarterly meeting looks for the one that is still waiting for
// it (06.3).
void find_previous(MeetingFacts& facts, const FactsReader& read) {
  for (const auto& earlier : read.linked_to<JointMeeting>(links::meeting_kind, name_of(Kind::quarterly))) {
    const auto clock = read.clock(earlier.stream, quarter_limit);
    if (clock && clock->status != ClockStatus::stopped) facts.follows = StreamId{earlier.stream};
  }
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static std::vector<OrganisationId> members_of(const MeetingFacts& facts) {
  return {facts.members.begin(), facts.members.end()};
}

static MeetingConvened record(Recording<MeetingConvened>, const Ask<Convene>& ask) {
  const Convene& command = ask.command;
  return {command.kind,  command.planned_on,    command.proposer,
          command.cause, members_of(ask.facts), ask.now.occurred_on};
}

static CirculationBegun record(Recording<CirculationBegun>, const Ask<Convene>& ask) {
  return {ask.command.kind, ask.command.planned_on, members_of(ask.facts), ask.now.occurred_on};
}

static MeetingOpened record(Recording<MeetingOpened>, const Ask<Open>& ask) {
  return {ask.command.attending, ask.command.recusals, ask.facts.follows, ask.facts.next_due_on,
          ask.now.occurred_on};
}

MeetingFacts JointMeeting::gather(const FactsReader& read, const MeetingData& data, const Circumstances& now,
                                  const Command* command) {
  const PolicyPack& policy = read.policy();
  MeetingFacts facts;
  const Panel& panel = policy.panel("joint_meeting.members");
  facts.members = panel.members;
  facts.quorum = panel.mode;
  for (const auto& member : panel.members) {
    if (!is_in(panel.without_vote, member)) facts.voters.push_back(member);
  }
  if (const auto* resolve = command_in<ResolveItem>(command)) {
    const auto subject = read.stream(resolve->subject.value);
    // Plans and rounds are nobody's own project: the office brings them because the article says so (07.1).
    if (subject && !subject->project.empty()) facts.unit_of_the_item = subject->organisation;
  }
  if (command_in<Open>(command) != nullptr && data.kind == Kind::quarterly) {
    facts.next_due_on = end_of_next_period(now.occurred_on, policy.limit(quarter_limit).limit.count);
    find_previous(facts, read);
  }
  return facts;
}

RequiredKeys JointMeeting::policy_keys() {
  RequiredKeys keys;
  keys.limits = {std::string(quarter_limit)};
  keys.panels = {"joint_meeting.members"};
  return keys;
}

bool is_held_state(std::string_view state) { return state == Held::name || state == Minuted::name; }

}  // namespace lianshen::joint_meeting

namespace lianshen {

std::unique_ptr<Workflow> make_joint_meeting() {
  return std::make_unique<WorkflowOf<joint_meeting::JointMeeting, joint_meeting::Rules>>();
}

}  // namespace lianshen
