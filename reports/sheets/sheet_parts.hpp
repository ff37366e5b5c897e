// What the registers share: how a table begins, how cells are made of cases, and the words of the office.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/policy/working_calendar.hpp"
#include "reports/joined.hpp"
#include "reports/report_rows.hpp"
#include "reports/sheet.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// What a register is made from. All must outlive it.
struct ReportView {
  const ReportRows& rows;
  const Wording& wording;
  const PolicyPack& policy;
  const WorkingCalendar& calendar;
  std::optional<std::int64_t> year;  // only that year, where a register has years

  [[nodiscard]] bool wants_year(std::int64_t asked) const { return !year || *year == asked; }
};

// 序号, which every register begins with; its key is known to ColumnSums.
SheetColumn number_column();
SheetColumn text_column(std::string key, std::string label, int width, std::string group = "");
SheetColumn code_column(std::string key, std::string label, int width, std::string group = "");
SheetColumn amount_column(std::string key, std::string label, std::string group = "");  // summed, 万元
SheetColumn date_column(std::string key, std::string label, std::string group = "");
SheetColumn count_column(std::string key, std::string label, int width, std::string group = "");
SheetColumn percent_column(std::string key, std::string label, std::string group = "");

// With "截至…" and the line for 填表人; with money, 单位：万元.
Sheet new_sheet(const ReportView& view, std::string name, std::string title, bool has_money);
// The same for a table that is made before its rows are read.
Sheet new_sheet(CivilDate today, std::string name, std::string title, bool has_money);

// Appends a line with the next running number before the cells.
void add_line(Sheet& sheet, std::vector<Cell> cells);
std::int64_t lines_in(const Sheet& sheet);

// "-" says that there is nothing, 无（…） why. (Behind "-" a spreadsheet would see a formula.)
Cell none(std::string_view reason = "");
// The text, or "-".
Cell text_or_none(const std::string& text);
Cell date_or_none(const std::optional<CivilDate>& date);
Cell amount_or_none(const std::optional<AmountFen>& amount);
// part of whole as a share; "-" if there is no whole. Rounded half up to hundredths of a percent.
Cell share_of_whole(AmountFen part, AmountFen whole);

std::string organisations_text(const Json& list, const Wording& wording);
// What the content says under that item of the pack; empty if it says nothing.
std::string content_text(const Json& data, const char* item);
// The label in that section of the locale, or "-" for an empty code.
std::string label_or_none(const Wording& wording, const char* section, const std::string& code);
// The unit that answers for a clock or a card: the seat's, or the case's own where the applicant holds it.
std::string holder_text(const std::string& holder, const std::string& organisation, const Wording& wording);
std::string project_number(const CaseRow& each);
// The number of the last paper of that kind about the case; a draft has none yet, a void one says nothing.
std::string issued_number(const ReportView& view, std::string_view kind, const CaseRow* about);

}  // namespace lianshen
