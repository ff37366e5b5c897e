// 征求意见汇总表: what each member unit answered on each requirement plan, and how.
#include <fmt/format.h>

#include <algorithm>

#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

constexpr std::string_view panel_key = "requirement_review.opinions";

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "征求意见汇总表", "需求方案征求意见汇总表", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("review", "审核编号", 14));
  add(text_column("member", "成员单位", 16));
  sheet.fixed_columns = columns.size();
  add(date_column("requested_on", "发函日"));
  add(date_column("due_on", "限期"));
  add(date_column("answered_on", "日期", "反馈"));
  add(code_column("document_no", "文号", 22, "反馈"));
  add(text_column("way", "方式", 10));
  add(text_column("opinion", "意见", 14));
  add(text_column("text", "意见原文", 44));
  add(text_column("adoption", "采纳情况", 10));
  add(text_column("reason", "理由", 24));
  return sheet;
}

struct Asked {
  std::optional<CivilDate> on;
  std::optional<CivilDate> due_on;
};

// When they were asked, and by when to answer as it was told then.
Asked asked_of(const ReportView& view, const std::string& review) {
  Asked asked;
  for (const CaseEvent& event : view.rows.events(review)) {
    if (event.type != "OpinionsRequested") continue;
    asked.on = event.on;
    for (const auto& effect : event.effects) {
      if (text_in(effect, "do") == "start_clock" && text_in(effect, "clock") == panel_key)
        asked.due_on = CivilDate::parse(text_in(effect, "due_on"));
    }
  }
  return asked;
}

const CaseEvent* answer_of(const ReportView& view, const std::string& review, const std::string& member) {
  const CaseEvent* answer = nullptr;
  for (const CaseEvent& event : view.rows.events(review)) {
    if (event.type == "OpinionGiven" && event.text("member") == member) answer = &event;
  }
  return answer;
}

std::vector<std::string> members_of(const ReportView& view, const CaseRow& review) {
  std::vector<std::string> members = view.policy.panel(panel_key).members;
  for (const auto& opinion : review.data.at("opinions")) {
    const std::string member = text_in(opinion, "member");
    if (std::ranges::find(members, member) == members.end()) members.push_back(member);
  }
  // Who applies gives no opinion on it, and who asks does not ask itself.
  std::erase_if(members, [&](const std::string& member) {
    return member == review.row.organisation || view.policy.holds_seat(member, "joint_meeting_office");
  });
  return members;
}

std::vector<Cell> cells_of(const ReportView& view, const CaseRow& review, const Asked& asked,
                           const std::string& member) {
  std::vector<Cell> cells{review.row.stream, view.wording.organisation(member), date_or_none(asked.on),
                          date_or_none(asked.due_on)};
  const CaseEvent* answer = answer_of(view, review.row.stream, member);
  if (answer == nullptr) {
    const auto& must = view.policy.panel(panel_key).must_answer;
    const bool is_silent_by_right = std::ranges::find(must, member) == must.end();
    const bool is_over = asked.due_on && *asked.due_on < view.rows.today;
    const std::string opinion = !asked.on            ? "未征求"
                                : !is_over           ? "待反馈"
                                : is_silent_by_right ? "未反馈"
                                                     : "逾期未反馈";
    for (const Cell& cell : std::vector<Cell>{none(), none(), none(), opinion, none(), none(), none()})
      cells.push_back(cell);
    return cells;
  }
  const bool is_on_paper = !answer->on_behalf_of.empty() || answer->actor.organisation != member;
  for (const Cell& cell :
       std::vector<Cell>{answer->on, text_or_none(answer->document_no), is_on_paper ? "纸面代录" : "网上",
                         view.wording.locale().label("opinions", answer->text("opinion")),
                         text_or_none(answer->text("text")), none(), none()}) {
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace

std::vector<Sheet> opinion_sheets(const ReportView& view) {
  auto reviews = view.rows.of_workflow("requirement_review");
  std::ranges::stable_sort(reviews, {}, &CaseRow::opened_at);
  Sheet sheet = head(view);
  for (const CaseRow* review : reviews) {
    const Asked asked = asked_of(view, review->row.stream);
    if (!asked.on && review->data.at("opinions").empty()) continue;
    const AmountFen budget = review->amount("budget").value_or(AmountFen{});
    SheetRow heading{std::vector<Cell>(sheet.columns.size()), RowKind::heading};
    heading.cells.front() =
        fmt::format("{}　{}　申报预算{}万元　{}", view.rows.project_name(review->row.project),
                    view.wording.organisation(review->row.organisation), exact_wan(budget),
                    view.wording.state("requirement_review", review->row.state));
    sheet.rows.push_back(std::move(heading));
    for (const std::string& member : members_of(view, *review))
      add_line(sheet, cells_of(view, *review, asked, member));
  }
  sheet.footer = {
      "注：财政、发改必须反馈，其余可缺，审计机关列席监督；未反馈不等于同意。采纳情况和理由由经办人在汇总时填"
      "写。"};
  return {sheet};
}

}  // namespace lianshen
