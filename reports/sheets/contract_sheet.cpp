// 合同备案表: each contract with its procurement, announcement and filing (13.1, 13.2).
#include <fmt/format.h>

#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "合同备案表", "政务信息化项目合同备案表", true);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(code_column("plan_no", "采购计划号", 22));
  add(text_column("method", "方式", 12, "采购"));
  add(code_column("method_approval_no", "批复号", 22, "采购"));
  add(code_column("package_no", "包号", 6));
  add(text_column("kind", "合同类别", 9));
  add(text_column("tender_documents", "招标（采购）文件", 16));
  add(text_column("supplier", "单位", 26, "中标（成交）"));
  add(code_column("credit_code", "信用代码", 20, "中标（成交）"));
  SheetColumn award = amount_column("award_amount", "中标金额");
  award.is_summed = false;  // one award may stand behind several contracts
  add(award);
  add(text_column("bid_documents", "投标（响应）文件", 16));
  add(code_column("contract_no", "合同号", 22, "合同"));
  add(date_column("signed_on", "签订日", "合同"));
  add(amount_column("amount", "金额", "合同"));
  add(amount_column("supplements", "补充合同", "合同"));
  add(text_column("schedule", "进度安排", 30));
  add(text_column("nodes", "付款节点", 44));
  add(date_column("warranty_ends_on", "质保期止", "质保"));
  add(amount_column("retention", "质保金", "质保"));
  add(code_column("data_asset_clause", "数据资产条款", 12));
  add(text_column("announcement_address", "网址", 40, "公告"));
  add(date_column("announced_on", "公告日", "公告"));
  add(date_column("finance_filed_on", "财政备案日"));
  add(date_column("filed_on", "备案日", "政务办备案"));
  add(code_column("receipt_no", "回执号", 22, "政务办备案"));
  add(text_column("state", "状态", 14));
  return sheet;
}

const CaseRow* procurement_of(const ReportView& view, const CaseRow& contract) {
  const std::string named = contract.text("procurement");
  return named.empty() ? nullptr : view.rows.find(named);
}

std::string nodes_text(const CaseRow& contract) {
  std::vector<std::string> nodes;
  for (const auto& node : contract.data.at("nodes")) {
    const AmountFen amount = amount_in(node, "amount").value_or(AmountFen{});
    nodes.push_back(text_in(node, "name") + exact_wan(amount));
  }
  return joined(nodes, "；");
}

std::vector<Cell> cells_of(const ReportView& view, const CaseRow& contract) {
  const std::string& stream = contract.row.stream;
  const CaseRow* procurement = procurement_of(view, contract);
  const Json award = procurement != nullptr && procurement->data.contains("award")
                         ? procurement->data.at("award")
                         : Json::object();
  std::string tender = content_text(contract.data, "tender_documents");
  const CaseEvent* announced = view.rows.last_event(stream, "AnnouncementPublished");
  const std::string not_applicable = contract.text("not_applicable_because");
  const CaseEvent* confirmed = view.rows.last_event(stream, "FilingConfirmed");
  const std::string method = procurement == nullptr ? "" : procurement->text("method");
  std::string address = announced == nullptr ? "" : announced->text("address");
  if (!not_applicable.empty()) address = "不适用：" + not_applicable;
  return {contract.row.project,
          view.rows.project_name(contract.row.project),
          text_or_none(procurement == nullptr ? "" : procurement->text("plan_no")),
          text_or_none(method.empty() ? "" : view.wording.choice("procurement", method)),
          text_or_none(procurement == nullptr ? "" : procurement->text("approval_no")),
          none(),
          view.wording.choice("contract", contract.text("kind")),
          text_or_none(tender),
          text_or_none(contract.text("supplier")),
          none(),
          amount_or_none(amount_in(award, "amount")),
          text_or_none(content_text(contract.data, "bid_documents")),
          contract.text("contract_no"),
          date_or_none(contract.date("signed_on")),
          amount_or_none(contract.amount("amount")),
          amount_or_none(contract.amount("supplements")),
          text_or_none(content_text(contract.data, "schedule")),
          text_or_none(nodes_text(contract)),
          date_or_none(contract.date("warranty_ends_on")),
          amount_or_none(contract.amount("retention")),
          text_or_none(contract.text("data_asset_clause")),
          text_or_none(address),
          not_applicable.empty() ? date_or_none(contract.date("announced_on")) : none(),
          none(),
          date_or_none(contract.date("filed_on")),
          text_or_none(confirmed == nullptr ? "" : confirmed->text("receipt_no")),
          view.wording.state("contract", contract.row.state)};
}

}  // namespace

std::vector<Sheet> contract_sheets(const ReportView& view) {
  Sheet sheet = head(view);
  for (const CaseRow* contract : view.rows.of_workflow("contract"))
    add_line(sheet, cells_of(view, *contract));
  add_total(sheet);
  sheet.footer = {
      "注：包号、统一社会信用代码和财政备案日（合同副本另报财政备案，另有回执）本库不登记，以“-"
      "”表示，由经办人"
      "填写。"};
  return {sheet};
}

}  // namespace lianshen
