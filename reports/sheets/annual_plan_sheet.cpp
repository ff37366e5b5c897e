// 年度项目建设计划 and 年度建设任务清单: one table for each of the three schedules (R8).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/project_ledger.hpp"
#include "reports/sheets/registers.hpp"
#include "workflows/common.hpp"
#include "workflows/outgoing_document.hpp"

namespace lianshen {

namespace {

struct Schedule {
  const char* code;
  const char* label;
};
constexpr std::array<Schedule, 3> schedules = {{{"build", "附表一（新建续建）"},
                                                {"operation", "附表二（运行维护）"},
                                                {"purchased_service", "附表三（购买服务）"}}};

// The plan of the year asked for, else the latest.
const CaseRow* plan_of(const ReportView& view) {
  const CaseRow* chosen = nullptr;
  for (const CaseRow* plan : view.rows.of_workflow("annual_plan")) {
    if (!view.wants_year(plan->number("year"))) continue;
    if (chosen == nullptr || plan->number("year") > chosen->number("year")) chosen = plan;
  }
  return chosen;
}

const CaseRow* latest_of(const ReportView& view, std::string_view workflow, const std::string& project) {
  const auto all = view.rows.of_project(workflow, project);
  return all.empty() ? nullptr : all.back();
}

// Who serves a running system, and until when.
const CaseRow* main_contract(const ReportView& view, const std::string& project) {
  const CaseRow* latest = nullptr;
  for (const CaseRow* contract : view.rows.of_project("contract", project)) {
    if (contract->text("kind") == "main") latest = contract;
  }
  return latest;
}

Sheet plan_sheet(const ReportView& view, const CaseRow& plan, const Schedule& schedule) {
  const std::int64_t year = plan.number("year");
  Sheet sheet = new_sheet(view, schedule.label,
                          fmt::format("{}年度政务信息化项目建设计划{}", year, schedule.label), true);
  sheet.columns.push_back(code_column("entry", "条目号", 9));
  sheet.columns.push_back(code_column("project", "项目编号", 12));
  sheet.columns.push_back(text_column("name", "项目名称", 26));
  sheet.fixed_columns = sheet.columns.size();
  sheet.columns.push_back(text_column("organisation", "建设单位", 16));
  sheet.columns.push_back(text_column("kind", "项目类型", 10));
  sheet.columns.push_back(amount_column("amount", "计划金额"));
  sheet.columns.push_back(text_column("funding", "资金来源", 18));
  sheet.columns.push_back(code_column("requirement_opinion_no", "审核意见文号", 22));
  sheet.columns.push_back(text_column("service_unit", "服务单位", 22, "现有合同"));
  sheet.columns.push_back(date_column("contract_ends_on", "止日", "现有合同"));
  sheet.columns.push_back(text_column("status", "条目状态", 9));
  sheet.columns.push_back(code_column("approval_no", "文号", 22, "市政府批准"));
  sheet.columns.push_back(date_column("approved_on", "日期", "市政府批准"));
  sheet.columns.push_back(text_column("remarks", "备注", 16));
  const std::string milestone = milestones::in_plan(year);
  std::int64_t place = 0;
  for (const auto& entry : plan.data.at("entries")) {
    if (text_in(entry, "schedule") != schedule.code) continue;
    ++place;
    const std::string project = text_in(entry, "project");
    const CaseRow* registered = view.rows.find(project);
    const CaseRow* review = latest_of(view, "requirement_review", project);
    const CaseRow* contract = main_contract(view, project);
    const Milestone* listed = view.rows.milestone(project, milestone);
    const std::string kind = registered == nullptr ? "" : registered->text("kind");
    std::string funding = review == nullptr ? "" : content_text(review->data, "funding_channel");
    if (funding.empty() && registered != nullptr)
      funding = view.wording.choice("project", registered->text("funding"));
    const bool is_legacy = registered != nullptr && registered->text("origin") == "legacy";
    add_line(sheet, {fmt::format("{}-{}", year, place), project, view.rows.project_name(project),
                     registered == nullptr ? "-" : view.wording.organisation(registered->row.organisation),
                     label_or_none(view.wording, "kinds", kind), cell_of(amount_in(entry, "amount")),
                     text_or_none(funding),
                     text_or_none(issued_number(view, outgoing_document::kinds::requirement_opinion, review)),
                     text_or_none(contract == nullptr ? "" : contract->text("supplier")),
                     date_or_none(contract == nullptr ? std::nullopt : contract->date("ends_on")),
                     view.wording.locale().label("plan_entries", text_in(entry, "status")),
                     listed == nullptr ? none() : text_or_none(listed->text),
                     listed == nullptr ? none() : Cell(listed->on), is_legacy ? Cell("存量") : none()});
  }
  add_total(sheet);
  return sheet;
}

std::string tasks_of(const CaseRow* review, const CaseRow* contract) {
  std::vector<std::string> tasks;
  if (review != nullptr) {
    for (const auto& goal : review->data.at("goals"))
      tasks.push_back(text_in(goal, "indicator") + "：" + text_in(goal, "target"));
  }
  if (tasks.empty() && contract != nullptr)
    tasks.push_back(fmt::format("按合同{}提供服务", contract->text("contract_no")));
  return joined(tasks, "；");
}

std::optional<CivilDate> finished_by(const CaseRow* review, const CaseRow* contract) {
  std::optional<CivilDate> last;
  if (review != nullptr) {
    for (const auto& goal : review->data.at("goals")) {
      const auto due_on = CivilDate::parse(text_in(goal, "due_on"));
      if (due_on && (!last || *last < *due_on)) last = due_on;
    }
  }
  if (!last && contract != nullptr) last = contract->date("ends_on");
  return last;
}

Cell built_of(const CaseRow* work) {
  constexpr std::int64_t whole = 10'000;
  if (work == nullptr) return none();
  return BasisPoints{work->row.state == "completed" ? whole : work->number("built")};
}

Sheet task_sheet(const ReportView& view, const CaseRow& plan, const Schedule& schedule) {
  const std::int64_t year = plan.number("year");
  Sheet sheet = new_sheet(view, schedule.label,
                          fmt::format("{}年度政务信息化建设任务清单{}", year, schedule.label), true);
  sheet.columns.push_back(code_column("project", "项目编号", 12));
  sheet.columns.push_back(text_column("name", "项目名称", 26));
  sheet.fixed_columns = sheet.columns.size();
  sheet.columns.push_back(text_column("organisation", "责任单位", 16));
  sheet.columns.push_back(text_column("task", "建设任务（目标）", 40));
  sheet.columns.push_back(date_column("finished_by", "完成时限"));
  sheet.columns.push_back(amount_column("amount", "计划金额"));
  sheet.columns.push_back(text_column("status", "条目状态", 9));
  sheet.columns.push_back(text_column("stage", "当前环节", 18));
  sheet.columns.push_back(percent_column("built", "形象进度%"));
  sheet.columns.push_back(text_column("responsible_head", "责任人", 16));
  sheet.columns.push_back(text_column("problems", "存在问题", 26));
  for (const auto& entry : plan.data.at("entries")) {
    if (text_in(entry, "schedule") != schedule.code || text_in(entry, "status") == "removed") continue;
    const std::string project = text_in(entry, "project");
    const CaseRow* registered = view.rows.find(project);
    if (registered == nullptr) continue;
    const CaseRow* review = latest_of(view, "requirement_review", project);
    const CaseRow* contract = main_contract(view, project);
    const CaseRow* work = latest_of(view, "construction", project);
    const std::string stage = stage_of(view.rows, *registered);
    const Locale& locale = view.wording.locale();
    add_line(
        sheet,
        {project, view.rows.project_name(project), view.wording.organisation(registered->row.organisation),
         text_or_none(tasks_of(review, contract)), date_or_none(finished_by(review, contract)),
         cell_of(amount_in(entry, "amount")), locale.label("plan_entries", text_in(entry, "status")),
         locale.has_label("stages", stage) ? locale.label("stages", stage)
                                           : view.wording.state("project", stage),
         built_of(work), text_or_none(registered->text("responsible_head")),
         text_or_none(work == nullptr ? "" : work->text("problems"))});
  }
  add_total(sheet);
  return sheet;
}

std::vector<Sheet> of_all_schedules(const ReportView& view,
                                    Sheet (*make)(const ReportView&, const CaseRow&, const Schedule&)) {
  std::vector<Sheet> sheets;
  const CaseRow* plan = plan_of(view);
  if (plan == nullptr) return sheets;
  for (const Schedule& schedule : schedules) {
    sheets.push_back(make(view, *plan, schedule));
    sheets.back().subtitle += "　" + view.wording.state("annual_plan", plan->row.state);
  }
  return sheets;
}

}  // namespace

std::vector<Sheet> annual_plan_sheets(const ReportView& view) { return of_all_schedules(view, plan_sheet); }
std::vector<Sheet> annual_task_sheets(const ReportView& view) { return of_all_schedules(view, task_sheet); }

}  // namespace lianshen
