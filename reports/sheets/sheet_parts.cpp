#include "reports/sheets/sheet_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen {

namespace {

constexpr int amount_width = 14;
constexpr int date_width = 11;
constexpr int percent_width = 9;
constexpr int number_width = 5;

__extension__ using WideInteger = __int128;

}  // namespace

SheetColumn number_column() {
  return {"number_in_table", "", "序号", ColumnKind::count, number_width, false};
}
SheetColumn text_column(std::string key, std::string label, int width, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::text, width, false};
}
SheetColumn code_column(std::string key, std::string label, int width, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::code, width, false};
}
SheetColumn amount_column(std::string key, std::string label, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::amount_wan, amount_width, true};
}
SheetColumn date_column(std::string key, std::string label, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::date, date_width, false};
}
SheetColumn count_column(std::string key, std::string label, int width, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::count, width, false};
}
SheetColumn percent_column(std::string key, std::string label, std::string group) {
  return {std::move(key), std::move(group), std::move(label), ColumnKind::percent, percent_width, false};
}

Sheet new_sheet(CivilDate today, std::string name, std::string title, bool has_money) {
  Sheet sheet;
  sheet.name = std::move(name);
  sheet.title = std::move(title);
  sheet.subtitle = "截至" + chinese_date(today);
  if (has_money) sheet.unit = "单位：万元";
  sheet.columns.push_back(number_column());
  sheet.signature = "填表人：　　　　　　审核人：　　　　　　填表日期：" + chinese_date(today);
  return sheet;
}

Sheet new_sheet(const ReportView& view, std::string name, std::string title, bool has_money) {
  return new_sheet(view.rows.today, std::move(name), std::move(title), has_money);
}

std::int64_t lines_in(const Sheet& sheet) {
  return std::ranges::count(sheet.rows, RowKind::line, &SheetRow::kind);
}

void add_line(Sheet& sheet, std::vector<Cell> cells) {
  SheetRow row;
  row.cells.reserve(sheet.columns.size());
  row.cells.emplace_back(lines_in(sheet) + 1);
  for (Cell& cell : cells) row.cells.push_back(std::move(cell));
  row.cells.resize(sheet.columns.size());
  sheet.rows.push_back(std::move(row));
}

Cell none(std::string_view reason) {
  return reason.empty() ? std::string("-") : fmt::format("无（{}）", reason);
}
Cell text_or_none(const std::string& text) { return text.empty() ? none() : Cell(text); }
Cell date_or_none(const std::optional<CivilDate>& date) { return date ? Cell(*date) : none(); }
Cell amount_or_none(const std::optional<AmountFen>& amount) { return amount ? Cell(*amount) : none(); }

Cell share_of_whole(AmountFen part, AmountFen whole) {
  if (whole.fen <= 0) return none();
  constexpr WideInteger basis_points = 10'000;
  const WideInteger twice = WideInteger(part.fen) * basis_points * 2 + whole.fen;
  const WideInteger divisor = WideInteger(whole.fen) * 2;
  const WideInteger rounded = twice >= 0 ? twice / divisor : -((-twice + divisor - 1) / divisor);
  return BasisPoints{static_cast<std::int64_t>(rounded)};
}

std::string organisations_text(const Json& list, const Wording& wording) {
  std::vector<std::string> names;
  for (const auto& each : list) names.push_back(wording.organisation(each.get<std::string>()));
  return joined(names);
}

std::string content_text(const Json& data, const char* item) {
  const auto content = data.find("content");
  if (content == data.end()) return {};
  for (const auto& each : *content) {
    if (text_in(each, "item") == item) return text_in(each, "text");
  }
  return {};
}

std::string label_or_none(const Wording& wording, const char* section, const std::string& code) {
  return code.empty() ? "-" : wording.locale().label(section, code);
}

std::string holder_text(const std::string& holder, const std::string& organisation, const Wording& wording) {
  const bool is_applicant = holder.starts_with("applicant");
  return is_applicant && !organisation.empty() ? wording.organisation(organisation) : wording.seat(holder);
}

std::string project_number(const CaseRow& each) {
  return each.row.workflow == "project" ? each.row.stream : each.row.project;
}

std::string issued_number(const ReportView& view, std::string_view kind, const CaseRow* about) {
  if (about == nullptr) return {};
  std::string number;
  for (const CaseRow* paper : view.rows.of_project("outgoing_document", about->row.project)) {
    const bool is_it = paper->text("about") == about->row.stream && paper->text("kind") == kind;
    if (is_it && paper->row.state != "voided" && !paper->text("document_no").empty())
      number = paper->text("document_no");
  }
  return number;
}

}  // namespace lianshen
