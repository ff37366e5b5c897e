// 运维备案表: what each unit registered of each running system and year (article 19).
#include <fmt/format.h>

#include <algorithm>

#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "运维备案表", "政务信息化项目运维备案表", true);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("organisation", "建设单位", 14));
  add(code_column("year", "年度", 6));
  add(text_column("operating_unit", "运维单位", 28, "运维单位"));
  add(text_column("contract_period", "合同期", 24, "运维单位"));
  add(amount_column("budgeted", "预算", "运维费用"));
  add(amount_column("contracted", "合同", "运维费用"));
  add(amount_column("paid", "实付", "运维费用"));
  add(text_column("funding_channel", "经费渠道", 20));
  add(percent_column("availability", "可用率", "运行情况"));
  add(count_column("failures", "故障次数", 8, "运行情况"));
  add(count_column("users", "登录用户", 10, "运行情况"));
  add(count_column("transactions", "业务量", 10, "运行情况"));
  add(count_column("shared_records", "数据共享量", 10, "运行情况"));
  add(text_column("maintenance_rules", "运维制度", 20));
  add(date_column("grading_assessed_on", "等保测评", "测评日"));
  add(date_column("cryptography_assessed_on", "密评", "测评日"));
  add(text_column("problems", "问题与下年打算", 28));
  add(text_column("state", "备案状态", 10, "备案"));
  add(code_column("receipt_no", "回执号", 22, "备案"));
  return sheet;
}

std::string period_of(const ReportView& view, const std::string& project, std::int64_t year) {
  std::vector<std::string> periods;
  for (const CaseRow* contract : view.rows.of_project("contract", project)) {
    const auto ends_on = contract->date("ends_on");
    const auto starts_on =
        contract->date("starts_on") ? contract->date("starts_on") : contract->date("signed_on");
    const bool is_of_year = starts_on && ends_on && starts_on->year() <= year && ends_on->year() >= year;
    if (contract->text("kind") == "main" && is_of_year)
      periods.push_back(starts_on->iso() + "至" + ends_on->iso());
  }
  return joined(periods);
}

std::optional<CivilDate> assessed_on(const ReportView& view, const std::string& project, const char* kind) {
  const CaseRow* of_project = view.rows.find(project);
  if (of_project == nullptr) return std::nullopt;
  for (const auto& certificate : of_project->data.at("certificates")) {
    if (text_in(certificate, "kind") == kind) return CivilDate::parse(text_in(certificate, "issued_on"));
  }
  return std::nullopt;
}

Cell running(const Json* numbers, const char* member) {
  if (numbers == nullptr) return none();
  return numbers->at(member).get<std::int64_t>();
}

std::vector<Cell> cells_of(const ReportView& view, const CaseRow& registration) {
  const std::string& project = registration.row.project;
  const bool is_reported = registration.date("submitted_on").has_value();
  const Json& cost = registration.data.at("cost");
  const auto found = registration.data.find("running");
  const Json* numbers = found == registration.data.end() ? nullptr : &*found;
  const auto amount = [&](const char* member) {
    return is_reported ? amount_or_none(amount_in(cost, member)) : none();
  };
  std::string problems = content_text(registration.data, "running_state");
  return {project,
          view.rows.project_name(project),
          view.wording.organisation(registration.row.organisation),
          std::to_string(registration.number("year")),
          text_or_none(content_text(registration.data, "operating_unit")),
          text_or_none(period_of(view, project, registration.number("year"))),
          amount("budgeted"),
          amount("contracted"),
          amount("paid"),
          text_or_none(content_text(registration.data, "funding_channel")),
          numbers == nullptr ? none() : Cell(BasisPoints{numbers->at("availability").get<std::int64_t>()}),
          running(numbers, "failures"),
          running(numbers, "users"),
          running(numbers, "transactions"),
          running(numbers, "shared_records"),
          text_or_none(content_text(registration.data, "maintenance_rules")),
          date_or_none(assessed_on(view, project, "grading_assessment")),
          date_or_none(assessed_on(view, project, "cryptography_assessment")),
          text_or_none(problems),
          view.wording.state("operation_registration", registration.row.state),
          text_or_none(registration.text("receipt_no"))};
}

}  // namespace

std::vector<Sheet> operation_sheets(const ReportView& view) {
  auto registrations = view.rows.of_workflow("operation_registration");
  std::erase_if(registrations, [&](const CaseRow* each) { return !view.wants_year(each->number("year")); });
  std::ranges::stable_sort(registrations, {}, [](const CaseRow* each) {
    return std::pair(each->number("year"), each->row.project);
  });
  Sheet sheet = head(view);
  for (const CaseRow* registration : registrations) add_line(sheet, cells_of(view, *registration));
  add_total(sheet);
  return {sheet};
}

}  // namespace lianshen
