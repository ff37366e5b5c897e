// 下一年度资金安排建议表: three parts with subtotals, each line beside its evaluation, gates and the control
// figure.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/allotment_flow.hpp"
#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"
#include "reports/sheets/registers.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

// 刚性（尾款、续建合同内）—运维—新建, in this order.
struct Part {
  const char* label;
  std::array<std::string_view, 2> categories;
};
constexpr std::array<Part, 3> parts = {{{"刚性支出（合同尾款、续建）", {"contract_balance", "continuing"}},
                                        {"运行维护和购买服务", {"operation", "purchased_service"}},
                                        {"新建", {"new", "new"}}}};

Sheet head(const ReportView& view, const FundingRound& round) {
  Sheet sheet = new_sheet(view, fmt::format("{}年建议表", round.year),
                          fmt::format("{}年度政务信息化资金安排建议表", round.year), true);
  sheet.subtitle += "　" + view.wording.state("funding_round", round.state);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(text_column("organisation", "建设单位", 16));
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("category", "类别", 9));
  // A project may have several lines: what is the project's own is not summed.
  const auto add_of_project = [&](SheetColumn column) {
    column.is_summed = false;
    add(std::move(column));
  };
  add_of_project(amount_column("budget", "总预算"));
  add_of_project(amount_column("arranged", "截至本年底累计安排"));
  add_of_project(amount_column("paid", "累计支付"));
  add_of_project(amount_column("this_year", "预算数", "本年"));
  add(percent_column("this_year_share", "执行率%", "本年"));
  add_of_project(amount_column("carried_over", "结转数"));
  add(text_column("evaluation", "等级", 12, "绩效评估"));
  add({"score", "绩效评估", "得分", ColumnKind::score, 8, false});
  add(count_column("unmet_goals", "目标未实现项数", 8));
  add(text_column("rectification", "整改状态", 16));
  add(text_column("reviewed_gate", "审核", 8, "前置条件"));
  add(text_column("plan_gate", "计划", 8, "前置条件"));
  add(text_column("acceptance_gate", "验收", 8, "前置条件"));
  add(text_column("registration_gate", "备案", 8, "前置条件"));
  add(text_column("sharing_gate", "接入", 8, "前置条件"));
  add(date_column("contract_ends_on", "合同止日", "前置条件"));
  add(text_column("gate", "结论", 16, "前置条件"));
  add(text_column("holds", "限制措施（条款）", 36));
  add(amount_column("requested", "申报数"));
  add(amount_column("proposed", "联席办建议数"));
  add(amount_column("decided", "财政审核数"));
  add(amount_column("difference", "核增减"));
  add(text_column("explanation", "核减理由", 36));
  add(percent_column("cumulative_share", "本表累计÷控制数"));
  add(text_column("meeting", "联席会议意见", 18));
  add(amount_column("confirmed", "市政府审定数"));
  add(text_column("remarks", "备注", 44));
  return sheet;
}

// What the years before the round gave to one project.
struct Past {
  AmountFen arranged, paid, this_year, this_year_paid, carried_over;
};

Past past_of(const std::vector<AllotmentFlow>& flows, const FundingRoundLine& line, std::int64_t year) {
  const bool is_operation = line.category == "operation" || line.category == "purchased_service";
  Past past;
  for (const AllotmentFlow& flow : flows) {
    if (flow.project != line.project || flow.year >= year) continue;
    past.arranged += flow.allotted + flow.supplemented + flow.transferred - flow.reclaimed;
    past.paid += flow.net_paid();
    const bool is_same_purpose = (flow.purpose == "operation") == is_operation;
    if (flow.year != year - 1 || !is_same_purpose) continue;
    past.this_year += flow.carried_in + flow.allotted + flow.supplemented + flow.transferred;
    past.this_year_paid += flow.net_paid();
    past.carried_over += flow.carried_out;
  }
  return past;
}

class FundingLines {
 public:
  FundingLines(const ReportView& view, const FundingRound& round)
      : view_(view), round_(round), flows_(allotment_flows(view.rows)) {}

  std::vector<Cell> cells(const FundingRoundLine& line);

