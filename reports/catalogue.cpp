#include "reports/catalogue.hpp"

#include <algorithm>

#include "engine/store/transaction.hpp"
#include "reports/sheets/project_ledger_sheet.hpp"
#include "reports/sheets/registers.hpp"
#include "reports/sheets/yearly_sheet.hpp"

namespace lianshen {

namespace {

// Seats that see all these cases anyway: a report shows no more than its reader could look up one by one.
const std::vector<std::string_view> office = {"office_clerk", "office_reviewer", "office_head", "convener"};
const std::vector<std::string_view> supervisors = {"office_clerk", "office_reviewer",  "office_head",
                                                   "convener",     "finance_reviewer", "finance_checker",
                                                   "auditor"};

void write_project_ledger(ReportSource& source, SheetSink& sink) {
  const Sheet head = project_ledger_head(source.today());
  ColumnSums sums(head.columns);
  std::int64_t number = 0;
  sink.begin(head);
  const Snapshot snapshot(source.database());
  const PlanPlaces places = plan_places(source.cases("annual_plan"));
  source.each_project([&](const ReportView& view, const CaseRow& project) {
    if (!is_in_ledger(project.row)) return;
    const SheetRow row = project_ledger_row(view, project, places, ++number);
    sums.add(row);
    sink.row(row);
  });
  sink.row(sums.row("合计", RowKind::total));
  sink.end();
}

void write_sheets(ReportSource& source, const std::vector<Sheet>& sheets, SheetSink& sink) {
  std::size_t rows = 0;
  for (const Sheet& sheet : sheets) rows += sheet.rows.size();
  source.watch().begin(ReportStep::laying_out, static_cast<std::int64_t>(rows));
  std::int64_t done = 0;
  for (const Sheet& sheet : sheets) {
    sink.begin(sheet);
    for (const SheetRow& row : sheet.rows) {
      sink.row(row);
      source.watch().advance(++done);
    }
    sink.end();
  }
}

void write_yearly(ReportSource& source, SheetSink& sink) {
  source.watch().begin(ReportStep::reading, 0);
  const YearlySums sums = read_yearly_sums(source.database());
  write_sheets(source, {yearly_sheet(sums, source.today(), source.question().year, source.wording())}, sink);
}

// A report without any data is a table that says so.
void write_nothing(CivilDate today, SheetSink& sink) {
  Sheet sheet = new_sheet(today, "（无）", "没有数据", false);
  sheet.columns.push_back(text_column("nothing", "内容", 30));
  write(sheet, sink);
}

// Registers that are made whole in memory.
template <std::vector<Sheet> (*Make)(const ReportView& view)>
void write_all(ReportSource& source, SheetSink& sink) {
  const auto sheets = Make(source.view());
  write_sheets(source, sheets, sink);
  if (sheets.empty()) write_nothing(source.today(), sink);
}

}  // namespace

const std::vector<Report>& report_catalogue() {
  static const std::vector<Report> all = {
      {"project-ledger", "项目台账", "在库项目一项一行：预算、合同、进度、验收、支付、当前环节", false,
       supervisors, write_project_ledger},
      {"annual-plan", "年度项目建设计划", "三张附表：新建续建、运行维护、购买服务", true, supervisors,
       write_all<annual_plan_sheets>},
      {"annual-task-list", "年度建设任务清单", "各项目本年任务、目标、时限和当前环节", true, supervisors,
       write_all<annual_task_sheets>},
      {"clock-register", "期限监察表", "各办理时限：截止、办结、中止、净用时、亮灯和按期率", false,
       supervisors, write_all<clock_sheets>},
      {"contract-register", "合同备案表", "各合同的采购、公告和备案", false, supervisors,
       write_all<contract_sheets>},
      {"operation-register", "运维备案表", "各项目各年运维单位、费用和运行情况", true, supervisors,
       write_all<operation_sheets>},
      {"evaluation-summary", "绩效评估汇总表", "七个方面得分、等级和与上年相比", true, supervisors,
       write_all<evaluation_sheets>},
      {"rectification-register", "整改台账", "整改通知、期限、复核和限制措施", false, supervisors,
       write_all<rectification_sheets>},
      {"fund-ledger", "资金台账", "按年度、单位、项目：控制数、下达、占用、支付、可用", true, supervisors,
       write_all<fund_sheets>},
      {"allotment-ledger", "指标台账", "各指标：批复、追加、调剂、收回、占用、支付、可用", true, supervisors,
       write_all<allotment_sheets>},
      {"funding-proposal", "下一年度资金安排建议表", "申报、建议、审核、审定，分三段小计并与控制数对照", true,
       supervisors, write_all<funding_sheets>},
      {"audit-list", "年度审计可审清单", "上年验收项目和审计结果", true, supervisors,
       write_all<audit_sheets>},
      {"opinion-summary", "征求意见汇总表", "各需求方案的成员单位意见", false, supervisors,
       write_all<opinion_sheets>},
      {"dispatch-register", "发文登记簿", "编号连续，作废留号", true, office, write_all<dispatch_sheets>},
      {"receipt-register", "收文登记簿", "单位申报、成员复函和代录依据文件", true, office,
       write_all<receipt_sheets>},
      {"yearly-summary", "年度汇总表", "按年度、单位：报送、合同、指标、支付", true, supervisors,
       write_yearly},
      {"card-register", "亮牌登记", "黄牌红牌：说明、核发、核销", true, supervisors, write_all<card_sheets>},
  };
  return all;
}

const Report* find_report(std::string_view name) {
  const auto& all = report_catalogue();
  const auto found = std::ranges::find(all, name, &Report::name);
  return found == all.end() ? nullptr : &*found;
}

std::optional<SheetFormat> sheet_format(std::string_view name) {
  const auto found = std::ranges::find(sheet_format_names, name);
  if (found == sheet_format_names.end()) return std::nullopt;
  return static_cast<SheetFormat>(found - sheet_format_names.begin());
}

}  // namespace lianshen
