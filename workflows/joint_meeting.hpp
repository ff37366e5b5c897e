// Vocabulary of the joint meeting (联席会议): Xianning project rules, articles 6, 7 and 9.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::joint_meeting {

enum class Kind { quarterly, urgent, by_circulation };  // 例会、紧急会议、书面会签 (R3)
BOOST_DESCRIBE_ENUM(Kind, quarterly, urgent, by_circulation)

// 同意、原则同意、补充材料后再议、缓议、不同意
enum class Resolution { agree, agree_in_principle, supplement, defer, refuse };
BOOST_DESCRIBE_ENUM(Resolution, agree, agree_in_principle, supplement, defer, refuse)

struct Recusal {  // 回避
  Text<128> subject;
  OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(Recusal, (), (subject, organisation))

struct Item {  // 议题
  Text<128> subject;
  Text<200> title;
  OrganisationId presenter;
  std::optional<Resolution> resolution;
  std::vector<Text<400>> conditions;
};
BOOST_DESCRIBE_STRUCT(Item, (), (subject, title, presenter, resolution, conditions))

// ---- commands ----

struct Convene {  // 召集
  Kind kind = Kind::quarterly;
  CivilDate planned_on;                    // the day of the meeting, or the last day for signatures
  std::optional<OrganisationId> proposer;  // 提议单位
  std::optional<Text<400>> cause;          // 紧急事由
};
BOOST_DESCRIBE_STRUCT(Convene, (), (kind, planned_on, proposer, cause))
struct AddItem {  // 列入议题
  Text<128>
      subject;  // the case that is decided: a review, a plan, a project to be listed later, a line of a round
  Text<200> title;
  OrganisationId presenter;  // 汇报单位
};
BOOST_DESCRIBE_STRUCT(AddItem, (), (subject, title, presenter))
struct Open {  // 开会（宣布到会）
  std::vector<OrganisationId> attending;
  std::vector<Recusal> recusals;
};
BOOST_DESCRIBE_STRUCT(Open, (), (attending, recusals))
struct ResolveItem {  // 逐项议定
  Text<128> subject;
  Resolution resolution = Resolution::agree;
  std::vector<Text<400>> conditions;
  std::vector<OrganisationId> signed_by;  // by circulation: the members whose signatures are in hand
  std::optional<Text<2000>> summary;      // 主要意见
};
BOOST_DESCRIBE_STRUCT(ResolveItem, (), (subject, resolution, conditions, signed_by, summary))
struct IssueMinutes {  // 印发纪要
  Text<64> minutes_no;
};
BOOST_DESCRIBE_STRUCT(IssueMinutes, (), (minutes_no))
struct Cancel {  // 取消
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Cancel, (), (explanation))
struct NoteNextMeeting {  // the next quarterly meeting has opened: what this one was waiting for
  static constexpr bool is_for_people = false;
  StreamId next;
  CivilDate opened_on;
};
BOOST_DESCRIBE_STRUCT(NoteNextMeeting, (), (next, opened_on))

// ---- events ----

struct MeetingConvened {
  static constexpr std::string_view leads_to = "planned";
  Kind kind = Kind::quarterly;
  CivilDate planned_on;
  std::optional<OrganisationId> proposer;
  std::optional<Text<400>> cause;
  std::vector<OrganisationId> members;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MeetingConvened, (), (kind, planned_on, proposer, cause, members, on))
struct CirculationBegun {
  static constexpr std::string_view leads_to = "circulating";
  Kind kind = Kind::by_circulation;
  CivilDate planned_on;
  std::vector<OrganisationId> members;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CirculationBegun, (), (kind, planned_on, members, on))
struct ItemAdded {
  Text<128> subject;
  Text<200> title;
  OrganisationId presenter;
};
BOOST_DESCRIBE_STRUCT(ItemAdded, (), (subject, title, presenter))
struct MeetingOpened {
  static constexpr std::string_view leads_to = "in_session";
  std::vector<OrganisationId> attending;
  std::vector<Recusal> recusals;
  std::optional<StreamId> follows;       // the quarterly meeting whose clock this one stops
  std::optional<CivilDate> next_due_on;  // of a quarterly meeting: when the next one should have been held
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MeetingOpened, (), (attending, recusals, follows, next_due_on, on))
struct ItemResolved {
  Text<128> subject;
  Resolution resolution = Resolution::agree;
  std::vector<Text<400>> conditions;
  std::vector<OrganisationId> signed_by;
  std::optional<Text<2000>> summary;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ItemResolved, (), (subject, resolution, conditions, signed_by, summary, on))
struct LastItemResolved {
  static constexpr std::string_view leads_to = "held";
  Text<128> subject;
  Resolution resolution = Resolution::agree;
  std::vector<Text<400>> conditions;
  std::vector<OrganisationId> signed_by;
  std::optional<Text<2000>> summary;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LastItemResolved, (), (subject, resolution, conditions, signed_by, summary, on))
struct MinutesIssued {
  static constexpr std::string_view leads_to = "minuted";
  Text<64> minutes_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MinutesIssued, (), (minutes_no, on))
struct MeetingCancelled {
  static constexpr std::string_view leads_to = "cancelled";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (explanation, on))
struct NextMeetingNoted {
  StreamId next;
  CivilDate opened_on;
};
BOOST_DESCRIBE_STRUCT(NextMeetingNoted, (), (next, opened_on))

// ---- folded data ----

struct MeetingData {
  Kind kind = Kind::quarterly;
  CivilDate planned_on;
  std::optional<OrganisationId> proposer;
  std::vector<Item> items;
  std::vector<OrganisationId> attending;
  std::vector<Recusal> recusals;
  std::optional<Text<64>> minutes_no;
};
BOOST_DESCRIBE_STRUCT(MeetingData, (), (kind, planned_on, proposer, items, attending, recusals, minutes_no))

// ---- facts ----

struct MeetingFacts {
  std::vector<std::string> members;
  std::vector<std::string> voters;              // members with a vote (R2)
  std::string quorum;                           // "all", "any" or "majority" of the voters
  std::optional<std::string> unit_of_the_item;  // whose project the item is about, if it is about one
  std::optional<StreamId> follows;
  std::optional<CivilDate> next_due_on;
};

struct JointMeeting {
  static constexpr std::string_view name = "joint_meeting";
  static constexpr std::int64_t fold_version = 1;
  using Data = MeetingData;
  using Facts = MeetingFacts;
  using Commands =
      boost::mp11::mp_list<Convene, AddItem, Open, ResolveItem, IssueMinutes, Cancel, NoteNextMeeting>;
  using Events =
      boost::mp11::mp_list<MeetingConvened, CirculationBegun, ItemAdded, MeetingOpened, ItemResolved,
                           LastItemResolved, MinutesIssued, MeetingCancelled, NextMeetingNoted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True once everything on the agenda is resolved: only then do other cases read its resolutions.
bool is_held_state(std::string_view state);
const Item* find_item(const MeetingData& data, std::string_view subject);

// The fold, one overload an event: joint_meeting_apply.cpp.
void apply(MeetingData& data, const MeetingConvened& event);
void apply(MeetingData& data, const CirculationBegun& event);
void apply(MeetingData& data, const ItemAdded& event);
void apply(MeetingData& data, const MeetingOpened& event);
void apply(MeetingData& data, const ItemResolved& event);
void apply(MeetingData& data, const LastItemResolved& event);
void apply(MeetingData& data, const MinutesIssued& event);
void apply(MeetingData& data, const MeetingCancelled& event);
void apply(MeetingData& data, const NextMeetingNoted& event);

// What each event does to links and the clock of the next quarter.
void affect(Effects& effects, const MeetingData& after, const MeetingConvened& event);
void affect(Effects& effects, const MeetingData& after, const CirculationBegun& event);
void affect(Effects& effects, const MeetingData& after, const ItemAdded& event);
void affect(Effects& effects, const MeetingData& after, const MeetingOpened& event);
void affect(Effects& effects, const MeetingData& after, const NextMeetingNoted& event);

}  // namespace lianshen::joint_meeting
