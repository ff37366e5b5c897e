// Workbooks read back by two readers that are not their writer: exceljs and our own of imports.
#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <sstream>

#include "reports/import/csv_reader.hpp"
#include "reports/import/xlsx_reader.hpp"
#include "reports/render/xlsx.hpp"
#include "reports/sheets/sheet_parts.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

CommandRunner& runner() { return sample().world().runner(); }
CivilDate last_day() { return runner().head().last_at.local_date(); }

// What exceljs sees, a tab a line.
std::vector<Json> read_by_exceljs(const std::string& file) {
  const ToolResult read = run_node_tool("read-workbook.mjs", {file});
  INFO(read.printed);
  REQUIRE(read.exit_code == 0);
  std::vector<Json> tabs;
  std::istringstream lines(read.printed);
  for (std::string line; std::getline(lines, line);) tabs.push_back(Json::parse(line));
  return tabs;
}

// As a number where it is one: 286, 286.00 and 286.0 are the same.
std::string comparable(const std::string& text) {
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos &&
                         text != "-" && text.find('.') == text.rfind('.') && text.rfind('-') + 1 <= 1;
  if (!is_number || text.find('.') == std::string::npos) return text;
  std::string short_text = text.substr(0, text.find_last_not_of('0') + 1);
  if (short_text.ends_with('.')) short_text.pop_back();
  return short_text == "-0" ? "0" : short_text;
}

std::string value_text(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  return comparable(value.is_number_float() ? fmt::format("{:.6f}", value.get<double>()) : value.dump());
}

// Shares are stored as fractions: 97.32% is 0.9732.
std::string stored_text(const Cell& cell, ColumnKind kind) {
  if (const auto* share = std::get_if<BasisPoints>(&cell)) {
    std::string digits = std::to_string(share->value < 0 ? -share->value : share->value);
    while (digits.size() < 5) digits.insert(0, 1, '0');
    return comparable((share->value < 0 ? "-" : "") + digits.substr(0, digits.size() - 4) + "." +
                      digits.substr(digits.size() - 4));
  }
  if (std::holds_alternative<std::string>(cell)) return std::get<std::string>(cell);
  return comparable(plain_text(cell, kind));
}

std::size_t header_rows(const Sheet& sheet) {
  const auto spans = header_spans(sheet.columns);
  return std::ranges::any_of(spans, &HeaderSpan::is_group) ? 2 : 1;
}

TEST_CASE("every report opens as a workbook and says what the table says", "[reports][workbook]") {
  const ScratchFolder folder;
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    const std::string file = folder.file(std::string(report.name) + ".xlsx");
    write_workbook(runner().database(), last_day(), report.name, file);
    const auto sheets = make_report(runner().database(), last_day(), report.name);
    const auto tabs = read_by_exceljs(file);
    REQUIRE(tabs.size() == sheets.size());
    for (std::size_t at = 0; at < sheets.size(); ++at) {
      const Sheet& sheet = sheets[at];
      const Json& rows = tabs[at].at("rows");
      CHECK(tabs[at].at("name") == sheet.name);
      CHECK(rows[0][0] == sheet.title);
      const std::size_t first = 2 + header_rows(sheet);
      REQUIRE(rows.size() >= first + sheet.rows.size());
      for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const auto& cells = sheet.rows[row].cells;
        for (std::size_t column = 0; column < cells.size(); ++column) {
          INFO("row " << row << ", " << sheet.columns[column].key);
          CHECK(value_text(rows[first + row][column]) ==
                stored_text(cells[column], sheet.columns[column].kind));
        }
      }
    }
  }
}

TEST_CASE("our own reader of workbooks sees the same first table", "[reports][workbook]") {
  const ScratchFolder folder;
  for (const char* name : {"project-ledger", "clock-register", "fund-ledger"}) {
    INFO(name);
    const std::string file = folder.file(std::string(name) + ".xlsx");
    write_workbook(runner().database(), last_day(), name, file);
    const Sheet sheet = make_report(runner().database(), last_day(), name).front();
    const ImportedTable table = read_xlsx(file);
    REQUIRE(table.size() >= 2 + header_rows(sheet) + sheet.rows.size());
    CHECK(table[0].cells[0] == sheet.title);
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      const auto& cells = sheet.rows[row].cells;
      const auto& read = table[2 + header_rows(sheet) + row].cells;
      for (std::size_t column = 0; column < cells.size(); ++column) {
        INFO("row " << row << ", " << sheet.columns[column].key);
        CHECK(comparable(column < read.size() ? read[column] : "") ==
              stored_text(cells[column], sheet.columns[column].kind));
      }
    }
  }
}

