// 验收报告 (第十六条): the four findings, the conclusion, the table of the panel; what did not pass is told
// with the consequence to the letter.
#include <fmt/format.h>

#include <array>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"
#include "workflows/common.hpp"

namespace lianshen::documents {

namespace {

constexpr std::array<std::string_view, 4> aspects = {"function", "performance", "security",
                                                     "technical_indicators"};

bool has_passed(const LoggedEvent& cause) {
  return cause.type == "AcceptancePassed" || cause.type == "ReworkConfirmed" || cause.type == "ReportIssued";
}

// The conclusion behind a report: the event that the report followed.
const LoggedEvent* conclusion(const Drafting& drafting) {
  return drafting.subject().last(
      {"AcceptancePassed", "ReworkOrdered", "AcceptanceFailed", "ReworkConfirmed", "ReworkFailed"});
}

void write_project(const Drafting& drafting, BlockWriter& write) {
  write.heading("项目概况");
  const std::string& project = drafting.subject().project;
  const LoggedEvent* registered = drafting.registration(project);
  write.item(fmt::format("项目名称：{}；项目编号：{}；建设单位：{}。", drafting.project_name(), project,
                         drafting.organisation(drafting.subject().organisation)),
             trace({registered}));
  for (const DossierCase* contract : drafting.dossier().of_project("contract", project)) {
    const LoggedEvent* signed_event = contract->first({"ContractSigned"});
    if (signed_event == nullptr) continue;
    Trace rests = trace({signed_event});
    AmountFen amount = signed_event->amount("amount").value_or(AmountFen{});
    for (const LoggedEvent* amended : contract->all({"ContractAmended"})) {
      amount += amended->amount("amount").value_or(AmountFen{});
      rests.add(amended->sequence);
    }
    write.item(fmt::format("{}合同：{}，{}，合同金额{}，{}签订。",
                           drafting.wording().choice("contract", signed_event->text("kind")),
                           signed_event->text("contract_no"), signed_event->text("supplier"),
                           amount_text(amount), date_text(signed_event->on)),
               rests);
  }
}

void write_preliminary(const Drafting& drafting, BlockWriter& write) {
  const LoggedEvent* preliminary = drafting.subject().last({"PreliminaryAcceptanceRecorded"});
  if (preliminary == nullptr) return;
  std::vector<std::string> parties;
  for (const auto& signature : preliminary->list("signatures")) {
    parties.push_back(fmt::format("{}（{}）",
                                  drafting.wording().choice("trial_acceptance", signature.value("party", "")),
                                  signature.value("signed_by", "")));
  }
  write.item(fmt::format("初验：{}，{}签字。", date_text(preliminary->on), joined(parties)),
             trace({preliminary}));
}

void write_procedure(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.heading("验收依据和过程");
  write.item(fmt::format("依据：{}。", drafting.basis({"XN-PM-16.1", "XN-PM-16.3", "XN-SH-25.4"})),
             drafting.cited({"XN-PM-16.1", "XN-PM-16.3", "XN-SH-25.4"}) + trace({&drafting.cause()}));
  write_preliminary(drafting, write);
  const LoggedEvent* trial = drafting.subject().last({"TrialStarted"});
  if (trial != nullptr) {
    const auto ends_on = trial->date("trial_ends_on");
    write.item(fmt::format("试用：{}至{}。", date_text(trial->on), ends_on ? date_text(*ends_on) : ""),
               trace({trial}) + drafting.cited({"XN-PM-16.1"}));
  }
  if (story.submitted != nullptr && story.accepted != nullptr) {
    write.item(fmt::format("申请和受理：{}提出竣工验收申请（{}），{}受理。", date_text(story.submitted->on),
                           story.submitted->text("report_no"), date_text(story.accepted->on)),
               trace({story.submitted, story.resubmitted, story.accepted}));
  }
  const LoggedEvent* formed = drafting.subject().last({"AcceptancePanelFormed"});
  if (formed != nullptr) {
    write.item(fmt::format("验收组：{}组建，成员{}人，组长{}。", date_text(formed->on),
                           formed->list("members").size(), drafting.expert(formed->text("leader"))),
               trace({formed}) + drafting.cited({"LS-PANEL", "LS-RECUSAL"}));
  }
}

// The latest finding of each aspect of the present application.
const LoggedEvent* finding_of(const Drafting& drafting, const ReviewStory& story, std::string_view aspect) {
  const LoggedEvent* latest = nullptr;
  for (const LoggedEvent* each : drafting.subject().all({"FindingRecorded"})) {
    const bool is_present = story.submitted == nullptr || each->sequence > story.submitted->sequence;
    if (is_present && each->text("aspect") == aspect) latest = each;
  }
  return latest;
}

Table findings_table(const Drafting& drafting, const ReviewStory& story) {
  Table table;
  table.columns = {{"方面", 4, CellAlign::left},
                   {"结论", 3, CellAlign::centre},
                   {"意见", 10, CellAlign::left},
                   {"专家", 3, CellAlign::centre},
                   {"日期", 5, CellAlign::centre}};
  for (const std::string_view aspect : aspects) {
    const LoggedEvent* finding = finding_of(drafting, story, aspect);
    const std::string label = drafting.wording().choice("trial_acceptance", std::string(aspect));
    if (finding == nullptr) {
      table.rows.push_back({{label, "—", "未录入", "", ""}, trace({&drafting.cause()}), false});
      continue;
    }
    table.rows.push_back(
        {{label, drafting.wording().choice("trial_acceptance", finding->text("judgement")),
          finding->text("text"), drafting.expert(finding->text("by_user")), finding->on.iso()},
         trace({finding}),
         false});
  }
  return table;
}

void write_conclusion(const Drafting& drafting, BlockWriter& write) {
  write.heading("验收结论");
  const LoggedEvent* concluded = conclusion(drafting);
  const Trace rests = trace({concluded, &drafting.cause()});
  const std::string project = drafting.project_name();
  if (has_passed(drafting.cause())) {
    write.say(fmt::format("{}通过竣工验收。", project), rests + drafting.cited({"XN-PM-16.5"}));
  } else if (concluded->type == "ReworkOrdered") {
    const auto due_on = concluded->date("rework_due_on");
    write.say(fmt::format("{}须限期整改，整改期限为{}（含当日），整改后复核。", project,
                          due_on ? date_text(*due_on) : ""),
              rests);
    for (const std::string& rework : concluded->texts("rework"))
      write.item(without_stop(rework) + "。", rests);
  } else {
    write.say(fmt::format("{}未通过竣工验收。", project), rests + drafting.cited({"XN-PM-16.6"}));
  }
  if (concluded != nullptr)
    write.say(fmt::format("验收意见：{}。", without_stop(concluded->text("opinion"))), rests);
}

void write_consequences(const Drafting& drafting, BlockWriter& write) {
  write.heading("后续事项");
  const Trace rests = trace({&drafting.cause()});
  if (!has_passed(drafting.cause())) {
    write.say(fmt::format("{}。已到期的合同应付款不受影响。整改后可以申请复验。",
                          drafting.article_with_quote("XN-PM-16.6")),
              rests + drafting.cited({"XN-PM-16.6"}));
    return;
  }
  write.item("投入运行、审计、运行维护经费和竣工财务决算的限制自本报告签发之日起解除。",
             rests + drafting.cited({"XN-PM-16.5", "XN-PM-16.6"}));
  write.item(fmt::format("审计：{}。", drafting.article_with_quote("XN-PM-17.1")),
             rests + drafting.cited({"XN-PM-17.1"}));
  write.item(fmt::format("运维备案：{}。", drafting.article_with_quote("XN-PM-19.1")),
             rests + drafting.cited({"XN-PM-19.1"}));
  const LimitRule& report = drafting.policy().limit("final_account.report");
  write.item(fmt::format("竣工财务决算：请自本报告签发之日起{}个月内编报。", report.limit.count),
             rests + drafting.cited({"XN-PM-07.4", "LS-FINAL-ACCOUNT"}));
}

// 验收组专家签字表
Table panel_table(const Drafting& drafting) {
  Table table;
  table.columns = {{"序号", 2, CellAlign::centre},   {"姓名", 3, CellAlign::centre},
                   {"工作单位", 7, CellAlign::left}, {"专业", 4, CellAlign::left},
                   {"职务", 3, CellAlign::centre},   {"签字", 5, CellAlign::left}};
  const LoggedEvent* formed = drafting.subject().last({"AcceptancePanelFormed"});
  if (formed == nullptr) return table;
  for (const auto& member : formed->list("members")) {
    const std::string id = member.value("expert", "");
    const Expert* expert = drafting.policy().expert(id);
    const std::string unit = expert == nullptr ? member.value("organisation", "") : expert->employer;
    table.rows.push_back(
        {{std::to_string(table.rows.size() + 1), drafting.expert(id), drafting.organisation(unit),
          expert == nullptr ? "" : expert->field, id == formed->text("leader") ? "组长" : "成员", ""},
         trace({formed}),
         false});
  }
  return table;
}

}  // namespace

Document acceptance_report(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  const bool passed = has_passed(drafting.cause());
  const std::string project = drafting.project_name();
  Document document = drafting.begin(passed ? fmt::format("{}竣工验收报告", project)
                                            : fmt::format("关于{}竣工验收的意见", project));
  BlockWriter write(document.blocks);
  write.say(fmt::format("你单位{}竣工验收申请收悉，验收工作已经结束，现将验收情况{}如下。", project,
                        passed ? "报告" : "通知"),
            trace({story.submitted, &drafting.cause()}));
  write_project(drafting, write);
  write_procedure(drafting, story, write);
  write.heading("四个方面验收情况");
  write.add(findings_table(drafting, story));
  write_conclusion(drafting, write);
  write_consequences(drafting, write);
  Table panel = panel_table(drafting);
  if (!panel.rows.empty()) document.annexes.push_back({"验收组专家签字表", {std::move(panel)}});
  return document;
}

}  // namespace lianshen::documents
