// 技术方案审查意见: the panel, its opinions one by one, how far the plan departs from the requirement plan,
// and the conclusion.
#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"
#include "reports/documents/technical_comparison.hpp"

namespace lianshen::documents {

namespace {

void write_intake(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("来文与受理");
  std::string text = received_sentence(drafting, story);
  if (story.accepted != nullptr) {
    text += story.was_deemed_accepted ? "，逾期未作处理视为受理"
                                      : fmt::format("，于{}受理", date_text(story.accepted->on));
  }
  const auto clock = drafting.dossier().clock(drafting.subject(), story.limit);
  if (clock) text += fmt::format("，审查时限届满日为{}", date_text(clock->due_on));
  write.say(text + "。", trace({story.submitted, story.resubmitted, story.accepted}));
}

std::string fee_sentence(const Drafting& drafting, const Json& entrustment) {
  const auto fee = AmountFen::parse(entrustment.value("fee", ""));
  return fmt::format("委托{}组织评审，所需费用{}由{}预算安排。", entrustment.value("agency", ""),
                     amount_text(fee.value_or(AmountFen{})),
                     drafting.organisation(entrustment.value("paid_by", "")));
}

void write_panel(const Drafting& drafting, BlockWriter& write) {
  write.heading("审查依据和过程");
  write.say(fmt::format("依据{}，组织专家对项目建设技术方案进行技术评审。",
                        drafting.basis({"XN-PM-10.1", "XN-PM-10.2", "XN-PM-08.6"})),
            drafting.cited({"XN-PM-10.1", "XN-PM-10.2", "XN-PM-08.6"}) + trace({&drafting.cause()}));
  const LoggedEvent* formed = drafting.subject().last({"PanelFormed"});
  if (formed == nullptr) return;
  std::vector<std::string> names;
  for (const auto& member : formed->list("members")) {
    const std::string id = member.value("expert", "");
    names.push_back(drafting.expert(id) + (id == formed->text("leader") ? "（组长）" : ""));
  }
  std::string text =
      fmt::format("{}组建专家组，成员{}人：{}。", date_text(formed->on), names.size(), joined(names));
  if (formed->data.contains("entrustment") && formed->data.at("entrustment").is_object())
    text += fee_sentence(drafting, formed->data.at("entrustment"));
  write.say(text, trace({formed}) + drafting.cited({"LS-PANEL", "LS-RECUSAL"}));
}

void write_plan(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("方案要点");
  for (const FiledItem& item : filed_items(drafting, "technical_review.submit")) {
    if (item.item == "adjustment_chapter") continue;  // stands in the comparison
    write.item(fmt::format("{}：{}。", item.label, without_stop(item.text)),
               trace({story.submitted, story.resubmitted}));
  }
}

std::string tick(const LoggedEvent& opinion, const char* member) {
  return opinion.flag(member) ? "是" : "否";
}

void write_experts(const Drafting& drafting, BlockWriter& write) {
  write.heading("专家评审意见");
  const LoggedEvent* formed = drafting.subject().last({"PanelFormed"});
  Table table;
  table.columns = {{"序号", 2, CellAlign::centre},     {"专家", 3, CellAlign::centre},
                   {"工作单位", 5, CellAlign::left},   {"设计完整", 3, CellAlign::centre},
                   {"设计合理", 3, CellAlign::centre}, {"设计可行", 3, CellAlign::centre},
                   {"意见和建议", 6, CellAlign::left}, {"日期", 4, CellAlign::centre}};
  for (const LoggedEvent* opinion : drafting.subject().all({"ExpertOpinionGiven"})) {
    const std::string id = opinion->text("expert");
    std::string employer;
    for (const auto& member : formed == nullptr ? Json::array() : formed->list("members")) {
      if (member.value("expert", "") == id) employer = member.value("employer", "");
    }
    const std::string advice = opinion->text("advice");
    table.rows.push_back(
        {{std::to_string(table.rows.size() + 1), drafting.expert(id), drafting.organisation(employer),
          tick(*opinion, "complete"), tick(*opinion, "reasonable"), tick(*opinion, "feasible"),
          advice.empty() ? "—" : advice, opinion->on.iso()},
         trace({opinion}),
         false});
  }
  if (table.rows.empty()) {
    write.say("未组织专家评审。", trace({&drafting.cause()}));
    return;
  }
  write.say(fmt::format("专家逐人就技术设计是否完整、合理和可行签署意见，共{}份。", table.rows.size()),
            drafting.cited({"XN-PM-08.6"}) + trace({formed}));
  write.add(std::move(table));
}

void write_conclusion(const Drafting& drafting, BlockWriter& write) {
  write.heading("审查结论");
  const std::string plan = fmt::format("{}项目建设技术方案", drafting.project_name());
  const LoggedEvent& cause = drafting.cause();
  const Trace rests = trace({&cause});
  if (cause.type == "TechnicalReviewPassed") {
    write.say(fmt::format("经审查，{}通过审查。", plan), rests);
  } else if (cause.type == "RevisionRequired") {
    write.say(fmt::format("经审查，{}修改后通过。修改稿经市政务办复核后，方可办理后续手续。", plan), rests);
    for (const std::string& revision : cause.texts("revisions"))
      write.item(without_stop(revision) + "。", rests);
  } else if (cause.type == "TechnicalPlanReturned") {
    write.say(fmt::format("经审查，退回{}。{}，请重新申报项目建设需求方案；可以沿用原材料，仅改动处须说明。",
                          plan, drafting.article_with_quote("XN-PM-11.1")),
              rests + drafting.cited({"XN-PM-11.1"}));
  } else {
    write.say(fmt::format("经审查，{}未通过审查。修改后可以重新报送。", plan), rests);
  }
}

void write_next_steps(const Drafting& drafting, BlockWriter& write) {
  const LoggedEvent& cause = drafting.cause();
  if (cause.type == "TechnicalReviewRefused") return;
  write.heading("后续事项");
  const Trace rests = trace({&cause});
  if (cause.type != "TechnicalPlanReturned") {
    write.item(fmt::format("共享开放协议：{}。", drafting.article_with_quote("XN-PM-10.4")),
               rests + drafting.cited({"XN-PM-10.4"}));
    write.item(fmt::format("组织实施：{}。", drafting.article_with_quote("XN-PM-15.2")),
               rests + drafting.cited({"XN-PM-15.2"}));
  }
  const std::string notice = drafting.number_of("finance_notice", drafting.subject());
  write.item(notice.empty() ? fmt::format("资金预算调整：{}。", drafting.article_with_quote("XN-PM-11.3"))
                            : fmt::format("资金预算调整情况已通报财政部门{}。", notice),
             rests + drafting.trace_of_number("finance_notice", drafting.subject()) +
                 drafting.cited({"XN-PM-11.3"}));
}

}  // namespace

Document technical_opinion(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  Document document = drafting.begin(fmt::format("关于{}建设技术方案的审查意见", drafting.project_name()));
  BlockWriter write(document.blocks);
  write_intake(drafting, story, write);
  write_panel(drafting, write);
  write_plan(drafting, story, write);
  write_experts(drafting, write);
  write.heading("与需求方案的比较");
  write_comparison(drafting, story, write);
  write_conclusion(drafting, write);
  write_next_steps(drafting, write);
  return document;
}

}  // namespace lianshen::documents
