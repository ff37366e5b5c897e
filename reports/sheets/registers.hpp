// The registers of office.md 3.2 and 3.4, each in a file of its own, with exactly its columns. Pure: rows in,
// tables out.
#pragma once

#include <vector>

#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

std::vector<Sheet> annual_plan_sheets(const ReportView& view);    // 年度项目建设计划
std::vector<Sheet> annual_task_sheets(const ReportView& view);    // 年度建设任务清单
std::vector<Sheet> clock_sheets(const ReportView& view);          // 期限监察表
std::vector<Sheet> contract_sheets(const ReportView& view);       // 合同备案表
std::vector<Sheet> operation_sheets(const ReportView& view);      // 运维备案表
std::vector<Sheet> evaluation_sheets(const ReportView& view);     // 绩效评估汇总表
std::vector<Sheet> rectification_sheets(const ReportView& view);  // 整改台账
std::vector<Sheet> fund_sheets(const ReportView& view);           // 资金台账
std::vector<Sheet> allotment_sheets(const ReportView& view);      // 指标台账
std::vector<Sheet> funding_sheets(const ReportView& view);        // 下一年度资金安排建议表
std::vector<Sheet> audit_sheets(const ReportView& view);          // 年度审计可审清单
std::vector<Sheet> opinion_sheets(const ReportView& view);        // 征求意见汇总表
std::vector<Sheet> dispatch_sheets(const ReportView& view);       // 发文登记簿
std::vector<Sheet> receipt_sheets(const ReportView& view);        // 收文登记簿
std::vector<Sheet> card_sheets(const ReportView& view);           // 亮牌登记

}  // namespace lianshen
