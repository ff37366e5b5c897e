#include "reports/render/report_tables.hpp"

#include <fmt/format.h>

namespace lianshen {

namespace {

constexpr std::size_t name_width = 26;
constexpr std::size_t article_width = 34;
constexpr std::size_t reason_width = 76;

Column left(const Wording& wording, std::string_view chinese, std::string_view english,
            std::size_t width_max = 0) {
  return {wording.text(chinese, english), Align::left, width_max};
}
Column right(const Wording& wording, std::string_view chinese, std::string_view english) {
  return {wording.text(chinese, english), Align::right, 0};
}

std::string amount_text(const std::optional<AmountFen>& amount) { return amount ? amount->wan_yuan() : "-"; }

std::string label(const Wording& wording, const char* section, const std::string& code) {
  return code.empty() ? "-" : wording.locale().label(section, code);
}

std::string score_text(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

// A grade, or one of the two ways of having none.
std::string evaluation_text(const std::string& evaluation,
                            const std::optional<std::int64_t>& score_hundredths, const Wording& wording) {
  const char* section = wording.locale().has_label("grades", evaluation) ? "grades" : "evaluation_status";
  std::string text = wording.locale().label(section, evaluation);
  if (score_hundredths) text += " " + score_text(*score_hundredths);
  return text;
}

std::string evaluation_text(const std::optional<EvaluationResult>& result, const Wording& wording) {
  if (!result) return "-";
  return fmt::format("{} {}", result->year,
                     evaluation_text(result->grade, result->score_hundredths, wording));
}

std::string cards_text(const ProjectLedgerLine& line, const Wording& wording) {
  std::string text;
  if (line.red_cards > 0) text += fmt::format("{}{} ", wording.text("红", "red "), line.red_cards);
  if (line.yellow_cards > 0) text += fmt::format("{}{}", wording.text("黄", "yellow "), line.yellow_cards);
  return text.empty() ? "-" : text;
}

std::string acceptance_text(const ProjectLedgerLine& line, const Wording& wording) {
  if (line.accepted_on) return fmt::format("{} {}", wording.text("通过", "passed"), line.accepted_on->iso());
  return line.acceptance.empty() ? "-" : wording.state("trial_acceptance", line.acceptance);
}

// A figure of one year only says which.
std::string budget_text(const ProjectLedgerLine& line, const Wording& wording) {
  if (line.budget_year == 0) return amount_text(line.budget);
  return fmt::format(fmt::runtime(wording.is_chinese() ? "{}年{}" : "{}: {}"), line.budget_year,
                     amount_text(line.budget));
}

// A stage is one of ours, or the state of a project that has left the road.
std::string stage_text(const std::string& stage, const Wording& wording) {
  return wording.locale().has_label("stages", stage) ? wording.locale().label("stages", stage)
                                                     : wording.state("project", stage);
}

std::string provisions_text(const std::vector<std::string>& provisions, const Wording& wording) {
  std::string text;
  for (const auto& provision : provisions) text += (text.empty() ? "" : " ") + wording.article(provision);
  return text;
}

std::string subject_text(const std::string& subject, const ReportRows& rows, const Wording& wording) {
  return rows.find(subject) == nullptr ? wording.organisation(subject) : rows.project_name(subject);
}

}  // namespace

TextTable ledger_table(const std::vector<ProjectLedgerLine>& lines, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "项目编号", "number"),
                   left(wording, "项目名称", "name", name_width),
                   left(wording, "建设单位", "unit", name_width),
                   left(wording, "类型", "kind"),
                   right(wording, "预算", "budget"),
                   right(wording, "合同", "contract"),
                   left(wording, "当前环节", "stage"),
                   left(wording, "验收", "acceptance"),
                   right(wording, "累计支付", "paid"),
                   left(wording, "最近评估", "evaluation"),
                   left(wording, "亮牌", "cards")};
  for (const auto& line : lines) {
    table.rows.push_back(
        {line.number, line.name.empty() ? "-" : line.name, wording.organisation(line.organisation),
         label(wording, "kinds", line.kind), budget_text(line, wording), amount_text(line.contract),
         stage_text(line.stage, wording), acceptance_text(line, wording), amount_text(line.paid),
         evaluation_text(line.evaluation, wording), cards_text(line, wording)});
  }
  return table;
}

TextTable card_table(const std::vector<CardLine>& lines, const ReportRows& rows, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "截止日", "due"),
                   left(wording, "牌", "card"),
                   left(wording, "项目", "project", name_width),
                   left(wording, "事项", "case"),
                   left(wording, "时限", "limit", name_width),
                   left(wording, "责任", "late", name_width),
                   left(wording, "处理", "review"),
                   left(wording, "条款", "article", article_width)};
  for (const auto& line : lines) {
    const bool is_applicant = line.holder.starts_with("applicant");
    table.rows.push_back({line.due_on.iso(), label(wording, "cards", line.card),
                          line.project.empty() ? "-" : rows.project_name(line.project), line.stream,
                          wording.limit(line.limit),
                          is_applicant ? wording.organisation(line.organisation) : wording.seat(line.holder),
                          wording.state("card_review", line.review.empty() ? "not_yet" : line.review),
                          line.provision.empty() ? wording.text("内控时限（默认）", "house limit (default)")
                                                 : wording.article(line.provision)});
  }
  return table;
}

