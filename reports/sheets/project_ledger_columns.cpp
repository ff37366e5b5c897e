// The columns of 项目台账, in the order in which project_ledger_sheet.cpp fills them.
#include "reports/sheets/project_ledger_sheet.hpp"

namespace lianshen {

Sheet project_ledger_head(CivilDate today) {
  Sheet sheet = new_sheet(today, "项目台账", "政务信息化项目台账", true);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("project", "项目编号", 12));
  add(text_column("name", "项目名称", 28));
  sheet.fixed_columns = columns.size();
  add(text_column("organisation", "建设单位", 14));
  add(text_column("parent", "主管部门", 14));
  add(text_column("kind", "项目类型", 9));
  add(text_column("basis", "建设依据", 28));
  add(text_column("funding", "资金来源", 18));
  add(amount_column("requirement_budget", "需求预算"));
  add(amount_column("technical_budget", "技审预算"));
  add(amount_column("reviewed_budget", "财评审定数"));
  add(code_column("plan_year", "年度", 6, "年度计划"));
  add(text_column("plan_schedule", "附表", 10, "年度计划"));
  add(code_column("plan_entry", "条目号", 8, "年度计划"));
  add(code_column("requirement_opinion_no", "文号", 22, "审核意见"));
  add(date_column("requirement_opinion_on", "日期", "审核意见"));
  add(code_column("technical_opinion_no", "文号", 22, "技审意见"));
  add(date_column("technical_opinion_on", "日期", "技审意见"));
  add(code_column("approval_no", "文号", 22, "立项"));
  add(code_column("project_code", "项目代码", 24, "立项"));
  add(text_column("procurement_method", "采购方式", 12));
  add(text_column("supplier", "中标（成交）单位", 24));
  add(amount_column("contract_amount", "合同金额"));
  add(date_column("contract_signed_on", "合同签订日"));
  add(date_column("announced_on", "公告日", "合同公告"));
  add(text_column("announced_in_time", "是否按期", 9, "合同公告"));
  add(date_column("filed_on", "备案日"));
  add(text_column("supervisor", "监理单位", 24));
  add(text_column("tester", "测评单位", 20));
  add(date_column("started_on", "开工日"));
  add(percent_column("built", "形象进度%"));
  add(date_column("preliminary_acceptance_on", "初验日"));
  add(date_column("trial_started_on", "试用起", "试用"));
  add(date_column("trial_ends_on", "可申请日", "试用"));
  add(text_column("acceptance", "结论", 12, "验收"));
  add(code_column("acceptance_report_no", "报告号", 22, "验收"));
  add(amount_column("paid", "累计支付", "支付"));
  add(percent_column("paid_share", "支付率", "支付"));
  add(code_column("final_account_no", "决算批复", 22, "决算"));
  add(code_column("asset_card_no", "资产入账号", 22, "决算"));
  add(date_column("warranty_ends_on", "质保期止"));
  add(amount_column("yearly_operation_cost", "年运维费"));
  add(text_column("security_level", "级别", 6, "等保"));
  add(code_column("security_filing_no", "备案号", 22, "等保"));
  add(text_column("cloud_and_sharing", "上云/共享接入", 22));
  add(text_column("evaluation", "最近评估等级", 17));
  add(text_column("stage", "当前环节", 22));
  add(date_column("due_on", "到期日", "办理时限"));
  add(text_column("light", "灯", 6, "办理时限"));
  add(text_column("problems", "存在问题", 36));
  add(text_column("responsible_head", "责任人", 24, "责任人·电话"));
  add(code_column("telephone", "电话", 13, "责任人·电话"));
  add(text_column("remarks", "备注", 40));
  sheet.footer = {
      "注：1．支付率＝累计支付÷全部合同（含监理、测评和补充合同）金额。2．存量系统不走需求审核，年度经费见年"
      "度计划"
      "和备注。3．责任人列的是账号，姓名和电话不入本库，由单位填写。"};
  return sheet;
}

}  // namespace lianshen
