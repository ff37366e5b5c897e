// 资金台账 (envelope, allotment, commitment, payment, available: by year, unit and project) and 指标台账
// (each allotment with every term of its identity).
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/ledger/accounts.hpp"
#include "reports/allotment_flow.hpp"
#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

constexpr const char* identity =
    "恒等式：可用余额＝结转上年＋批复＋追加±调剂－收回－结转下年－未付占用－累计支付＋退回";

std::string identity_text(const std::vector<AllotmentFlow>& flows) {
  const auto broken =
      std::ranges::count_if(flows, [](const AllotmentFlow& flow) { return !flow.is_balanced(); });
  return fmt::format("{}；{}条指标，{}。", identity, flows.size(),
                     broken == 0 ? std::string("全部相符") : fmt::format("{}条不符", broken));
}

std::vector<AllotmentFlow> flows_of(const ReportView& view) {
  auto flows = allotment_flows(view.rows);
  std::erase_if(flows, [&](const AllotmentFlow& flow) { return !view.wants_year(flow.year); });
  return flows;
}

// The columns that every table of flows ends with, and the cells for them.
void add_flow_columns(std::vector<SheetColumn>& columns) {
  for (SheetColumn column : {amount_column("carried_in", "结转上年"), amount_column("allotted", "批复"),
                             amount_column("supplemented", "追加"), amount_column("transferred", "调剂（±）"),
                             amount_column("reclaimed", "收回"), amount_column("carried_out", "结转下年"),
                             amount_column("committed", "合同占用"), amount_column("paid", "累计支付"),
                             amount_column("refunded", "退回"), amount_column("available", "可用余额")}) {
    columns.push_back(std::move(column));
  }
  columns.push_back(percent_column("paid_share", "支付率"));
}

std::vector<Cell> flow_cells(const AllotmentFlow& flow) {
  return {flow.carried_in,
          flow.allotted,
          flow.supplemented,
          flow.transferred,
          flow.reclaimed,
          flow.carried_out,
          flow.committed,
          flow.paid,
          flow.refunded,
          flow.available,
          share_of_whole(flow.net_paid(), flow.total())};
}

void add_flow(AllotmentFlow& sum, const AllotmentFlow& flow) {
  sum.carried_in += flow.carried_in;
  sum.allotted += flow.allotted;
  sum.supplemented += flow.supplemented;
  sum.transferred += flow.transferred;
  sum.reclaimed += flow.reclaimed;
  sum.carried_out += flow.carried_out;
  sum.committed += flow.committed;
  sum.paid += flow.paid;
  sum.refunded += flow.refunded;
  sum.available += flow.available;
}

void put_total_share(Sheet& sheet, const std::vector<AllotmentFlow>& flows) {
  AllotmentFlow sum;
  for (const AllotmentFlow& flow : flows) add_flow(sum, flow);
  const auto share = std::ranges::find(sheet.columns, "paid_share", &SheetColumn::key);
  sheet.rows.back().cells[static_cast<std::size_t>(share - sheet.columns.begin())] =
      share_of_whole(sum.net_paid(), sum.total());
}

Sheet year_sheet(const ReportView& view, const std::vector<AllotmentFlow>& flows) {
  Sheet sheet = new_sheet(view, "按年度", "财政资金台账（按年度）", true);
  auto& columns = sheet.columns;
  columns.push_back(code_column("year", "年度", 7));
  columns.push_back(text_column("state", "状态", 18));
  sheet.fixed_columns = columns.size();
  columns.push_back(amount_column("control_figure", "控制数"));
  columns.push_back(amount_column("released", "预算批复"));
  add_flow_columns(columns);
  columns.push_back(amount_column("lapsed", "关账注销"));
  columns.push_back(amount_column("envelope", "未下达"));
  for (const CaseRow* year : view.rows.of_workflow("budget_year")) {
    if (!view.wants_year(year->number("year"))) continue;
    AllotmentFlow sum;
    for (const AllotmentFlow& flow : flows) {
      if (flow.budget_year == year->row.stream) add_flow(sum, flow);
    }
    const CaseEvent* closed = view.rows.last_event(year->row.stream, "YearClosed");
    std::vector<Cell> cells{
        std::to_string(year->number("year")), view.wording.state("budget_year", year->row.state),
        year->amount("control_figure").value_or(AmountFen{}), year->amount("released").value_or(AmountFen{})};
    const std::vector<Cell> rest = flow_cells(sum);
    cells.insert(cells.end(), rest.begin(), rest.end());
    cells.push_back(closed == nullptr ? Cell(AmountFen{})
                                      : Cell(closed->amount("lapsed").value_or(AmountFen{})));
    cells.push_back(view.rows.balance(budget_year_envelope(year->row.stream)));
    add_line(sheet, std::move(cells));
  }
  add_total(sheet);
  put_total_share(sheet, flows);
  sheet.footer = {identity_text(flows), "未下达＝预算批复－批复（下达）－追加＋收回－关账注销。"};
  return sheet;
}

