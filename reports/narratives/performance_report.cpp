// 绩效评估年度报告: grades, scores by dimension, unmet goals, and what was ordered because of them.
#include <fmt/format.h>

#include <algorithm>

#include "reports/narratives/sections.hpp"

namespace lianshen::narratives {

namespace {

constexpr std::int64_t ten_thousandths_in_a_hundredth = 100;

std::string points_text(std::int64_t hundredths) {
  constexpr std::int64_t hundred = 100;
  return fmt::format("{}.{:02}", hundredths / hundred, hundredths % hundred);
}

std::optional<std::int64_t> points_of(const CaseRow& evaluation, const std::string& dimension) {
  for (const auto& score : evaluation.data.at("scores")) {
    if (text_in(score, "dimension") == dimension) return score.at("points_hundredths").get<std::int64_t>();
  }
  return std::nullopt;
}

std::string grade_of(const NarrativeMaterial& material, const CaseRow& evaluation) {
  const Locale& locale = material.wording.locale();
  if (evaluation.row.state == "missing") return locale.label("evaluation_status", "missing");
  const std::string grade = evaluation.text("grade");
  return grade.empty() ? material.wording.state("performance_evaluation", evaluation.row.state)
                       : locale.label("grades", grade);
}

// Grades from the best to the worst, then what has none.
std::size_t place_of(const NarrativeMaterial& material, const std::string& word) {
  const auto& grades = material.policy.scoring.grades;
  const auto place = std::ranges::find_if(grades, [&](const Grade& grade) {
    return material.wording.locale().label("grades", grade.id) == word;
  });
  return static_cast<std::size_t>(place - grades.begin());
}

Trace trace_of(const NarrativeMaterial& material, const CaseRow& evaluation) {
  Trace trace;
  for (const TimelineEvent& each : material.timeline) {
    const bool tells = each.event.type == "ResultDrafted" || each.event.type == "ResultPublished" ||
                       each.event.type == "MarkedMissing" || each.event.type == "EvaluationOpened";
    if (each.stream == evaluation.row.stream && tells) trace.add(each.event.sequence);
  }
  trace.add("XN-PM-22.1");
  return trace;
}

void write_grades(const NarrativeMaterial& material, const std::vector<const CaseRow*>& evaluations,
                  Figures& figures, BlockWriter& write) {
  std::vector<WordCount> grades;
  Trace all;
  for (const CaseRow* each : evaluations) {
    add_word(grades, grade_of(material, *each));
    all.add(trace_of(material, *each));
  }
  std::vector<std::string> parts;
  std::ranges::stable_sort(grades, {}, [&](const WordCount& each) { return place_of(material, each.word); });
  const std::string which = fmt::format("{}年度", material.today.year());
  figures.note("纳入评估项目", "本年度启动评估和记为应评未评的项目", "evaluation-summary",
               std::to_string(evaluations.size()), which);
  for (const WordCount& each : grades) {
    parts.push_back(fmt::format("{}{}个", each.word, each.count));
    figures.note(fmt::format("等级“{}”", each.word), "评估结果为该等级或处于该状态的项目",
                 "evaluation-summary", std::to_string(each.count), which);
  }
  write.say(fmt::format("本年度纳入绩效评估的项目{}个：{}。", evaluations.size(), joined(parts)), all);
  Chart chart = chart_of(ChartKind::donut, "评估等级分布", "个", grades);
  chart.trace = all;
  write.add(std::move(chart));
}

void write_scores(const NarrativeMaterial& material, const std::vector<const CaseRow*>& evaluations,
                  BlockWriter& write) {
  Table table;
  table.title = "各项目评估得分";
  table.columns = {{"项目", 8, CellAlign::left},
                   {"建设单位", 5, CellAlign::left},
                   {"得分", 2, CellAlign::right},
                   {"等级", 3, CellAlign::centre},
                   {"未实现目标", 2, CellAlign::right}};
  for (const CaseRow* each : evaluations) {
    const bool has_grade = !each->text("grade").empty();
    table.rows.push_back(
        {{material.rows.project_name(each->row.project),
          material.wording.organisation(each->row.organisation),
          has_grade ? points_text(each->number("score_ten_thousandths") / ten_thousandths_in_a_hundredth)
                    : "—",
          grade_of(material, *each), std::to_string(each->data.at("unmet_goals").size())},
         trace_of(material, *each),
         false});
  }
  write.add(std::move(table));
}

void write_dimensions(const NarrativeMaterial& material, const std::vector<const CaseRow*>& evaluations,
                      Figures& figures, BlockWriter& write) {
  Chart chart;
  chart.title = "七个方面平均得分";
  chart.measure = Measure::hundredths;
  chart.unit = "分";
  chart.series = {{"平均得分", {}}};
  for (const ScoringDimension& dimension : material.policy.scoring.dimensions) {
    std::int64_t sum = 0, count = 0;
    for (const CaseRow* each : evaluations) {
      const auto points = points_of(*each, dimension.id);
      if (!points) continue;
      sum += *points;
      ++count;
      chart.trace.add(trace_of(material, *each));
    }
    if (count == 0) continue;
    chart.categories.push_back(dimension.label);
    chart.series.front().values.push_back(sum / count);
    figures.note(fmt::format("{}平均得分", dimension.label),
                 fmt::format("已评{}个项目该方面得分的算术平均，舍去百分位以下", count), "evaluation-summary",
                 points_text(sum / count), fmt::format("{}年度", material.today.year()));
  }
  if (!chart.categories.empty()) write.add(std::move(chart));
}

void write_goals(const NarrativeMaterial& material, const std::vector<const CaseRow*>& evaluations,
                 BlockWriter& write) {
  std::size_t written = 0;
  for (const CaseRow* each : evaluations) {
    for (const auto& goal : each->data.at("unmet_goals")) {
      ++written;
      write.item(fmt::format("{}：{}，目标值{}，实际值{}。", material.rows.project_name(each->row.project),
                             text_in(goal, "indicator"), text_in(goal, "target"), text_in(goal, "actual")),
                 trace_of(material, *each));
    }
  }
  if (written == 0) write.say("没有未实现的建设目标。", {});
}

void write_rectifications(const Period& year, Figures& figures, BlockWriter& write) {
  const auto ordered = figures.count("下达整改通知", "本年度下达的整改通知", {"RectificationOrdered"}, year);
  Trace trace = figures.trace();
  const auto passed = figures.count("整改复核通过", "本年度复核通过的整改", {"RectificationPassed"}, year);
  trace.add(figures.trace());
  const auto failed = figures.count("认定整改不到位", "本年度的认定", {"FailureFound"}, year);
  trace.add(figures.trace());
  trace.add("XN-PM-24.3");
  write.say(
      fmt::format("本年度下达整改通知{}件，复核通过{}件，认定整改不到位{}件。", ordered, passed, failed),
      trace);
}

}  // namespace

Document performance_report(const NarrativeMaterial& material) {
  const Period year = year_of(material.today);
  Figures figures(material.timeline, material.wording, material.today);
  Document document;
  document.title = fmt::format("咸宁市电子政务项目\u200B{}年度绩效评估报告", material.today.year());
  BlockWriter write(document.blocks);
  write.say(fmt::format("本报告依据截至{}的评估记录编写。", date_text(material.today)), {});
  auto evaluations = material.rows.of_workflow("performance_evaluation");
  std::erase_if(evaluations,
                [&](const CaseRow* each) { return each->number("year") != material.today.year(); });
  std::ranges::stable_sort(evaluations, {}, [](const CaseRow* each) { return each->row.project; });
  write.heading("评估总体情况");
  if (evaluations.empty()) {
    write.say("本年度截至报告日没有启动绩效评估。", {});
  } else {
    write_grades(material, evaluations, figures, write);
    write.heading("得分情况");
    write_scores(material, evaluations, write);
    write_dimensions(material, evaluations, figures, write);
    write.heading("未实现的建设目标");
    write_goals(material, evaluations, write);
  }
  write.heading("整改情况");
  write_rectifications(year, figures, write);
  document.annexes.push_back(figures.annex());
  return document;
}

}  // namespace lianshen::narratives
