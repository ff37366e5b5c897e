// Tables as pages: what a clerk reads on them, page by page, and that nothing is lost between two pages.
#include "reports/render/pdf_sheet.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <regex>
#include <sstream>

#include "reports/sheets/sheet_parts.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const CivilDate today = CivilDate::of(2021, 3, 29);

const FaceFonts& fonts() {
  static const FaceFonts loaded =
      FaceFonts::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "templates" / "fonts.json");
  return loaded;
}

std::string pages_of(const Sheet& sheet, const PageWatch& watch = {}) {
  std::ostringstream out;
  const auto sink = pdf_sheet_sink(out, {"test", "测试台账", today}, fonts(), watch);
  write(sheet, *sink);
  sink->finish();
  return out.str();
}

// Each page as somebody reads it, its words in their places.
std::vector<std::string> read_pages(const std::string& pdf) {
  const ScratchFolder folder;
  const std::string file = folder.write("table.pdf", pdf);
  REQUIRE(std::system(fmt::format("pdftotext -layout '{0}' '{0}.txt'", file).c_str()) == 0);
  std::vector<std::string> pages;
  std::istringstream text(read_file(file + ".txt"));
  for (std::string page; std::getline(text, page, '\f');) {
    if (!page.empty()) pages.push_back(page);
  }
  return pages;
}

// What stands between words is a matter of the reader.
std::string without_spaces(const std::string& page) {
  return std::regex_replace(page, std::regex(R"(\s)"), "");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Sheet contracts(int lines) {
  Sheet sheet = new_sheet(today, "表", "合同表", true);
  sheet.columns.push_back(code_column("code", "编号", 14));
  sheet.columns.push_back(text_column("name", "名称", 24));
  sheet.columns.push_back(amount_column("amount", "金额", "合同"));
  sheet.columns.push_back(date_column("on", "日期", "合同"));
  sheet.fixed_columns = 2;
  for (int line = 1; line <= lines; ++line) {
    add_line(sheet, {fmt::format("ht-{:04}", line), fmt::format("第{}号合同", line),
                     AmountFen{123'456'000'000}, CivilDate::of(2019, 7, 5)});
  }
  add_total(sheet);
  sheet.footer.emplace_back("注：金额含税。");
  return sheet;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("a table of several pages has its head on each, every row once, and its signature at the end",
          "[reports][pdf]") {
  const auto pages = read_pages(pages_of(contracts(100)));
  REQUIRE(pages.size() > 2);
  std::string all;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    INFO(pages[at]);
    CHECK(has(without_spaces(pages[at]), fmt::format("第{}页共{}页", at + 1, pages.size())));
    CHECK(has(pages[at], "合同表"));
    CHECK(has(pages[at], "单位：万元"));
    CHECK(has(pages[at], "编号"));
    CHECK(has(pages[at], "金额"));
    CHECK(has(pages[at], "填表人：") == (at + 1 == pages.size()));
    CHECK(has(pages[at], "（续）") == (at > 0));
    all += pages[at];
  }
  for (int line = 1; line <= 100; ++line) CHECK(count_of(all, fmt::format("ht-{:04}", line)) == 1);
  CHECK(count_of(all, "123,456.00") == 100);
  CHECK(count_of(all, "12,345,600.00") == 1);
  // A sum does not stand on a page without a line that it sums.
  CHECK(has(pages.back(), "合计"));
  CHECK(has(pages.back(), "ht-0100"));
  CHECK(has(pages.back(), "注：金额含税。"));
}

TEST_CASE("a table wider than a page goes on beside it, with the columns that tell the rows apart",
          "[reports][pdf]") {
  Sheet sheet = contracts(3);
  for (int column = 0; column < 12; ++column)
    sheet.columns.push_back(
        text_column(fmt::format("more{}", column), fmt::format("说明{}", column), 24, "更多"));
  for (SheetRow& row : sheet.rows) {
    row.cells.resize(sheet.columns.size());
    if (row.kind == RowKind::line) row.cells.back() = "末列";
  }
  const auto pages = read_pages(pages_of(sheet));
  REQUIRE(pages.size() > 1);
  for (const std::string& page : pages) {
    INFO(page);
    CHECK(has(page, "ht-0003"));
    CHECK(has(without_spaces(page), fmt::format("共{}幅", pages.size())));
  }
  CHECK(has(pages.front(), "填表人："));
  CHECK_FALSE(has(pages.back(), "填表人："));
  CHECK(count_of(pages.back(), "末列") == 3);
}

TEST_CASE("a cell longer than a page loses no word", "[reports][pdf]") {
  Sheet sheet = contracts(1);
  std::string words;
  for (int word = 0; word < 3000; ++word) words += fmt::format("词{:04}", word);
  sheet.rows[0].cells[2] = words;
  std::string all;
  for (const std::string& page : read_pages(pages_of(sheet))) all += page;
  all = without_spaces(all);
  std::size_t kept = 0;
  for (int word = 0; word < 3000; word += 100) {
    if (has(all, fmt::format("{:04}", word))) ++kept;
  }
  CHECK(kept == 30);
}

TEST_CASE("pages are told as they are drawn, equal tables are equal bytes, and too many rows are refused",
          "[reports][pdf]") {
  std::vector<std::int64_t> told;
  const Sheet sheet = contracts(100);
  const std::string drawn = pages_of(sheet, [&](std::int64_t page, std::int64_t pages) {
    told.push_back(page);
    CHECK(page <= pages);
  });
  CHECK(told.size() == read_pages(drawn).size());
  CHECK(std::ranges::is_sorted(told));
  CHECK(drawn == pages_of(sheet));

  std::ostringstream out;
  const auto sink = pdf_sheet_sink(out, {"test", "测试台账", today}, fonts());
  sink->begin(sheet);
  for (std::size_t row = 0; row < rows_on_pages_max; ++row) sink->row({{Cell("行")}, RowKind::heading});
  CHECK_THROWS_AS(sink->row({{Cell("行")}, RowKind::heading}), TooLongForPages);
}

// Words as they stand on the page, without the blanks that only place them.
std::string words_of(const std::string& page) {
  return std::regex_replace(page, std::regex("[ ]{2,}"), "  ");
}

TEST_CASE("the funding list and the yearly summary of the sample read as they were kept",
          "[reports][golden]") {
  CommandRunner& runner = sample().world().runner();
  for (const std::string name : {"funding-proposal", "yearly-summary"}) {
    const std::string pdf =
        report_text(runner.database(), runner.head().last_at.local_date(), name, SheetFormat::pdf);
    std::string made;
    for (const std::string& page : read_pages(pdf)) made += words_of(page) + "\f\n";
    const std::string path = fmt::format("{}/tests/golden/reports/{}.pdf.txt", LIANSHEN_SOURCE_DIR, name);
    std::istringstream kept_lines(read_file(path));
    std::istringstream made_lines(made);
    std::string kept;
    std::string now;
    for (int line = 1; std::getline(kept_lines, kept); ++line) {
      INFO(path << ":" << line);
      REQUIRE(std::getline(made_lines, now));
      REQUIRE(now == kept);
    }
    CHECK_FALSE(std::getline(made_lines, now));
  }
}

TEST_CASE("every table of the catalogue is drawn on pages", "[reports][pdf]") {
  CommandRunner& runner = sample().world().runner();
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    const std::string pdf =
        report_text(runner.database(), runner.head().last_at.local_date(), report.name, SheetFormat::pdf);
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(has(read_pages(pdf).back(), "共"));
  }
}

}  // namespace
}  // namespace lianshen::test
