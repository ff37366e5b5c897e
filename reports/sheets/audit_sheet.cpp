// 年度审计可审清单: what was completed in a year may be audited in the next (article 17), and what came of
// it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/ledger/accounts.hpp"
#include "reports/sheets/registers.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "年度审计可审清单", "年度审计可审项目清单", true);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("audit_year", "审计年度", 9));
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("organisation", "建设单位", 16));
  add(date_column("accepted_on", "日期", "验收报告"));
  add(code_column("acceptance_report_no", "文号", 22, "验收报告"));
  add(amount_column("contract_amount", "合同金额"));
  add(amount_column("paid", "累计支付"));
  add(amount_column("final_account", "决算批复数"));
  add(text_column("selected", "审计安排", 19));
  add(code_column("plan_no", "审计计划文号", 22));
  add(text_column("finding", "审计结论", 13));
  add(code_column("report_no", "审计报告文号", 22));
  add(date_column("due_on", "期限", "审计整改"));
  add(code_column("rectification_no", "核实文号", 22, "审计整改"));
  add(text_column("remarks", "备注", 12));
  return sheet;
}

struct Candidate {
  std::int64_t audit_year = 0;
  std::string project;
  auto operator<=>(const Candidate&) const = default;
};

// Accepted the year before, or put on a list by hand.
std::set<Candidate> candidates(const ReportView& view) {
  std::set<Candidate> all;
  for (const CaseRow* project : view.rows.of_workflow("project")) {
    const Milestone* accepted = view.rows.milestone(project->row.stream, milestones::accepted);
    if (accepted != nullptr) all.insert({accepted->on.year() + 1, project->row.stream});
  }
  for (const CaseRow* batch : view.rows.of_workflow("audit_batch")) {
    for (const auto& entry : batch->data.at("entries"))
      all.insert({batch->number("year"), text_in(entry, "project")});
  }
  std::erase_if(all, [&](const Candidate& each) { return !view.wants_year(each.audit_year); });
  return all;
}

const Json* entry_of(const CaseRow& batch, const char* list, const std::string& project) {
  for (const auto& entry : batch.data.at(list)) {
    if (text_in(entry, "project") == project) return &entry;
  }
  return nullptr;
}

const CaseRow* batch_of(const ReportView& view, std::int64_t year) {
  for (const CaseRow* batch : view.rows.of_workflow("audit_batch")) {
    if (batch->number("year") == year) return batch;
  }
  return nullptr;
}

AmountFen contracts_of(const ReportView& view, const std::string& project) {
  AmountFen sum;
  for (const CaseRow* contract : view.rows.of_project("contract", project)) {
    sum += contract->amount("amount").value_or(AmountFen{});
    sum += contract->amount("supplements").value_or(AmountFen{});
  }
  return sum;
}

AmountFen paid_of(const ReportView& view, const std::string& project) {
  AmountFen sum;
  for (const CaseRow* allotment : view.rows.of_project("allotment", project))
    sum += view.rows.balance(allotment_paid(allotment->row.stream));
  return sum;
}

std::string arrangement_of(const ReportView& view, const CaseRow* batch, const Json* entry,
                           const Json* removed) {
  if (removed != nullptr) return "移出";
  if (batch == nullptr || entry == nullptr) return "可审，未列";
  if (batch->row.state == "draft") return "已列，待定";
  return entry->at("is_selected").get<bool>()
             ? "已确定（" + view.wording.choice("audit_batch", batch->text("scope")) + "）"
             : "本年不审";
}

std::vector<Cell> cells_of(const ReportView& view, const Candidate& candidate) {
  const std::string& project = candidate.project;
  const CaseRow* registered = view.rows.find(project);
  const CaseRow* batch = batch_of(view, candidate.audit_year);
  const Json* entry = batch == nullptr ? nullptr : entry_of(*batch, "entries", project);
  const Json* removed = batch == nullptr ? nullptr : entry_of(*batch, "removed", project);
  const Milestone* accepted = view.rows.milestone(project, milestones::accepted);
  const Milestone* account = view.rows.milestone(project, milestones::final_account_approved);
  const auto acceptances = view.rows.of_project("trial_acceptance", project);
  const auto of_entry = [&](const char* member) { return entry == nullptr ? "" : text_in(*entry, member); };
  const std::string finding = of_entry("finding");
  return {std::to_string(candidate.audit_year),
          project,
          view.rows.project_name(project),
          registered == nullptr ? "-" : view.wording.organisation(registered->row.organisation),
          accepted == nullptr ? none() : Cell(accepted->on),
          text_or_none(acceptances.empty() ? "" : acceptances.back()->text("acceptance_report_no")),
          contracts_of(view, project),
          paid_of(view, project),
          account == nullptr ? none() : amount_or_none(account->amount),
          arrangement_of(view, batch, entry, removed),
          text_or_none(batch == nullptr ? "" : batch->text("plan_no")),
          text_or_none(finding.empty() ? "" : view.wording.choice("audit_batch", finding)),
          text_or_none(of_entry("report_no")),
          date_or_none(CivilDate::parse(of_entry("due_on"))),
          text_or_none(of_entry("rectification_no")),
          text_or_none(removed == nullptr ? "" : text_in(*removed, "explanation"))};
}

}  // namespace

std::vector<Sheet> audit_sheets(const ReportView& view) {
  Sheet sheet = head(view);
  for (const Candidate& candidate : candidates(view)) add_line(sheet, cells_of(view, candidate));
  add_total(sheet);
  sheet.footer = {fmt::format("注：审计年度为验收报告签发的次年（{}）；合同金额含监理、测评和补充合同。",
                              view.wording.bare_article("XN-PM-17.1"))};
  return {sheet};
}

}  // namespace lianshen
