// 需求审核意见书 (office.md 3.3): eight parts, from how the plan came in to what comes next.
#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/documents.hpp"
#include "reports/documents/member_opinions.hpp"
#include "reports/documents/requirement_aspects.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

namespace {

bool passed(const Drafting& drafting) { return drafting.cause().type == "ReviewPassed"; }
bool refused(const Drafting& drafting) { return drafting.cause().type == "ReviewRefused"; }

// 一、来文与受理
void write_intake(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("来文与受理");
  std::string text = received_sentence(drafting, story);
  if (story.accepted != nullptr) {
    text += story.was_deemed_accepted ? "，逾期未作处理视为受理"
                                      : fmt::format("，于{}受理", date_text(story.accepted->on));
  }
  const auto clock = drafting.dossier().clock(drafting.subject(), story.limit);
  if (clock) text += fmt::format("，审核时限自{}次一工作日起算", date_text(clock->from));
  write.say(text + "。", trace({story.submitted, story.resubmitted, story.accepted}));
  if (!clock) return;
  Trace rests = trace({&drafting.cause()});
  if (!clock->provision.empty()) rests.add(std::string_view(clock->provision));
  if (clock->waits.empty()) {
    write.say(fmt::format("受理后未要求补充说明。时限届满日为{}，本意见于{}出具。", date_text(clock->due_on),
                          date_text(drafting.cause().on)),
              rests);
    return;
  }
  std::vector<std::string> spans;
  std::int64_t days = 0;
  for (const Pause& wait : clock->waits) {
    const CivilDate until = wait.until.value_or(drafting.cause().on);
    spans.push_back(fmt::format("{}至{}", date_text(wait.from), date_text(until)));
    days += drafting.calendar().working_days_between(wait.from, until);
  }
  for (const LoggedEvent* each : drafting.subject().all({"ExplanationRequested", "PlanExplained"}))
    rests.add(each->sequence);
  write.say(
      fmt::format("受理后要求补充说明{}次（{}），中止计时共{}个工作日，时限届满日顺延至{}，本意见于{}出具。",
                  clock->waits.size(), joined(spans), days, date_text(clock->due_on),
                  date_text(drafting.cause().on)),
      rests);
}

// 二、审核依据和过程
void write_procedure(const Drafting& drafting, BlockWriter& write) {
  write.heading("审核依据和过程");
  write.say(fmt::format("依据{}，对项目建设需求方案进行审核。", drafting.basis({"XN-PM-09.1", "XN-PM-06.1"})),
            drafting.cited({"XN-PM-09.1", "XN-PM-06.1"}) + trace({&drafting.cause()}));
  const MemberOpinions opinions = member_opinions(drafting);
  if (opinions.asked_on) {
    std::string text =
        fmt::format("{}征求{}等{}家成员单位意见，反馈{}家", date_text(*opinions.asked_on),
                    drafting.organisations(opinions.members), opinions.members.size(), opinions.given.size());
    if (!opinions.silent.empty())
      text += fmt::format("，{}未反馈（未反馈不等于同意）", drafting.organisations(opinions.silent));
    write.say(text + "。意见及采纳情况见附件。", opinions.trace);
  }
  const std::string meeting = drafting.cause().text("meeting");
  const DossierCase* held = meeting.empty() ? nullptr : drafting.dossier().find(meeting);
  if (held == nullptr) {
    write.say("本项目以会签方式审核，各成员单位意见汇总后，以联席会议名义、由联席会议办公室出具审核意见。",
              trace({&drafting.cause()}) + drafting.cited({"LS-OPINIONS"}));
    return;
  }
  const LoggedEvent* opened = held->last({"MeetingOpened", "CirculationBegun"});
  const LoggedEvent* resolved = nullptr;
  for (const LoggedEvent* each : held->all({"ItemResolved", "LastItemResolved"})) {
    if (each->text("subject") == drafting.subject().stream) resolved = each;
  }
  std::string text = "本项目经联席会议专题审议";
  if (opened != nullptr) text = fmt::format("本项目经{}联席会议专题审议", date_text(opened->on));
  std::vector<std::string> recused;
  if (opened != nullptr) {
    for (const auto& each : opened->list("recusals")) {
      if (each.value("subject", "") == drafting.subject().stream)
        recused.push_back(drafting.organisation(each.value("organisation", "")));
    }
  }
  if (!recused.empty()) text += fmt::format("，{}回避", joined(recused));
  if (resolved != nullptr && !resolved->text("summary").empty())
    text += fmt::format("。会议意见：{}", without_stop(resolved->text("summary")));
  write.say(text + "。", trace({&drafting.cause(), opened, resolved}) + drafting.cited({"LS-MEETING"}));
}

// 三、项目概况
void write_summary(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("项目概况");
  const Trace filed = trace({story.submitted, story.resubmitted});
  for (const FiledItem& item : filed_items(drafting, "requirement_review.submit")) {
    write.item(fmt::format("{}：{}。", item.label, without_stop(item.text)), filed);
  }
  Table goals;
  goals.title = "项目建设目标表";
  goals.columns = {{"序号", 1, CellAlign::centre},
                   {"指标", 4, CellAlign::left},
                   {"目标值", 3, CellAlign::left},
                   {"完成时限", 3, CellAlign::centre}};
  for (const auto& goal : story.submitted->list("goals")) {
    const auto due_on = CivilDate::parse(goal.value("due_on", ""));
    goals.rows.push_back({{std::to_string(goals.rows.size() + 1), goal.value("indicator", ""),
                           goal.value("target", ""), due_on ? due_on->iso() : ""},
                          filed,
                          false});
  }
  if (!goals.rows.empty()) write.add(std::move(goals));
}

// 四、审核意见: one sentence that decides.
void write_decision(const Drafting& drafting, BlockWriter& write) {
  write.heading("审核意见");
  const std::string plan = fmt::format("{}项目建设需求方案", drafting.project_name());
  const Trace rests = trace({&drafting.cause()});
  if (passed(drafting)) {
    write.say(fmt::format("经审核，同意{}。", plan), rests);
  } else if (refused(drafting)) {
    write.say(fmt::format("经审核，不同意{}。{}。", plan, drafting.article_with_quote("XN-PM-09.2")),
              rests + drafting.cited({"XN-PM-09.2"}));
  } else {
    write.say(
        fmt::format(
            "经审核，原则同意{}。请按本意见第六部分修改完善，经联席会议办公室核定后，方可办理后续手续。",
            plan),
        rests + drafting.cited({"LS-CONDITIONS"}));
  }
}

// 六、修改完善要求
void write_conditions(const Drafting& drafting, BlockWriter& write) {
  write.heading("修改完善要求");
  const auto conditions = drafting.cause().texts("conditions");
  const Trace rests = trace({&drafting.cause()});
  if (conditions.empty()) {
    write.say(refused(drafting) ? "重新申报时，应当针对本意见第五部分逐项修改并说明。" : "无修改完善要求。",
              rests);
    return;
  }
  for (const std::string& condition : conditions) write.item(without_stop(condition) + "。", rests);
  write.say("以上要求逐条落实后，由你单位报联席会议办公室核定；核定以前不放行后续环节。",
            rests + drafting.cited({"LS-CONDITIONS"}));
}

// 七、核定预算与口径
void write_budget(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("核定预算与口径");
  const auto approved = drafting.cause().amount("approved_budget");
  if (!approved) {
    write.say("审核未通过，不核定项目资金预算。",
              trace({&drafting.cause()}) + drafting.cited({"XN-PM-09.2"}));
    return;
  }
  write.say(fmt::format("申报资金预算{}，核定{}。", amount_text(story.budget()), amount_text(*approved)),
            trace({story.submitted, story.resubmitted, &drafting.cause()}));
  const ShareThreshold& change = drafting.policy().share("technical_review.budget_change");
  const AmountFen step = share_of(*approved, change.value);
  write.say(fmt::format("{}。以本意见核定的预算为比较基数：技术方案资金预算高于{}或者低于{}的，"
                        "须重新申报项目建设需求方案（恰为该数的不触发）。预算评审审减、成交价下浮、结算和审计"
                        "核减不作调整。",
                        drafting.article_with_quote("XN-PM-11.1"), amount_text(*approved + step),
                        amount_text(*approved - step)),
            trace({&drafting.cause()}) + drafting.cited({"XN-PM-11.1"}));
}

// 八、后续事项
void write_next_steps(const Drafting& drafting, BlockWriter& write) {
  write.heading("后续事项");
  const Trace rests = trace({&drafting.cause()});
  if (refused(drafting)) {
    write.say("你单位修改需求方案后可以重新申报，审核时限重新计算。", rests + drafting.cited({"XN-PM-08.4"}));
    return;
  }
  write.item(fmt::format("技术方案审查：{}。", drafting.article_with_quote("XN-PM-10.1")),
             rests + drafting.cited({"XN-PM-10.1"}));
  write.item(fmt::format("年度建设计划：{}。", drafting.article_with_quote("XN-PM-12.2")),
             rests + drafting.cited({"XN-PM-12.2"}));
  const AmountThreshold& threshold = drafting.policy().amount("supervision.threshold");
  const AmountFen budget = drafting.cause().amount("approved_budget").value_or(AmountFen{});
  if (threshold.applies_to(budget)) {
    write.item(fmt::format("监理和系统测评：{}；本项目核定预算{}，须在采购计划中列明监理费和系统测评费。",
                           drafting.article_with_quote("XN-PM-14.1"), amount_text(budget)),
               rests + drafting.cited({"XN-PM-14.1", "LS-SUPERVISION"}));
  } else {
    write.item(fmt::format("监理和系统测评：本项目核定预算{}，未超过{}限额，{}不作强制要求。",
                           amount_text(budget), amount_text(threshold.value), drafting.article("XN-PM-14.1")),
               rests + drafting.cited({"XN-PM-14.1"}));
  }
  write.item(fmt::format("信息资源目录：{}。", drafting.quote("XN-SH-25.3")),
             rests + drafting.cited({"XN-SH-25.3"}));
}

}  // namespace

Document requirement_opinion(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  Document document = drafting.begin(fmt::format("关于{}建设需求方案的审核意见", drafting.project_name()));
  BlockWriter write(document.blocks);
  write_intake(drafting, story, write);
  write_procedure(drafting, write);
  write_summary(drafting, story, write);
  write_decision(drafting, write);
  write.heading("分项意见");
  write_aspects(drafting, story, write);
  write_conditions(drafting, write);
  write_budget(drafting, story, write);
  write_next_steps(drafting, write);
  const MemberOpinions opinions = member_opinions(drafting);
  if (opinions.asked_on)
    document.annexes.push_back({"成员单位意见采纳情况表", {opinion_table(drafting, opinions)}});
  return document;
}

}  // namespace lianshen::documents