TextTable hold_table(const ReportRows& rows, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "起", "from"),
                   left(wording, "止", "to"),
                   left(wording, "措施", "restriction"),
                   left(wording, "对象", "subject", name_width),
                   left(wording, "依据事项", "placed by"),
                   left(wording, "条款", "article", article_width)};
  for (const auto& placed : rows.holds) {
    table.rows.push_back({placed.hold.placed_on.iso(),
                          placed.released_on ? placed.released_on->iso() : wording.text("在效", "in force"),
                          label(wording, "holds", placed.hold.hold),
                          subject_text(placed.hold.subject, rows, wording), placed.hold.stream,
                          wording.article(placed.hold.provision)});
  }
  return table;
}

TextTable budget_table(const std::vector<BudgetYearLine>& lines, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "年度", "year"),           left(wording, "状态", "state"),
                   right(wording, "控制数", "envelope"),    right(wording, "批复", "released"),
                   right(wording, "下达", "allotted"),      right(wording, "收回", "reclaimed"),
                   right(wording, "结转调剂", "moved"),     right(wording, "占用", "committed"),
                   right(wording, "已付", "paid"),          right(wording, "可用", "available"),
                   right(wording, "未下达", "not allotted")};
  for (const auto& line : lines) {
    table.rows.push_back({std::to_string(line.year), wording.state("budget_year", line.state),
                          line.control_figure.wan_yuan(), line.released.wan_yuan(), line.allotted.wan_yuan(),
                          line.reclaimed.wan_yuan(), line.moved.wan_yuan(), line.committed.wan_yuan(),
                          line.paid.wan_yuan(), line.available.wan_yuan(), line.envelope.wan_yuan()});
  }
  return table;
}

TextTable allotment_table(const std::vector<AllotmentLine>& lines, const ReportRows& rows,
                          const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "年度", "year"),
                   left(wording, "指标", "allotment"),
                   left(wording, "项目", "project", name_width),
                   left(wording, "用途", "purpose"),
                   left(wording, "状态", "state"),
                   right(wording, "下达", "allotted"),
                   right(wording, "收回", "reclaimed"),
                   right(wording, "结转调剂", "moved"),
                   right(wording, "占用", "committed"),
                   right(wording, "已付", "paid"),
                   right(wording, "可用", "available")};
  for (const auto& line : lines) {
    table.rows.push_back({std::to_string(line.year), line.stream, rows.project_name(line.project),
                          label(wording, "purposes", line.purpose), wording.state("allotment", line.state),
                          line.allotted.wan_yuan(), line.reclaimed.wan_yuan(), line.moved.wan_yuan(),
                          line.committed.wan_yuan(), line.paid.wan_yuan(), line.available.wan_yuan()});
  }
  return table;
}

TextTable round_table(const FundingRound& round, const ReportRows& rows, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "项目", "project", name_width),
                   left(wording, "类别", "category"),
                   right(wording, "申报", "requested"),
                   right(wording, "建议", "proposed"),
                   right(wording, "审定", "decided"),
                   left(wording, "绩效评估", "evaluation"),
                   left(wording, "前置条件", "gate"),
                   left(wording, "会议", "meeting", name_width),
                   left(wording, "条款", "articles", article_width),
                   left(wording, "说明", "notes", article_width)};
  for (const auto& line : round.lines) {
    std::string notes = line.explanation;
    for (const auto& code : line.reasons) {
      Reason reason;
      reason.code = code;
      if (!notes.empty()) notes += wording.text("；", "; ");
      notes += wording.reason(reason, "funding_round").sentence;
    }
    std::string meeting = label(wording, "meeting_decisions", line.resolution);
    if (!line.meeting.empty()) meeting += " " + line.meeting;
    table.rows.push_back({rows.project_name(line.project), label(wording, "categories", line.category),
                          line.requested.wan_yuan(), amount_text(line.proposed), amount_text(line.decided),
                          evaluation_text(line.evaluation, line.score_hundredths, wording),
                          label(wording, "gates", line.gate), meeting,
                          provisions_text(line.provisions, wording), notes.empty() ? "-" : notes});
  }
  table.rows.push_back({wording.text("合计", "sum"), "", round.requested.wan_yuan(),
                        round.proposed.wan_yuan(), round.decided.wan_yuan(), "", "", "",
                        wording.text("控制数 ", "envelope ") + round.control_figure.wan_yuan(), ""});
  return table;
}

TextTable refusal_table(const ReportRows& rows, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "日期", "day"), left(wording, "事项", "case"),
                   left(wording, "办理", "command"), left(wording, "办理人", "who", name_width),
                   left(wording, "不能办理：原因、条款、原文、办法",
                        "refused: reason, article, words, what to do", reason_width)};
  for (const auto& refusal : rows.refusals) {
    const EventRecord& event = refusal.event;
    std::string text;
    for (const auto& reason : refusal.reasons) {
      if (!text.empty()) text += "\n";
      text += wording.reason(reason, event.workflow).paragraph(wording.locale());
    }
    table.rows.push_back({event.occurred_on.iso(), event.stream, wording.command(event.workflow, event.type),
                          wording.actor(event.actor), std::move(text)});
  }
  return table;
}

}  // namespace lianshen