 private:
  [[nodiscard]] std::string done(const std::string& project, std::string_view milestone) const {
    return view_.rows.milestone(project, milestone) == nullptr ? "-" : "有";
  }
  [[nodiscard]] std::string evaluation_text(const FundingRoundLine& line) const;
  [[nodiscard]] Cell unmet_goals(const std::string& project) const;
  [[nodiscard]] std::string rectification_text(const std::string& project) const;
  [[nodiscard]] std::string holds_text(const FundingRoundLine& line) const;
  [[nodiscard]] std::string meeting_text(const FundingRoundLine& line) const;
  [[nodiscard]] std::string reasons_text(const FundingRoundLine& line) const;
  [[nodiscard]] bool is_confirmed() const { return round_.state == "confirmed" || round_.state == "closed"; }
  void put_gates(std::vector<Cell>& cells, const FundingRoundLine& line) const;

  const ReportView& view_;
  const FundingRound& round_;
  std::vector<AllotmentFlow> flows_;
  AmountFen cumulative_;
};

std::string FundingLines::evaluation_text(const FundingRoundLine& line) const {
  const Locale& locale = view_.wording.locale();
  const char* section = locale.has_label("grades", line.evaluation) ? "grades" : "evaluation_status";
  return line.evaluation.empty() ? "-" : locale.label(section, line.evaluation);
}

Cell FundingLines::unmet_goals(const std::string& project) const {
  for (const CaseRow* each : view_.rows.of_project("performance_evaluation", project)) {
    if (each->number("year") == round_.year - 1)
      return static_cast<std::int64_t>(each->data.at("unmet_goals").size());
  }
  return none();
}

std::string FundingLines::rectification_text(const std::string& project) const {
  const auto all = view_.rows.of_project("rectification", project);
  return all.empty() ? "-" : view_.wording.state("rectification", all.back()->row.state);
}

std::string FundingLines::holds_text(const FundingRoundLine& line) const {
  std::vector<std::string> texts;
  for (const std::string& hold : line.holds) {
    std::string text = view_.wording.locale().label("holds", hold);
    const auto placed = std::ranges::find_if(view_.rows.holds, [&](const PlacedHold& each) {
      return each.hold.hold == hold &&
             (each.hold.subject == line.project || each.hold.subject == line.organisation);
    });
    if (placed != view_.rows.holds.end()) {
      text += fmt::format("（{}）", view_.wording.bare_article(placed->hold.provision));
    }
    texts.push_back(std::move(text));
  }
  return joined(texts, "；");
}

std::string FundingLines::meeting_text(const FundingRoundLine& line) const {
  if (line.resolution.empty()) return "-";
  const CaseRow* meeting = view_.rows.find(line.meeting);
  const std::string minutes = meeting == nullptr ? "" : meeting->text("minutes_no");
  return view_.wording.locale().label("meeting_decisions", line.resolution) +
         (minutes.empty() ? "" : "（" + minutes + "）");
}

std::string FundingLines::reasons_text(const FundingRoundLine& line) const {
  std::vector<std::string> sentences;
  for (const std::string& code : line.reasons) {
    Reason reason;
    reason.code = code;
    sentences.push_back(view_.wording.reason(reason, "funding_round").sentence);
  }
  return joined(sentences, "；");
}

void FundingLines::put_gates(std::vector<Cell>& cells, const FundingRoundLine& line) const {
  const std::string& project = line.project;
  const bool is_legacy = view_.rows.milestone(project, milestones::legacy_recognised) != nullptr;
  const Milestone* ends = view_.rows.milestone(project, milestones::contract_ends);
  const std::string accepted = done(project, milestones::accepted);
  const bool is_shared = view_.rows.milestone(project, milestones::sharing_agreed) != nullptr ||
                         view_.rows.milestone(project, milestones::shared_on_platform) != nullptr;
  const bool is_registered =
      view_.rows.milestone(project, milestones::operation_registered(round_.year - 1)) != nullptr;
  cells.emplace_back(is_legacy ? "存量" : done(project, milestones::requirement_passed));
  cells.emplace_back(done(project, milestones::in_plan(round_.year)));
  cells.emplace_back(is_legacy         ? "存量"
                     : accepted == "-" ? done(project, milestones::service_accepted)
                                       : accepted);
  cells.emplace_back(is_registered ? "有" : "-");
  const bool is_refused = view_.rows.milestone(project, milestones::not_shared) != nullptr;
  cells.emplace_back(is_refused ? "不符合" : is_shared ? "有" : "-");
  cells.push_back(ends == nullptr ? none() : Cell(ends->on));
  cells.emplace_back(label_or_none(view_.wording, "gates", line.gate));
}

