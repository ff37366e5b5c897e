// 联席会议通知: when, who, what is on the agenda; of a circulation, until when members sign.
#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/documents.hpp"
#include "reports/documents/meeting_story.hpp"

namespace lianshen::documents {

namespace {

Table agenda_table(const Drafting& drafting, const MeetingStory& story) {
  Table table;
  table.columns = {{"序号", 1, CellAlign::centre},
                   {"议题", 6, CellAlign::left},
                   {story.is_by_circulation ? "提请单位" : "汇报单位", 3, CellAlign::left}};
  for (const MeetingItem& item : story.items) {
    table.rows.push_back(
        {{std::to_string(table.rows.size() + 1), item.title, drafting.organisation(item.presenter)},
         trace({item.added}),
         false});
  }
  return table;
}

std::string opening(const Drafting& drafting, const MeetingStory& story) {
  const std::string planned = date_text(story.convened->date("planned_on").value_or(story.convened->on));
  if (story.is_by_circulation) {
    return fmt::format("依据{}，下列事项以书面会签方式办理，请于{}前（含当日）签署意见。",
                       drafting.basis({"XN-PM-06.1"}), planned);
  }
  return fmt::format("依据{}，定于{}召开电子政务项目建设联席会议{}。现将有关事项通知如下。",
                     drafting.basis({story.convened->text("kind") == "urgent" ? "XN-PM-06.4" : "XN-PM-06.3"}),
                     planned, meeting_kind(drafting, story));
}

// Units that present an item or whose project is on the agenda, beside the members.
std::vector<std::string> other_units(const Drafting& drafting, const MeetingStory& story) {
  const auto& members = drafting.policy().panel("joint_meeting.members").members;
  std::vector<std::string> units;
  const auto take = [&](const std::string& unit) {
    const bool is_known =
        std::ranges::find(members, unit) != members.end() || std::ranges::find(units, unit) != units.end();
    if (!unit.empty() && !is_known) units.push_back(unit);
  };
  for (const MeetingItem& item : story.items) {
    take(item.presenter);
    const DossierCase* subject = drafting.dossier().find(item.subject);
    if (subject != nullptr && !subject->project.empty()) take(subject->organisation);
  }
  return units;
}

void write_attendance(const Drafting& drafting, const MeetingStory& story, BlockWriter& write) {
  write.heading("参会单位");
  const Panel& panel = drafting.policy().panel("joint_meeting.members");
  const Trace rests = trace({story.convened}) + drafting.cited({"XN-PM-06.1", "LS-QUORUM"});
  write.say(fmt::format("联席会议成员单位：{}。", drafting.organisations(panel.members)), rests);
  if (!panel.without_vote.empty()) {
    write.say(fmt::format("{}列席，不计入表决。", drafting.organisations(panel.without_vote)), rests);
  }
  const auto units = other_units(drafting, story);
  if (!units.empty()) {
    Trace named = rests;
    for (const MeetingItem& item : story.items) named.add(item.added->sequence);
    write.say(fmt::format("有关建设单位：{}。", drafting.organisations(units)), named);
  }
}

}  // namespace

Document meeting_notice(const Drafting& drafting) {
  const MeetingStory story = meeting_story(drafting);
  const Panel& panel = drafting.policy().panel("joint_meeting.members");
  const std::string kind = meeting_kind(drafting, story);
  Document document = drafting.begin(story.is_by_circulation
                                         ? std::string("关于书面会签电子政务项目建设联席会议审议事项的通知")
                                         : fmt::format("关于召开电子政务项目建设联席会议{}的通知", kind),
                                     drafting.organisations(panel.members));
  BlockWriter write(document.blocks);
  const Trace rests = trace({story.convened}) + drafting.cited({"XN-PM-06.1"});
  write.say(opening(drafting, story), rests);
  const std::string proposer = story.convened->text("proposer");
  if (!proposer.empty()) {
    write.say(fmt::format("本次会议由{}提出，事由：{}。", drafting.organisation(proposer),
                          without_stop(story.convened->text("cause"))),
              rests + drafting.cited({"XN-PM-06.4"}));
  }
  if (!story.is_by_circulation) {
    write.heading("会议时间和地点");
    const std::string place = drafting.written("place");
    write.say(
        fmt::format("{}，{}。", date_text(story.convened->date("planned_on").value_or(story.convened->on)),
                    place.empty() ? "地点另行通知" : place),
        rests + drafting.trace_of_paper());
    write_attendance(drafting, story, write);
  }
  write.heading(story.is_by_circulation ? "会签事项" : "会议议题");
  if (story.items.empty()) {
    write.say("议题另行通知。", rests);
  } else {
    write.add(agenda_table(drafting, story));
  }
  write.heading("有关要求");
  write.say(
      story.is_by_circulation
          ? "请明确签署同意、原则同意、补充材料后再议、缓议或者不同意，有附加条件的逐条写明。"
          : "请派员准时参加。因故不能参加的，请书面请假并反馈意见。涉及本单位项目的议题，本单位回避表决。",
      rests + drafting.cited({"LS-RECUSAL", "LS-QUORUM"}));
  if (!drafting.contact().empty()) write.say(fmt::format("联系人：{}。", drafting.contact()), rests);
  return document;
}

}  // namespace lianshen::documents
