// 整改通知书 (office.md 3.3): seven parts; the consequence stands to the letter of article 24, with its
// bounds.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"

namespace lianshen::documents {

namespace {

constexpr std::string_view bounds_of_consequence = "限后续项目审批和本项目运维经费，不影响已履约应付款";

// Hundredths of a point from ten-thousandths, cut, as the grade is read.
std::string score_text(std::int64_t ten_thousandths) {
  constexpr std::int64_t hundred = 100;
  const std::int64_t hundredths = ten_thousandths / hundred;
  return fmt::format("{}.{:02}", hundredths / hundred, hundredths % hundred);
}

void write_grounds(const Drafting& drafting, BlockWriter& write) {
  write.heading("依据和事由");
  const LoggedEvent& order = drafting.cause();
  const Trace rests = trace({&order}) + drafting.cited({"XN-PM-24.2"});
  const DossierCase* evaluation = drafting.dossier().find(order.text("evaluation"));
  const LoggedEvent* result = evaluation == nullptr ? nullptr : evaluation->last({"ResultDrafted"});
  if (result == nullptr) {
    write.say(fmt::format("依据{}“{}”的规定，现就{}下达限期整改通知。", drafting.basis({"XN-PM-24.2"}),
                          drafting.quote("XN-PM-24.2"), drafting.project_name()),
              rests);
    return;
  }
  const LoggedEvent* published = evaluation->last({"ResultPublished"});
  const LoggedEvent* opened = evaluation->first({"EvaluationOpened"});
  const Grade* grade = nullptr;
  for (const Grade& each : drafting.policy().scoring.grades) {
    if (each.id == result->text("grade")) grade = &each;
  }
  write.say(fmt::format("{}{}年度绩效评估得分{}，等级为“{}”{}。", drafting.project_name(),
                        opened == nullptr ? 0 : opened->data.value("year", 0),
                        score_text(result->data.value("score_ten_thousandths", std::int64_t{0})),
                        grade == nullptr ? result->text("grade") : grade->label,
                        published == nullptr ? ""
                                             : fmt::format("，{}通报（{}）", date_text(published->on),
                                                           published->text("bulletin_no"))),
            trace({opened, result, published}) + drafting.cited({"XN-PM-22.2"}));
  write.say(fmt::format("依据{}“{}”的规定，现就你单位{}下达限期整改通知。", drafting.basis({"XN-PM-24.2"}),
                        drafting.quote("XN-PM-24.2"), drafting.project_name()),
            rests);
}

Table goals_table(const Drafting& drafting) {
  Table table;
  table.columns = {{"序号", 2, CellAlign::centre},
                   {"指标", 6, CellAlign::left},
                   {"目标值", 4, CellAlign::left},
                   {"实际值", 4, CellAlign::left},
                   {"证据", 8, CellAlign::left}};
  for (const auto& goal : drafting.cause().list("unmet_goals")) {
    table.rows.push_back({{std::to_string(table.rows.size() + 1), goal.value("indicator", ""),
                           goal.value("target", ""), goal.value("actual", ""), goal.value("evidence", "")},
                          trace({&drafting.cause()}) + drafting.cited({"XN-PM-24.2"}),
                          false});
  }
  return table;
}

void write_deadline(const Drafting& drafting, BlockWriter& write) {
  write.heading("整改期限");
  const Trace rests = trace({&drafting.cause()}) + drafting.cited({"XN-PM-24.2"});
  const auto due_on = drafting.cause().date("due_on");
  write.say(
      fmt::format("请于{}前（含当日）完成整改。确需延期的，须在期限届满前书面申请并说明理由，延期限{}次。",
                  due_on ? date_text(*due_on) : "", drafting.policy().count("rectification.extensions_max")),
      rests);
  write.heading("报告方式");
  write.say(fmt::format("整改完成后，请在期限内将整改报告及佐证材料报送市政务办，由市政务办组织复核。{}",
                        drafting.contact().empty() ? "" : fmt::format("联系人：{}。", drafting.contact())),
            rests);
}

void write_consequence(const Drafting& drafting, BlockWriter& write) {
  write.heading("逾期或者整改后仍不符合要求的后果");
  write.say(fmt::format("{}规定：“{}。”", drafting.basis({"XN-PM-24.3"}), drafting.quote("XN-PM-24.3")),
            trace({&drafting.cause()}) + drafting.cited({"XN-PM-24.3"}));
  write.say(fmt::format("上述后果{}。", bounds_of_consequence),
            trace({&drafting.cause()}) + drafting.cited({"XN-PM-24.3"}));
  write.heading("申诉渠道");
  const LimitRule& objection = drafting.policy().limit("performance_evaluation.objection_review");
  write.say(fmt::format("对评估结果或者本通知有异议的，可以书面向联席会议办公室提出，由未参与打分的人员在{}"
                        "个工作日内复核。",
                        objection.limit.count),
            trace({&drafting.cause()}) + drafting.cited({"LS-OBJECTION"}));
}

// 整改事项表: to be filled in by the unit.
Table tasks_table(const Drafting& drafting) {
  Table table;
  table.columns = {{"序号", 2, CellAlign::centre},
                   {"整改要求", 9, CellAlign::left},
                   {"期限", 5, CellAlign::centre},
                   {"整改措施", 5, CellAlign::left},
                   {"责任人", 3, CellAlign::left}};
  const auto due_on = drafting.cause().date("due_on");
  for (const std::string& requirement : drafting.cause().texts("requirements")) {
    table.rows.push_back({{std::to_string(table.rows.size() + 1), without_stop(requirement),
                           due_on ? due_on->iso() : "", "", ""},
                          trace({&drafting.cause()}),
                          false});
  }
  return table;
}

// 送达回证
Table receipt_table(const Drafting& drafting, const Document& document) {
  Table table;
  table.columns = {{"项目", 4, CellAlign::left}, {"内容", 10, CellAlign::left}};
  const auto row = [&](std::string label, std::string text) {
    table.rows.push_back(
        {{std::move(label), std::move(text)}, document.head + trace({&drafting.cause()}), false});
  };
  row("文书", document.label);
  row("文号", document.number);
  row("受送达单位", document.addressee);
  row("送达方式", "");
  row("送达日期", "");
  row("签收人", "");
  row("签收日期", "");
  return table;
}

}  // namespace

Document rectification_order(const Drafting& drafting) {
  Document document = drafting.begin(fmt::format("关于限期整改{}的通知", drafting.project_name()));
  BlockWriter write(document.blocks);
  write_grounds(drafting, write);
  Table goals = goals_table(drafting);
  if (!goals.rows.empty()) {
    write.heading("未实现的建设目标");
    write.add(std::move(goals));
  }
  write.heading("整改要求");
  for (const std::string& requirement : drafting.cause().texts("requirements"))
    write.item(without_stop(requirement) + "。", trace({&drafting.cause()}));
  write_deadline(drafting, write);
  write_consequence(drafting, write);
  document.annexes.push_back({"整改事项表", {tasks_table(drafting)}});
  document.annexes.push_back({"送达回证", {receipt_table(drafting, document)}});
  return document;
}

}  // namespace lianshen::documents
