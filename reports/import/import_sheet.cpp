#include "reports/import/import_sheet.hpp"

#include <fmt/format.h>

#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

namespace {

const char* text_of(ImportResult result) {
  switch (result) {
    case ImportResult::taken:
      return "已导入";
    case ImportResult::known:
      return "以前已导入";
    case ImportResult::bad:
      return "有误，未导入";
    case ImportResult::left_out:
      return "无误，未导入";
  }
  return "";
}

}  // namespace

ImportCounts count_results(const std::vector<ImportedProject>& projects) {
  ImportCounts counts;
  for (const ImportedProject& project : projects) {
    if (project.result == ImportResult::taken) ++counts.taken;
    if (project.result == ImportResult::known) ++counts.known;
    if (project.result == ImportResult::bad) ++counts.bad;
    if (project.result == ImportResult::left_out) ++counts.left_out;
  }
  return counts;
}

Sheet import_sheet(const std::vector<ImportedProject>& projects, CivilDate today) {
  Sheet sheet = new_sheet(today, "导入结果", "项目台账导入结果", false);
  sheet.columns.push_back(count_column("row", "文件行号", 9));
  sheet.columns.push_back(code_column("project", "项目编号", 16));
  sheet.columns.push_back(text_column("name", "项目名称", 30));
  sheet.fixed_columns = sheet.columns.size();
  sheet.columns.push_back(text_column("result", "结果", 14));
  sheet.columns.push_back(text_column("column", "列", 16));
  sheet.columns.push_back(text_column("reason", "原因", 70));
  std::int64_t number = 0;
  const auto add = [&](const ImportedProject& project, const ImportProblem& problem) {
    SheetRow row;
    row.cells.reserve(sheet.columns.size());
    row.cells.emplace_back(++number);
    row.cells.emplace_back(static_cast<std::int64_t>(project.row));
    for (const std::string& text : {project.number, project.name, std::string(text_of(project.result)),
                                    problem.column, problem.reason}) {
      row.cells.push_back(cell_of(text));
    }
    sheet.rows.push_back(std::move(row));
  };
  for (const ImportedProject& project : projects) {
    for (const ImportProblem& problem : project.problems) add(project, problem);
    if (project.problems.empty()) add(project, {});
  }
  const ImportCounts counts = count_results(projects);
  sheet.footer = {fmt::format("共{}行：导入{}，以前已导入{}，有误{}，无误而未导入{}。", counts.all(),
                              counts.taken, counts.known, counts.bad, counts.left_out)};
  return sheet;
}

}  // namespace lianshen