std::vector<Cell> FundingLines::cells(const FundingRoundLine& line) {
  const Past past = past_of(flows_, line, round_.year);
  const CaseRow* project = view_.rows.find(line.project);
  std::vector<Cell> cells{view_.wording.organisation(line.organisation), line.project,
                          view_.rows.project_name(line.project),
                          label_or_none(view_.wording, "categories", line.category)};
  // What a legacy system costs a year is no total.
  const ProjectLedgerLine ledger =
      project == nullptr ? ProjectLedgerLine{} : ledger_line(view_.rows, *project);
  cells.push_back(ledger.budget_year == 0 ? amount_or_none(ledger.budget) : none());
  for (const AmountFen amount : {past.arranged, past.paid, past.this_year}) cells.emplace_back(amount);
  cells.push_back(share_of_whole(past.this_year_paid, past.this_year));
  cells.emplace_back(past.carried_over);
  cells.emplace_back(evaluation_text(line));
  cells.push_back(line.score_hundredths ? Cell(Hundredths{*line.score_hundredths}) : none());
  cells.push_back(unmet_goals(line.project));
  cells.emplace_back(rectification_text(line.project));
  put_gates(cells, line);
  cells.push_back(text_or_none(holds_text(line)));
  cells.emplace_back(line.requested);
  cells.push_back(amount_or_none(line.proposed));
  cells.push_back(amount_or_none(line.decided));
  cells.push_back(line.decided ? Cell(*line.decided - line.requested) : none());
  cells.push_back(text_or_none(line.explanation));
  cumulative_ += line.decided.value_or(line.proposed.value_or(AmountFen{}));
  cells.push_back(share_of_whole(cumulative_, round_.control_figure));
  cells.emplace_back(meeting_text(line));
  cells.push_back(is_confirmed() ? amount_or_none(line.decided) : none());
  cells.push_back(text_or_none(reasons_text(line)));
  return cells;
}

SheetRow heading_row(const Sheet& sheet, const std::string& text) {
  SheetRow row{std::vector<Cell>(sheet.columns.size()), RowKind::heading};
  row.cells.front() = text;
  return row;
}

Sheet round_sheet(const ReportView& view, const FundingRound& round) {
  Sheet sheet = head(view, round);
  FundingLines lines(view, round);
  ColumnSums all(sheet.columns);
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const Part& part = parts.at(at);
    ColumnSums sums(sheet.columns);
    for (const FundingRoundLine& line : round.lines) {
      if (std::ranges::find(part.categories, line.category) == part.categories.end()) continue;
      add_line(sheet, lines.cells(line));
      sums.add(sheet.rows.back());
      all.add(sheet.rows.back());
    }
    sheet.rows.push_back(sums.row(fmt::format("小计：{}", part.label), RowKind::subtotal));
  }
  sheet.rows.push_back(all.row("合计", RowKind::total));
  const AmountFen arranged = round.decided.fen > 0 ? round.decided : round.proposed;
  sheet.rows.push_back(heading_row(
      sheet, fmt::format("控制数{}万元　已安排{}万元　结余{}万元", exact_wan(round.control_figure),
                         exact_wan(arranged), exact_wan(round.control_figure - arranged))));
  sheet.footer = {
      "注：财政审核数是建议数，下达以预算批复为准；结转数不占本年控制数；一个项目有几项申报的，"
      "项目自身的数不重复合计。"};
  return sheet;
}

}  // namespace

std::vector<Sheet> funding_sheets(const ReportView& view) {
  std::vector<Sheet> sheets;
  for (const FundingRound& round : funding_rounds(view.rows)) {
    if (view.wants_year(round.year)) sheets.push_back(round_sheet(view, round));
  }
  return sheets;
}

}  // namespace lianshen