Sheet unit_sheet(const ReportView& view, const std::vector<AllotmentFlow>& flows) {
  Sheet sheet = new_sheet(view, "按单位", "财政资金台账（按单位）", true);
  sheet.columns.push_back(code_column("year", "年度", 7));
  sheet.columns.push_back(text_column("organisation", "建设单位", 20));
  sheet.fixed_columns = sheet.columns.size();
  sheet.columns.push_back(count_column("allotments", "指标数", 7));
  sheet.columns.back().is_summed = true;
  add_flow_columns(sheet.columns);
  std::map<std::pair<std::int64_t, std::string>, std::pair<std::int64_t, AllotmentFlow>> units;
  for (const AllotmentFlow& flow : flows) {
    auto& [count, sum] = units[{flow.year, flow.organisation}];
    ++count;
    add_flow(sum, flow);
  }
  for (const auto& [unit, sums] : units) {
    std::vector<Cell> cells{std::to_string(unit.first), view.wording.organisation(unit.second), sums.first};
    const std::vector<Cell> rest = flow_cells(sums.second);
    cells.insert(cells.end(), rest.begin(), rest.end());
    add_line(sheet, std::move(cells));
  }
  add_total(sheet);
  put_total_share(sheet, flows);
  return sheet;
}

Sheet project_sheet(const ReportView& view, const std::vector<AllotmentFlow>& flows) {
  Sheet sheet = new_sheet(view, "按项目", "财政资金台账（按项目）", true);
  sheet.columns.push_back(code_column("project", "项目编号", 12));
  sheet.columns.push_back(text_column("name", "项目名称", 26));
  sheet.fixed_columns = sheet.columns.size();
  sheet.columns.push_back(text_column("organisation", "建设单位", 16));
  sheet.columns.push_back(code_column("year", "年度", 7));
  sheet.columns.push_back(text_column("purpose", "用途", 7));
  add_flow_columns(sheet.columns);
  auto by_project = flows;
  std::ranges::stable_sort(by_project, {}, [](const AllotmentFlow& flow) {
    return std::tuple(flow.project, flow.year, flow.purpose);
  });
  for (const AllotmentFlow& flow : by_project) {
    std::vector<Cell> cells{flow.project, view.rows.project_name(flow.project),
                            view.wording.organisation(flow.organisation), std::to_string(flow.year),
                            label_or_none(view.wording, "purposes", flow.purpose)};
    const std::vector<Cell> rest = flow_cells(flow);
    cells.insert(cells.end(), rest.begin(), rest.end());
    add_line(sheet, std::move(cells));
  }
  add_total(sheet);
  put_total_share(sheet, flows);
  return sheet;
}

}  // namespace

std::vector<Sheet> fund_sheets(const ReportView& view) {
  const auto flows = flows_of(view);
  return {year_sheet(view, flows), unit_sheet(view, flows), project_sheet(view, flows)};
}

std::vector<Sheet> allotment_sheets(const ReportView& view) {
  const auto flows = flows_of(view);
  Sheet sheet = new_sheet(view, "指标台账", "预算指标台账", true);
  auto& columns = sheet.columns;
  columns.push_back(code_column("year", "预算年度", 9));
  columns.push_back(text_column("organisation", "单位", 16));
  sheet.fixed_columns = columns.size();
  columns.push_back(text_column("name", "项目名称", 26));
  columns.push_back(text_column("purpose", "用途", 6));
  columns.push_back(code_column("budget_code", "预算项目编码", 18));
  columns.push_back(code_column("function_code", "功能科目", 10, "科目"));
  columns.push_back(code_column("economic_code", "经济科目", 10, "科目"));
  columns.push_back(code_column("document_no", "指标文号", 22));
  columns.push_back(text_column("stopped", "停拨标记", 18));
  add_flow_columns(columns);
  for (const AllotmentFlow& flow : flows) {
    const std::string stopped =
        flow.state == "suspended" && flow.stopped_on ? flow.stopped_on->iso() + "起停拨" : "";
    std::vector<Cell> cells{std::to_string(flow.year),
                            view.wording.organisation(flow.organisation),
                            view.rows.project_name(flow.project),
                            label_or_none(view.wording, "purposes", flow.purpose),
                            flow.stream,
                            none(),
                            none(),
                            text_or_none(joined(flow.document_nos, "；")),
                            text_or_none(stopped)};
    const std::vector<Cell> rest = flow_cells(flow);
    cells.insert(cells.end(), rest.begin(), rest.end());
    add_line(sheet, std::move(cells));
  }
  add_total(sheet);
  put_total_share(sheet, flows);
  sheet.footer = {
      identity_text(flows),
      "注：支付率＝（累计支付－退回）÷指标净额。预算项目编码用本库指标编号；功能科目、经济科目由财政预算"
      "管理系统给出，本库不登记。"};
  return {sheet};
}

}  // namespace lianshen
