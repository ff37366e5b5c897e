// The fold of the joint meeting and what its events do to links and the clock of the next quarter. No policy,
// no refusal.
#include "workflows/joint_meeting.hpp"

namespace lianshen::joint_meeting {

namespace {

constexpr std::string_view quarter_limit = "joint_meeting.quarter";

template <class Event>
void resolve(MeetingData& data, const Event& event) {
  for (auto& item : data.items) {
    if (item.subject != event.subject) continue;
    item.resolution = event.resolution;
    item.conditions = event.conditions;
  }
}

}  // namespace

void apply(MeetingData& data, const MeetingConvened& event) { adopt(data, event); }
void apply(MeetingData& data, const CirculationBegun& event) { adopt(data, event); }

void apply(MeetingData& data, const ItemAdded& event) {
  data.items.push_back({event.subject, event.title, event.presenter, std::nullopt, {}});
}

void apply(MeetingData& data, const MeetingOpened& event) { adopt(data, event); }
void apply(MeetingData& data, const ItemResolved& event) { resolve(data, event); }
void apply(MeetingData& data, const LastItemResolved& event) { resolve(data, event); }
void apply(MeetingData& data, const MinutesIssued& event) { adopt(data, event); }
void apply(MeetingData&, const MeetingCancelled&) {}
void apply(MeetingData&, const NextMeetingNoted&) {}

const Item* find_item(const MeetingData& data, std::string_view subject) {
  const auto found =
      std::ranges::find_if(data.items, [&](const Item& item) { return item.subject.value == subject; });
  return found == data.items.end() ? nullptr : &*found;
}

namespace {

// A meeting and what is on its agenda are before every member.
void link_members(Effects& effects, const std::vector<OrganisationId>& members) {
  for (const auto& member : members) effects.link(links::panel, member.value);
}

}  // namespace

void affect(Effects& effects, const MeetingData&, const MeetingConvened& event) {
  link_members(effects, event.members);
}

void affect(Effects& effects, const MeetingData&, const CirculationBegun& event) {
  link_members(effects, event.members);
}

void affect(Effects& effects, const MeetingData&, const ItemAdded& event) {
  effects.link(links::agenda, event.subject.value);
}

// 原则上每季度: a quarter that ends without the next meeting shows a yellow lamp on the last one that was
// held (06.3).
void affect(Effects& effects, const MeetingData&, const MeetingOpened& event) {
  if (!event.next_due_on) return;
  effects.link(links::meeting_kind, name_of(Kind::quarterly));
  effects.start_clock_until(quarter_limit, event.on, *event.next_due_on);
}

void affect(Effects& effects, const MeetingData&, const NextMeetingNoted& event) {
  effects.stop_clock(quarter_limit, event.opened_on);
}

}  // namespace lianshen::joint_meeting
