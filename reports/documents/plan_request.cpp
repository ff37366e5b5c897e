// 年度计划批复请示 (第七条): an upward paper to the government, one request, with the plan's schedules.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/plan_tables.hpp"

namespace lianshen::documents {

namespace {

struct MeetingOfPlan {
  const LoggedEvent* opened = nullptr;
  const LoggedEvent* minutes = nullptr;
};

MeetingOfPlan meeting_named(const Drafting& drafting, const std::string& stream) {
  const DossierCase* meeting = drafting.dossier().find(stream);
  if (meeting == nullptr) return {};
  return {meeting->last({"MeetingOpened", "CirculationBegun"}), meeting->last({"MinutesIssued"})};
}

std::string meeting_phrase(const MeetingOfPlan& meeting) {
  if (meeting.opened == nullptr) return "经联席会议审议";
  std::string text = fmt::format("经{}联席会议审议", date_text(meeting.opened->on));
  if (meeting.minutes != nullptr) text += fmt::format("（{}）", meeting.minutes->text("minutes_no"));
  return text;
}

bool is_change(const Drafting& drafting) {
  const std::string& type = drafting.cause().type;
  return type == "ChangeSentToGovernment" || type == "EntrySupplemented" || type == "RemovalProposed";
}

// Whose number the last approval had, for a change of what was approved.
const LoggedEvent* approved_before(const Drafting& drafting) {
  return drafting.subject().last({"PlanApproved"});
}

void write_preparation(const Drafting& drafting, const std::vector<PlanLine>& lines, BlockWriter& write) {
  const int year = drafting.subject().folded.value("year", 0);
  if (!is_change(drafting)) {
    const LoggedEvent* drafted = drafting.subject().first({"PlanDrafted"});
    const LoggedEvent* deliberated = drafting.subject().last({"PlanDeliberated"});
    const MeetingOfPlan meeting =
        meeting_named(drafting, deliberated == nullptr ? "" : deliberated->text("meeting"));
    write.say(
        fmt::format("依据{}关于年度电子政务项目建设计划“提交联席会议审议，报市政府批准后组织实施”的规定，"
                    "市政务办组织编制了《{}年度电子政务项目建设计划（草案）》，{}，现报请审批。",
                    drafting.basis({"XN-PM-07.1a"}), year, meeting_phrase(meeting)),
        trace({drafted, deliberated, meeting.opened, meeting.minutes}) + drafting.cited({"XN-PM-07.1a"}));
    return;
  }
  const LoggedEvent* approval = approved_before(drafting);
  write.say(fmt::format("《{}年度电子政务项目建设计划》已经市政府批准{}。因工作需要，拟对计划作下列调整，"
                        "依据{}，现报请审批。",
                        year, approval == nullptr ? "" : fmt::format("（{}）", approval->text("approval_no")),
                        drafting.basis({"XN-PM-07.1a", "XN-PM-12.2"})),
            trace({approval, &drafting.cause()}) + drafting.cited({"XN-PM-07.1a", "XN-PM-12.2"}));
  for (const PlanLine& line : lines) {
    if (line.event == nullptr) continue;
    const MeetingOfPlan meeting = meeting_named(drafting, line.event->text("meeting"));
    write.item(
        fmt::format("{}{}（{}）。{}。", line.is_leaving ? "调出" : "补列",
                    drafting.project_name(line.project), amount_text(line.amount), meeting_phrase(meeting)),
        trace({line.event, meeting.opened, meeting.minutes}));
  }
}

void write_plan(const Drafting& drafting, const std::vector<PlanSchedule>& schedules, BlockWriter& write) {
  write.heading("计划安排");
  AmountFen sum;
  std::size_t count = 0;
  Trace all;
  for (const PlanSchedule& schedule : schedules) {
    sum += schedule.sum;
    count += schedule.lines.size();
    for (const PlanLine& line : schedule.lines) all.add(trace({line.event}));
  }
  write.say(fmt::format("{}项目{}个，金额合计{}。其中：", is_change(drafting) ? "本次调整涉及" : "共安排",
                        count, amount_text(sum)),
            all);
  for (const PlanSchedule& schedule : schedules) {
    Trace part;
    for (const PlanLine& line : schedule.lines) part.add(trace({line.event}));
    write.item(fmt::format("{}{}个，{}。", schedule.title, schedule.lines.size(), amount_text(schedule.sum)),
               part);
  }
}

}  // namespace

Document plan_request(const Drafting& drafting) {
  const int year = drafting.subject().folded.value("year", 0);
  const std::string title = is_change(drafting)
                                ? fmt::format("关于调整{}年度电子政务项目\u200B建设计划的请示", year)
                                : fmt::format("关于审批{}年度电子政务项目\u200B建设计划的请示", year);
  Document document = drafting.begin(title, "市人民政府");
  BlockWriter write(document.blocks);
  const auto lines = plan_lines(drafting.subject());
  const auto schedules = plan_schedules(lines);
  write_preparation(drafting, lines, write);
  write_plan(drafting, schedules, write);
  write.heading("有关说明");
  write.say(fmt::format("列入计划的新建续建项目均已通过项目建设需求审核；存量系统凭存量认定列入。{}。",
                        drafting.article_with_quote("XN-PM-09.2")),
            trace({&drafting.cause()}) + drafting.cited({"XN-PM-09.2", "LS-PLAN", "LS-LEGACY"}));
  write.say("妥否，请批示。", trace({&drafting.cause()}));
  for (const PlanSchedule& schedule : schedules)
    document.annexes.push_back({fmt::format("{}年度电子政务项目建设计划{}", year, schedule.title),
                                {schedule_table(drafting, schedule)}});
  document.remark = drafting.contact().empty() ? "" : "联系人：" + drafting.contact();
  return document;
}

}  // namespace lianshen::documents
