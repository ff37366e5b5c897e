// 联席会议纪要 (office.md 3.3): of a meeting, or of a circulation, which never says “会议” and has the table
// of signatures.
#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/documents.hpp"
#include "reports/documents/meeting_story.hpp"

namespace lianshen::documents {

namespace {

// “咸宁市电子政务项目建设联席会议纪要〔2019〕1号”: the form prints the name above, in red.
std::string number_below_mark(const std::string& number, const std::string& mark) {
  return number.starts_with(mark) ? number.substr(mark.size()) : number;
}

void write_head_of_meeting(const Drafting& drafting, const MeetingStory& story, BlockWriter& write) {
  const Trace rests = trace({story.convened, story.opened}) + drafting.cited({"XN-PM-06.1"});
  write.labelled("时间：", date_text(story.opened->on), rests);
  const std::string place = drafting.written("place");
  if (!place.empty()) write.labelled("地点：", place, drafting.trace_of_paper());
  write.labelled("召集：", "电子政务项目建设联席会议办公室", rests + drafting.cited({"XN-PM-06.2"}));
  const auto& listeners = drafting.policy().panel("joint_meeting.members").without_vote;
  std::vector<std::string> present;
  std::vector<std::string> listening;
  for (const std::string& unit : story.attending)
    (std::ranges::find(listeners, unit) == listeners.end() ? present : listening).push_back(unit);
  write.labelled("出席：", drafting.organisations(present), rests);
  if (!story.absent.empty())
    write.labelled("请假：", drafting.organisations(story.absent), rests + drafting.cited({"LS-QUORUM"}));
  if (!listening.empty())
    write.labelled("列席：", drafting.organisations(listening), rests + drafting.cited({"LS-QUORUM"}));
  write.labelled("记录：",
                 fmt::format("{}{}", drafting.organisation(story.opened->actor.organisation),
                             drafting.letterheads().person(story.opened->actor) == story.opened->actor.user
                                 ? ""
                                 : drafting.letterheads().person(story.opened->actor)),
                 rests);
}

void write_opening(const Drafting& drafting, const MeetingStory& story, BlockWriter& write) {
  std::vector<std::string> titles;
  Trace rests = trace({story.convened, story.opened});
  for (const MeetingItem& item : story.items) {
    titles.push_back(item.title);
    rests.add(item.added->sequence);
  }
  if (story.is_by_circulation) {
    write.say(fmt::format("依据{}，{}起以书面会签方式征求各成员单位意见，签署截止日为{}。会签事项{}项：{}"
                          "。现将会签结果纪要如下。",
                          drafting.basis({"XN-PM-06.1", "XN-PM-09.1"}), date_text(story.convened->on),
                          date_text(story.convened->date("planned_on").value_or(story.convened->on)),
                          story.items.size(), joined(titles, "；")),
              rests + drafting.cited({"XN-PM-06.1", "XN-PM-09.1", "LS-CIRCULATION"}));
    return;
  }
  std::string text = fmt::format("{}，电子政务项目建设联席会议召开{}", date_text(story.opened->on),
                                 meeting_kind(drafting, story));
  const std::string proposer = story.convened->text("proposer");
  if (!proposer.empty()) {
    text += fmt::format("（由{}提出，{}）", drafting.organisation(proposer),
                        without_stop(story.convened->text("cause")));
  }
  write.say(fmt::format("{}，听取有关单位汇报，审议{}项议题：{}。议定事项纪要如下。", text,
                        story.items.size(), joined(titles, "；")),
            rests);
}

void write_item(const Drafting& drafting, const MeetingStory& story, const MeetingItem& item,
                BlockWriter& write) {
  write.subheading(item.title);
  const Trace rests = trace({item.added, item.resolved});
  std::string text = fmt::format("{}：{}。", story.is_by_circulation ? "提请单位" : "汇报单位",
                                 drafting.organisation(item.presenter));
  if (!item.recused.empty()) text += fmt::format("回避单位：{}。", drafting.organisations(item.recused));
  write.say(text, trace({item.added, item.recused.empty() ? nullptr : story.opened}) +
                      (item.recused.empty() ? Trace{} : drafting.cited({"LS-RECUSAL"})));
  if (item.resolved == nullptr) {
    write.say("尚未议定。", rests);
    return;
  }
  const std::string summary = item.resolved->text("summary");
  if (!summary.empty()) write.say(fmt::format("主要意见：{}。", without_stop(summary)), rests);
  const auto conditions = item.resolved->texts("conditions");
  write.labelled(story.is_by_circulation ? "会签议定：" : "会议议定：",
                 resolution_word(drafting, item) + (conditions.empty() ? "。" : "，附以下条件："), rests);
  for (const std::string& condition : conditions) write.item(without_stop(condition) + "。", rests);
}

// 督办事项清单: what somebody must now do.
Table tasks_table(const Drafting& drafting, const MeetingStory& story) {
  Table table;
  table.columns = {{"序号", 1, CellAlign::centre},
                   {"事项", 7, CellAlign::left},
                   {"责任单位", 3, CellAlign::left},
                   {"完成时限", 3, CellAlign::left}};
  for (const MeetingItem& item : story.items) {
    if (item.resolved == nullptr) continue;
    for (const std::string& condition : item.resolved->texts("conditions")) {
      table.rows.push_back(
          {{std::to_string(table.rows.size() + 1), fmt::format("{}：{}", item.title, without_stop(condition)),
            responsible_unit(drafting, item), "报联席会议办公室核定后放行"},
           trace({item.resolved}) + drafting.cited({"LS-CONDITIONS"}),
           false});
    }
  }
  for (const PlanChange& change : plan_changes(drafting)) {
    table.rows.push_back({{std::to_string(table.rows.size() + 1), change.text + "，报市政府批准",
                           "联席会议办公室", "批准后印发"},
                          change.trace,
                          false});
  }
  return table;
}

// 会签情况表
Table signature_table(const Drafting& drafting, const MeetingStory& story) {
  Table table;
  table.columns = {{"成员单位", 3, CellAlign::left},
                   {"会签事项", 6, CellAlign::left},
                   {"会签情况", 3, CellAlign::centre},
                   {"议定", 3, CellAlign::centre}};
  const Panel& panel = drafting.policy().panel("joint_meeting.members");
  for (const MeetingItem& item : story.items) {
    if (item.resolved == nullptr) continue;
    const auto signed_by = item.resolved->texts("signed_by");
    for (const std::string& member : panel.members) {
      const bool has_signed = std::ranges::find(signed_by, member) != signed_by.end();
      const bool has_vote = std::ranges::find(panel.without_vote, member) == panel.without_vote.end();
      table.rows.push_back({{drafting.organisation(member), item.title,
                             has_signed ? "已签署" : (has_vote ? "未签署" : "列席，不计入"),
                             has_signed ? resolution_word(drafting, item) : "—"},
                            trace({item.resolved}) + drafting.cited({"LS-CIRCULATION", "LS-QUORUM"}),
                            false});
    }
  }
  table.note = "注：过半数有表决权的成员单位签署方可议定。";
  return table;
}

}  // namespace

Document meeting_minutes(const Drafting& drafting) {
  const MeetingStory story = meeting_story(drafting);
  const CivilDate day = story.opened != nullptr ? story.opened->on : story.convened->on;
  Document document =
      drafting.begin(story.is_by_circulation ? fmt::format("书面会签纪要（{}）", date_text(day))
                                             : fmt::format("联席会议{}纪要（{}）",
                                                           meeting_kind(drafting, story), date_text(day)));
  document.number = number_below_mark(document.number, document.mark);
  document.addressee.clear();
  BlockWriter write(document.blocks);
  if (story.opened != nullptr) write_head_of_meeting(drafting, story, write);
  write_opening(drafting, story, write);
  write.heading("议定事项");
  for (const MeetingItem& item : story.items) write_item(drafting, story, item, write);
  const auto changes = plan_changes(drafting);
  if (!changes.empty()) {
    write.heading("计划补列、调整和审议");
    for (const PlanChange& change : changes)
      write.item(change.text + "。", change.trace + drafting.cited({"XN-PM-07.1a"}));
  }
  Table tasks = tasks_table(drafting, story);
  if (!tasks.rows.empty()) {
    write.heading("督办事项清单");
    write.add(std::move(tasks));
  }
  if (story.is_by_circulation) document.annexes.push_back({"会签情况表", {signature_table(drafting, story)}});
  return document;
}

}  // namespace lianshen::documents
