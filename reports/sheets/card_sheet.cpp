// 亮牌登记: every lamp that was lit, and what became of it (R28).
#include "reports/sheets/card_facts.hpp"
#include "reports/sheets/registers.hpp"

namespace lianshen {

std::vector<Sheet> card_sheets(const ReportView& view) {
  Sheet sheet = new_sheet(view, "亮牌登记", "红黄牌登记表", false);
  sheet.columns.push_back(date_column("due_on", "截止日"));
  sheet.columns.push_back(text_column("card", "灯（牌）", 8));
  sheet.columns.push_back(code_column("project", "编号", 12, "项目"));
  sheet.columns.push_back(text_column("name", "名称", 26, "项目"));
  sheet.columns.push_back(text_column("holder", "责任单位", 18));
  sheet.columns.push_back(text_column("limit", "事项环节", 22));
  sheet.columns.push_back(code_column("stream", "事项编号", 18));
  sheet.columns.push_back(text_column("article", "依据条款", 20));
  sheet.columns.push_back(text_column("explanation", "情况说明", 30));
  sheet.columns.push_back(text_column("issued", "是否核发", 9, "核发"));
  sheet.columns.push_back(code_column("document_no", "文号", 22, "核发"));
  sheet.columns.push_back(text_column("result", "处理结果", 10, "处理"));
  sheet.columns.push_back(text_column("opinion", "理由", 30, "处理"));
  std::int64_t yellow = 0;
  std::int64_t red = 0;
  std::int64_t revoked = 0;
  for (const CardRow& card : view.rows.cards) {
    if (!view.wants_year(card.due_on.year())) continue;
    const CardFacts facts = card_facts(view, card);
    const CaseRow* of_case = view.rows.find(card.stream);
    const std::string project = of_case == nullptr ? "" : of_case->row.project;
    const std::string organisation = of_case == nullptr ? "" : of_case->row.organisation;
    ++(card.card == "red" ? red : yellow);
    if (facts.is_revoked) ++revoked;
    add_line(sheet, {card.due_on, view.wording.locale().label("cards", card.card), text_or_none(project),
                     project.empty() ? none() : Cell(view.rows.project_name(project)),
                     holder_text(card.holder, organisation, view.wording), view.wording.limit(card.clock),
                     card.stream, text_or_none(view.wording.article(card.provision)),
                     text_or_none(facts.explanation), facts.issued, text_or_none(facts.document_no),
                     text_or_none(facts.result), text_or_none(facts.opinion)});
  }
  sheet.footer.push_back("合计：黄灯" + std::to_string(yellow) + "，红灯" + std::to_string(red) +
                         "，其中核销" + std::to_string(revoked) + "。");
  sheet.footer.emplace_back("注：系统自动亮灯并记录，计入考核的牌由联席会议办公室核发；核销的灯不删除。");
  return {sheet};
}

}  // namespace lianshen