TEST_CASE("a workbook has the habits of an office", "[reports][workbook]") {
  const ScratchFolder folder;
  const CivilDate today = CivilDate::of(2021, 3, 29);
  Sheet sheet = new_sheet(today, "台账", "测试台账", true);
  sheet.columns.push_back(code_column("code", "编号", 22));
  sheet.fixed_columns = 2;
  sheet.columns.push_back(amount_column("amount", "金额", "合同"));
  sheet.columns.push_back(date_column("on", "签订日", "合同"));
  sheet.columns.push_back(percent_column("share", "支付率"));
  add_line(sheet,
           {"330106199001011234", AmountFen{50'000'001}, CivilDate::of(2019, 7, 5), BasisPoints{9732}});
  add_line(sheet, {"=HYPERLINK(\"x\")", AmountFen{2'860'000'00}, none(), none()});
  add_total(sheet);
  sheet.footer = {"注：说明"};
  const std::string file = folder.file("a.xlsx");
  const auto sink = xlsx_sink(file, {"test", "测试台账", today});
  write(sheet, *sink);
  sink->finish();
  const Json tab = read_by_exceljs(file).at(0);
  const Json& rows = tab.at("rows");
  CHECK(rows[0][0] == "测试台账");
  CHECK(rows[1].dump().find("单位：万元") != std::string::npos);
  CHECK(rows[2][2] == "合同");
  CHECK(rows[3][2] == "金额");
  // Text stays text: no digits lost, no formula made.
  CHECK(rows[4][1] == "330106199001011234");
  CHECK(rows[5][1] == "=HYPERLINK(\"x\")");
  CHECK(tab.at("formats")[4][1] == "@");
  CHECK(tab.at("formats")[4][2] == "#,##0.000000");
  CHECK(tab.at("formats")[5][2] == "#,##0.00");
  CHECK(tab.at("formats")[4][3] == "yyyy-mm-dd");
  CHECK(tab.at("formats")[4][4] == "0.00%");
  CHECK(rows[4][3] == "2019-07-05");
  // Sums are values, so that whoever copies them has them.
  CHECK(rows[6][1] == "合计");
  CHECK(rows[6][2].dump() == "336.000001");
  CHECK(tab.at("frozen") == Json::parse(R"([["frozen",2,4]])"));
  CHECK(tab.at("filter") == "A4:E6");
  CHECK(tab.at("paper") == 9);
  CHECK(tab.at("orientation") == "landscape");
  CHECK(tab.at("titles")[0] == "3:4");
  CHECK(tab.at("created") == "2021-03-29T00:00:00.000Z");
  const auto& merges = tab.at("merges");
  for (const char* merged : {"A1:E1", "A3:A4", "C3:D3", "E3:E4"}) {
    INFO(merged);
    CHECK(std::ranges::find(merges, Json(merged)) != merges.end());
  }
}

TEST_CASE("two runs give identical bytes in every format", "[reports][workbook]") {
  const ScratchFolder folder;
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    for (const char* file : {"one.xlsx", "two.xlsx"})
      write_workbook(runner().database(), last_day(), report.name, folder.file(file));
    CHECK(read_file(folder.file("one.xlsx")) == read_file(folder.file("two.xlsx")));
    for (const auto format : {SheetFormat::csv, SheetFormat::json, SheetFormat::html}) {
      CHECK(report_text(runner().database(), last_day(), report.name, format) ==
            report_text(runner().database(), last_day(), report.name, format));
    }
  }
}

// Runs only in ./dev soak, which installs LibreOffice and poppler: hundreds of megabytes that nothing else
// needs.
void convert_by_libreoffice(const ScratchFolder& folder, const std::string& how, const std::string& into) {
  const std::string command = fmt::format(
      "soffice --headless -env:UserInstallation=file://{0}/profile --convert-to '{1}' --outdir '{0}/{2}' "
      "'{0}/'*.xlsx >'{0}/log' 2>&1",
      folder.file("."), how, into);
  REQUIRE(std::system(command.c_str()) == 0);
}

// As the table says it, but for the separators of thousands.
std::string shown_text(std::string text, ColumnKind kind) {
  if (kind == ColumnKind::amount_wan || kind == ColumnKind::amount_yuan) std::erase(text, ',');
  return text;
}

void check_shown_cells(const Sheet& sheet, const ImportedTable& shown) {
  const std::size_t first = 2 + header_rows(sheet);
  REQUIRE(shown.size() >= first + sheet.rows.size());
  CHECK(shown[0].cells[0] == sheet.title);
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto& cells = sheet.rows[row].cells;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const ColumnKind kind = sheet.columns[column].kind;
      INFO("row " << row << ", " << sheet.columns[column].key);
      CHECK(shown_text(shown[first + row].cells.at(column), kind) == plain_text(cells[column], kind));
    }
  }
}

TEST_CASE("LibreOffice shows every cell of every workbook as the table has it",
          "[reports][workbook][.soak]") {
  const ScratchFolder folder;
  for (const Report& report : report_catalogue()) {
    write_workbook(runner().database(), last_day(), report.name,
                   folder.file(std::string(report.name) + ".xlsx"));
  }
  // Commas, quotes, UTF-8, cells as shown, each tab a file.
  convert_by_libreoffice(
      folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "csv");
  for (const Report& report : report_catalogue()) {
    for (const Sheet& sheet : make_report(runner().database(), last_day(), report.name)) {
      INFO(report.name << " " << sheet.name);
      check_shown_cells(
          sheet, read_csv(read_file(folder.file(fmt::format("csv/{}-{}.csv", report.name, sheet.name)))));
    }
  }
}

TEST_CASE("no printed page has a number that does not fit its cell", "[reports][workbook][.soak]") {
  const ScratchFolder folder;
  for (const Report& report : report_catalogue()) {
    write_workbook(runner().database(), last_day(), report.name,
                   folder.file(std::string(report.name) + ".xlsx"));
  }
  convert_by_libreoffice(folder, "pdf", "pdf");
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    const std::string page = folder.file(fmt::format("pdf/{}", report.name));
    REQUIRE(std::system(fmt::format("pdftotext -layout '{0}.pdf' '{0}.txt'", page).c_str()) == 0);
    const std::string text = read_file(page + ".txt");
    CHECK(text.find("序号") != std::string::npos);
    CHECK(text.find("###") == std::string::npos);
  }
}

}  // namespace
}  // namespace lianshen::test
