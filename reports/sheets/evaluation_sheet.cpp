// 绩效评估汇总表: seven dimensions, score, grade, and the change from the year before (article 22).
#include <fmt/format.h>

#include <algorithm>

#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t ten_thousandths_in_a_hundredth = 100;

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "绩效评估汇总", "政务信息化项目绩效评估汇总表", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("year", "年度", 6));
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("organisation", "建设单位", 16));
  for (const ScoringDimension& dimension : view.policy.scoring.dimensions) {
    SheetColumn column{dimension.id,
                       "七个方面得分（权重%）",
                       fmt::format("{}（{}）", dimension.label, dimension.weight_percent),
                       ColumnKind::score,
                       10,
                       false};
    add(column);
  }
  add({"score", "", "综合得分", ColumnKind::score, 9, false});
  add(text_column("grade", "等级", 7));
  add({"self_score", "", "自评得分", ColumnKind::score, 9, false});
  add({"last_score", "上年", "得分", ColumnKind::score, 9, false});
  add(text_column("last_grade", "等级", 7, "上年"));
  add({"change", "", "比上年增减", ColumnKind::score, 9, false});
  add(count_column("unmet_goals", "未实现目标数", 8));
  add(text_column("agency", "评估机构", 18));
  add(text_column("state", "状态", 10));
  add(code_column("bulletin_no", "通报文号", 22));
  return sheet;
}

bool has_result(const CaseRow& evaluation) { return !evaluation.text("grade").empty(); }

std::int64_t score_hundredths(const CaseRow& evaluation) {
  return evaluation.number("score_ten_thousandths") / ten_thousandths_in_a_hundredth;
}

Cell points_of(const Json& scores, const std::string& dimension) {
  for (const auto& score : scores) {
    if (text_in(score, "dimension") == dimension)
      return Hundredths{score.at("points_hundredths").get<std::int64_t>()};
  }
  return none();
}

// As the unit sees itself, by the weights of this evaluation; only if it scored every dimension.
Cell self_score(const CaseRow& evaluation) {
  const Json& scores = evaluation.data.at("self_scores");
  std::int64_t ten_thousandths = 0;
  for (const auto& weight : evaluation.data.at("weights")) {
    const Cell points = points_of(scores, text_in(weight, "dimension"));
    const auto* hundredths = std::get_if<Hundredths>(&points);
    if (hundredths == nullptr) return none();
    ten_thousandths += hundredths->value * weight.at("percent").get<std::int64_t>();
  }
  return Hundredths{ten_thousandths / ten_thousandths_in_a_hundredth};
}

const CaseRow* year_before(const ReportView& view, const CaseRow& evaluation) {
  for (const CaseRow* each : view.rows.of_project("performance_evaluation", evaluation.row.project)) {
    if (each->number("year") == evaluation.number("year") - 1) return each;
  }
  return nullptr;
}

std::string grade_text(const ReportView& view, const CaseRow* evaluation) {
  if (evaluation == nullptr) return "-";
  const Locale& locale = view.wording.locale();
  if (evaluation->row.state == "missing") return locale.label("evaluation_status", "missing");
  return label_or_none(view.wording, "grades", evaluation->text("grade"));
}

std::vector<Cell> cells_of(const ReportView& view, const CaseRow& evaluation) {
  std::vector<Cell> cells{std::to_string(evaluation.number("year")), evaluation.row.project,
                          view.rows.project_name(evaluation.row.project),
                          view.wording.organisation(evaluation.row.organisation)};
  for (const ScoringDimension& dimension : view.policy.scoring.dimensions)
    cells.push_back(points_of(evaluation.data.at("scores"), dimension.id));
  const CaseRow* last = year_before(view, evaluation);
  const bool has_both = last != nullptr && has_result(*last) && has_result(evaluation);
  const CaseEvent* published = view.rows.last_event(evaluation.row.stream, "ResultPublished");
  const auto score = [](const CaseRow* each) {
    return each != nullptr && has_result(*each) ? Cell(Hundredths{score_hundredths(*each)}) : none();
  };
  const std::vector<Cell> rest{
      score(&evaluation),
      grade_text(view, &evaluation),
      self_score(evaluation),
      score(last),
      grade_text(view, last),
      has_both ? Cell(Hundredths{score_hundredths(evaluation) - score_hundredths(*last)}) : none(),
      static_cast<std::int64_t>(evaluation.data.at("unmet_goals").size()),
      text_or_none(evaluation.text("entrusted_agency")),
      view.wording.state("performance_evaluation", evaluation.row.state),
      text_or_none(published == nullptr ? "" : published->text("bulletin_no"))};
  cells.insert(cells.end(), rest.begin(), rest.end());
  return cells;
}

// How many of each grade, in the pack's order, and how many were missed.
std::string distribution(const ReportView& view, const std::vector<const CaseRow*>& evaluations) {
  std::string text = "等级分布：";
  for (const Grade& grade : view.policy.scoring.grades) {
    const auto count = std::ranges::count_if(
        evaluations, [&](const CaseRow* each) { return each->text("grade") == grade.id; });
    text += grade.label + std::to_string(count) + "，";
  }
  const auto missing =
      std::ranges::count_if(evaluations, [](const CaseRow* each) { return each->row.state == "missing"; });
  return text + "应评未评" + std::to_string(missing) + "。";
}

}  // namespace

std::vector<Sheet> evaluation_sheets(const ReportView& view) {
  auto evaluations = view.rows.of_workflow("performance_evaluation");
  std::erase_if(evaluations, [&](const CaseRow* each) { return !view.wants_year(each->number("year")); });
  std::ranges::stable_sort(evaluations, {}, [](const CaseRow* each) {
    return std::pair(each->number("year"), each->row.project);
  });
  Sheet sheet = head(view);
  for (const CaseRow* evaluation : evaluations) add_line(sheet, cells_of(view, *evaluation));
  sheet.footer = {
      distribution(view, evaluations),
      "注：本表是政务部门的绩效评估，不是财政绩效评价，两套分数不合成；未到评估期的项目不在表内。"};
  return {sheet};
}

}  // namespace lianshen
