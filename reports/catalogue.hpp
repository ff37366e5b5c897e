// All reports by name: what `lianshen report --list` and the service show. A register is added by one file in
// reports/sheets/ and one line here.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/report_source.hpp"
#include "reports/sheet.hpp"

namespace lianshen {

struct Report {
  std::string_view name;   // "project-ledger"
  std::string_view title;  // 项目台账
  std::string_view about;  // one line on what it shows
  bool has_years = false;  // takes --year
  // Seats of the pack that may read it whole; empty: everybody who may sign in.
  std::vector<std::string_view> readers;
  void (*write)(ReportSource& source, SheetSink& sink) = nullptr;
};

// In the order of office.md 3.
const std::vector<Report>& report_catalogue();
// Null if there is none.
const Report* find_report(std::string_view name);

// Formats that every table has.
enum class SheetFormat { xlsx, csv, json, html, pdf };
inline constexpr std::array<std::string_view, 5> sheet_format_names = {"xlsx", "csv", "json", "html", "pdf"};
std::optional<SheetFormat> sheet_format(std::string_view name);

}  // namespace lianshen
