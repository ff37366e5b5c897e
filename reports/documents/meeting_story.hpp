// A joint meeting or a circulation as its papers need it: who was there, what was on the agenda, what was
// resolved and with which conditions.
#pragma once

#include <string>
#include <vector>

#include "reports/documents/drafting.hpp"

namespace lianshen::documents {

struct MeetingItem {
  std::string subject;  // the case, project or name that was decided on
  std::string title;
  std::string presenter;             // organisation
  std::vector<std::string> recused;  // organisations
  const LoggedEvent* added = nullptr;
  const LoggedEvent* resolved = nullptr;  // null: not yet
};

struct MeetingStory {
  const LoggedEvent* convened = nullptr;  // or begun, by circulation
  const LoggedEvent* opened = nullptr;    // null: not yet, or by circulation
  const LoggedEvent* issued = nullptr;    // its minutes
  bool is_by_circulation = false;
  std::vector<MeetingItem> items;
  std::vector<std::string> attending;  // organisations
  std::vector<std::string> absent;     // members that were not there
};
MeetingStory meeting_story(const Drafting& drafting);

// “例会”, “紧急会议”, “书面会签”
std::string meeting_kind(const Drafting& drafting, const MeetingStory& story);
// “同意”; empty before it was resolved.
std::string resolution_word(const Drafting& drafting, const MeetingItem& item);
// The unit that must act on an item: the one whose project it is about, else the presenter.
std::string responsible_unit(const Drafting& drafting, const MeetingItem& item);

// What was decided about plans because of this meeting: additions, removals, entries of a deliberated plan.
struct PlanChange {
  std::string text;  // “补列2019年度建设计划：…，96.00万元”
  Trace trace;
};
std::vector<PlanChange> plan_changes(const Drafting& drafting);

}  // namespace lianshen::documents
