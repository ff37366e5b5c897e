// 整改台账: orders, reports, rechecks and what a failure restricted until when (article 24).
#include "reports/sheets/registers.hpp"
#include "workflows/outgoing_document.hpp"

namespace lianshen {

namespace {

namespace kinds = outgoing_document::kinds;

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "整改台账", "政务信息化项目整改台账", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("rectification", "整改编号", 16));
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("organisation", "建设单位", 16));
  add(text_column("source", "来源", 8));
  add(text_column("problems", "问题", 22));
  add(text_column("target_and_actual", "目标值/实际值", 20));
  add(text_column("requirements", "要求", 30));
  add(date_column("ordered_on", "通知日", "整改通知"));
  add(code_column("order_no", "文号", 22, "整改通知"));
  add(date_column("due_on", "限期"));
  add(text_column("extension", "延期", 12));
  add(date_column("reported_on", "报告日"));
  add(text_column("rechecked_by", "复核人", 18, "复核"));
  add(date_column("rechecked_on", "日期", "复核"));
  add(text_column("result", "结论", 20));
  add(date_column("restricted_from", "起", "限制措施"));
  add(text_column("restricted_until", "止", 11, "限制措施"));
  add(text_column("restrictions", "措施", 22, "限制措施"));
  add(code_column("release_no", "解除文号", 22));
  return sheet;
}

std::string source_text(const std::string& source) {
  if (source == "evaluation") return "评估";
  if (source == "audit") return "审计";
  return source == "inspection" ? "检查" : source;
}

struct Restriction {
  std::optional<CivilDate> from;
  std::string until;
  std::vector<std::string> measures;
};

Restriction restriction_of(const ReportView& view, const std::string& stream) {
  Restriction restriction;
  for (const PlacedHold& placed : view.rows.holds) {
    if (placed.hold.stream != stream) continue;
    restriction.from = placed.hold.placed_on;
    restriction.until = placed.released_on ? placed.released_on->iso() : "在效";
    restriction.measures.push_back(view.wording.locale().label("holds", placed.hold.hold));
  }
  return restriction;
}

bool is_any_of(const std::string& type, std::initializer_list<std::string_view> types) {
  for (const std::string_view each : types) {
    if (type == each) return true;
  }
  return false;
}

// The first due date: the order's own, before any extension.
std::vector<Cell> cells_of(const ReportView& view, const CaseRow& each) {
  const std::string& stream = each.row.stream;
  const CaseEvent* ordered = view.rows.last_event(stream, "RectificationOrdered");
  const CaseEvent* extended = view.rows.last_event(stream, "ExtensionGranted");
  std::optional<CivilDate> reported_on;
  const CaseEvent* recheck = nullptr;
  for (const CaseEvent& event : view.rows.events(stream)) {
    if (is_any_of(event.type, {"RectificationReported", "ReportedUnderRestriction"})) reported_on = event.on;
    if (is_any_of(event.type, {"RectificationPassed", "RecheckNotPassed", "RecheckedUnderRestriction"}))
      recheck = &event;
  }
  std::vector<std::string> problems;
  std::vector<std::string> values;
  for (const auto& goal : each.data.at("unmet_goals")) {
    problems.push_back(text_in(goal, "indicator"));
    values.push_back(text_in(goal, "target") + "/" + text_in(goal, "actual"));
  }
  std::vector<std::string> requirements;
  for (const auto& requirement : each.data.at("requirements"))
    requirements.push_back(requirement.get<std::string>());
  const Restriction restriction = restriction_of(view, stream);
  std::optional<CivilDate> due_on = each.date("due_on");
  if (ordered != nullptr) due_on = CivilDate::parse(ordered->text("due_on"));
  return {stream,
          each.row.project,
          view.rows.project_name(each.row.project),
          view.wording.organisation(each.row.organisation),
          source_text(each.text("source")),
          text_or_none(joined(problems, "；")),
          text_or_none(joined(values, "；")),
          text_or_none(joined(requirements, "；")),
          ordered == nullptr ? none() : Cell(ordered->on),
          text_or_none(issued_number(view, kinds::rectification_order, &each)),
          date_or_none(due_on),
          extended == nullptr ? none() : Cell("至" + extended->text("due_on")),
          date_or_none(reported_on),
          recheck == nullptr ? none() : Cell(view.wording.actor(recheck->actor)),
          recheck == nullptr ? none() : Cell(recheck->on),
          view.wording.state("rectification", each.row.state),
          date_or_none(restriction.from),
          text_or_none(restriction.until),
          text_or_none(joined(restriction.measures)),
          text_or_none(issued_number(view, kinds::release_notice, &each))};
}

}  // namespace

std::vector<Sheet> rectification_sheets(const ReportView& view) {
  Sheet sheet = head(view);
  for (const CaseRow* each : view.rows.of_workflow("rectification")) add_line(sheet, cells_of(view, *each));
  return {sheet};
}

}  // namespace lianshen
