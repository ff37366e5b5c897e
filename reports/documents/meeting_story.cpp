#include "reports/documents/meeting_story.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen::documents {

namespace {

std::vector<MeetingItem> items_of(const DossierCase& meeting, const LoggedEvent* opened) {
  std::vector<MeetingItem> items;
  for (const LoggedEvent* added : meeting.all({"ItemAdded"})) {
    MeetingItem item;
    item.subject = added->text("subject");
    item.title = added->text("title");
    item.presenter = added->text("presenter");
    item.added = added;
    for (const LoggedEvent* resolved : meeting.all({"ItemResolved", "LastItemResolved"})) {
      if (resolved->text("subject") == item.subject) item.resolved = resolved;
    }
    if (opened != nullptr) {
      for (const auto& recusal : opened->list("recusals")) {
        if (recusal.value("subject", "") == item.subject)
          item.recused.push_back(recusal.value("organisation", ""));
      }
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::string change_text(const Drafting& drafting, const DossierCase& plan, const LoggedEvent& event,
                        std::string_view verb) {
  const std::string amount =
      event.amount("amount") ? "，" + amount_text(*event.amount("amount")) : std::string();
  return fmt::format("{}{}年度建设计划：{}{}", verb, plan.folded.value("year", 0),
                     drafting.project_name(event.text("project")), amount);
}

}  // namespace

MeetingStory meeting_story(const Drafting& drafting) {
  const DossierCase& meeting = drafting.subject();
  MeetingStory story;
  story.convened = meeting.first({"MeetingConvened", "CirculationBegun"});
  story.is_by_circulation = story.convened->type == "CirculationBegun";
  story.opened = meeting.last({"MeetingOpened"});
  story.issued = meeting.last({"MinutesIssued"});
  story.items = items_of(meeting, story.opened);
  if (story.opened != nullptr) story.attending = story.opened->texts("attending");
  for (const std::string& member : drafting.policy().panel("joint_meeting.members").members) {
    if (story.opened != nullptr && std::ranges::find(story.attending, member) == story.attending.end())
      story.absent.push_back(member);
  }
  return story;
}

std::string meeting_kind(const Drafting& drafting, const MeetingStory& story) {
  return drafting.wording().choice("joint_meeting", story.convened->text("kind"));
}

std::string resolution_word(const Drafting& drafting, const MeetingItem& item) {
  if (item.resolved == nullptr) return {};
  return drafting.wording().choice("joint_meeting", item.resolved->text("resolution"));
}

std::string responsible_unit(const Drafting& drafting, const MeetingItem& item) {
  const DossierCase* subject = drafting.dossier().find(item.subject);
  const bool is_of_a_unit = subject != nullptr && !subject->project.empty();
  return drafting.organisation(is_of_a_unit ? subject->organisation : item.presenter);
}

std::vector<PlanChange> plan_changes(const Drafting& drafting) {
  std::vector<PlanChange> changes;
  const std::string& meeting = drafting.subject().stream;
  for (const DossierCase* plan : drafting.dossier().of_workflow("annual_plan")) {
    for (const LoggedEvent& event : plan->events) {
      if (event.text("meeting") != meeting) continue;
      const Trace rests = trace({&event});
      if (event.type == "EntrySupplemented")
        changes.push_back({change_text(drafting, *plan, event, "补列"), rests});
      if (event.type == "RemovalProposed")
        changes.push_back({change_text(drafting, *plan, event, "调出"), rests});
      if (event.type == "PlanDeliberated")
        changes.push_back({fmt::format("审议{}年度建设计划（草案）", plan->folded.value("year", 0)), rests});
    }
  }
  return changes;
}

}  // namespace lianshen::documents
