// Tables as values and as text: exact amounts, sums, headers, and what a spreadsheet must not take for a
// formula.
#include "reports/sheet.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "engine/domain/json.hpp"
#include "reports/render/csv.hpp"
#include "reports/render/html_sheet.hpp"
#include "reports/render/json_sheet.hpp"
#include "reports/render/sheet_pages.hpp"
#include "reports/sheets/project_ledger_sheet.hpp"
#include "reports/sheets/sheet_parts.hpp"

namespace lianshen::test {
namespace {

const CivilDate today = CivilDate::of(2021, 3, 29);

Sheet small_sheet() {
  Sheet sheet = new_sheet(today, "表", "合同表", true);
  sheet.columns.push_back(code_column("code", "编号", 12));
  sheet.columns.push_back(text_column("name", "名称", 20));
  sheet.columns.push_back(amount_column("amount", "金额", "合同"));
  sheet.columns.push_back(date_column("on", "日期", "合同"));
  add_line(sheet, {"01", "=1+1", AmountFen{50'000'001}, CivilDate::of(2019, 7, 5)});
  add_line(sheet, {"02", "他说\"好\",\n行", AmountFen{120'000'000}, none("未签")});
  add_total(sheet);
  return sheet;
}

TEST_CASE("万元 hide nothing: decimals go on where two are not enough", "[sheet]") {
  CHECK(exact_wan(AmountFen{50'000'000}) == "50.00");
  CHECK(exact_wan(AmountFen{50'000'001}) == "50.000001");
  CHECK(exact_wan(AmountFen{12'345'600}) == "12.3456");
  CHECK(exact_wan(AmountFen{0}) == "0.00");
  CHECK(exact_wan(AmountFen{-1}) == "-0.000001");
  CHECK(exact_wan(AmountFen{-1'500'000}) == "-1.50");
}

TEST_CASE("shares are rounded half up and need a whole", "[sheet]") {
  CHECK(std::get<BasisPoints>(share_of_whole(AmountFen{1}, AmountFen{3})).value == 3333);
  CHECK(std::get<BasisPoints>(share_of_whole(AmountFen{2}, AmountFen{3})).value == 6667);
  CHECK(std::get<BasisPoints>(share_of_whole(AmountFen{1}, AmountFen{20'000})).value == 1);
  CHECK(std::get<BasisPoints>(share_of_whole(AmountFen{-1}, AmountFen{4})).value == -2500);
  CHECK(std::get<std::string>(share_of_whole(AmountFen{1}, AmountFen{})) == "-");
}

TEST_CASE("sums count lines only, and leave out what is text", "[sheet]") {
  const Sheet sheet = small_sheet();
  REQUIRE(sheet.rows.size() == 3);
  const SheetRow& total = sheet.rows.back();
  CHECK(total.kind == RowKind::total);
  CHECK(std::get<std::string>(total.cells[1]) == "合计");
  CHECK(std::get<AmountFen>(total.cells[3]).fen == 170'000'001);
  CHECK(std::holds_alternative<std::monostate>(total.cells[4]));
}

TEST_CASE("neighbours of one group share an upper header", "[sheet]") {
  const auto spans = header_spans(small_sheet().columns);
  REQUIRE(spans.size() == 4);
  CHECK_FALSE(spans[0].is_group);
  CHECK(spans[3].is_group);
  CHECK(spans[3].first == 3);
  CHECK(spans[3].last == 4);
}

TEST_CASE("a wide table goes on on further pages, and never within a group of columns", "[sheet]") {
  CHECK(fits_one_page(small_sheet()));
  CHECK(columns_of_first_page(small_sheet()) == small_sheet().columns.size());
  const Sheet ledger = project_ledger_head(today);
  CHECK_FALSE(fits_one_page(ledger));
  const auto pages = later_pages(ledger);
  CHECK(pages.size() >= 2);
  for (const std::size_t first : pages) {
    INFO(ledger.columns[first].label);
    CHECK(first > ledger.fixed_columns);
    CHECK((ledger.columns[first].group.empty() ||
           ledger.columns[first].group != ledger.columns[first - 1].group));
  }
}

TEST_CASE("CSV opens in Excel: mark, CRLF, quotes, and no formulas", "[sheet]") {
  std::ostringstream out;
  const auto sink = csv_sink(out);
  write(small_sheet(), *sink);
  sink->finish();
  CHECK(out.str() ==
        "\xEF\xBB\xBF"
        "合同表\r\n"
        "截至2021年3月29日,单位：万元\r\n"
        "序号,编号,名称,合同：金额,合同：日期\r\n"
        "1,01,'=1+1,50.000001,2019-07-05\r\n"
        "2,02,\"他说\"\"好\"\",\n行\",120.00,无（未签）\r\n"
        ",合计,,170.000001,\r\n"
        "填表人：　　　　　　审核人：　　　　　　填表日期：2021年3月29日\r\n");
  for (const char* text : {"=A1", "+1", "-1", "@x", "＝A1", "－1", "\t=1", "-（未签）"}) {
    INFO(text);
    CHECK(csv_field(text, true).front() == '\'');
  }
  CHECK(csv_field("-", true) == "-");
  CHECK(csv_field("-12.50", false) == "-12.50");
}

TEST_CASE("JSON has keys, kinds and yuan", "[sheet]") {
  std::ostringstream out;
  const auto sink = json_sheet_sink(out, {"contracts", "合同表", today});
  write(small_sheet(), *sink);
  write(small_sheet(), *sink);
  sink->finish();
  const Json json = Json::parse(out.str());
  CHECK(json.at("as_of") == "2021-03-29");
  REQUIRE(json.at("sheets").size() == 2);
  const Json& sheet = json.at("sheets")[0];
  CHECK(sheet.at("columns")[3].at("kind") == "amount_yuan");
  CHECK(sheet.at("columns")[3].at("group") == "合同");
  const Json& cells = sheet.at("rows")[0].at("cells");
  CHECK(cells.at("amount") == "500000.01");
  CHECK(cells.at("on") == "2019-07-05");
  CHECK(cells.at("number_in_table") == 1);
  CHECK(sheet.at("rows")[2].at("kind") == "total");
  CHECK_FALSE(sheet.at("rows")[2].at("cells").contains("on"));
}

TEST_CASE("HTML escapes what people wrote and tells yuan where 万元 would hide something", "[sheet]") {
  std::ostringstream out;
  const auto sink = html_sheet_sink(out, {"contracts", "合同<表>", today});
  Sheet sheet = small_sheet();
  sheet.rows[0].cells[2] = "<script>alert(1)</script>";
  write(sheet, *sink);
  sink->finish();
  const std::string page = out.str();
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
  CHECK(page.find("<title>合同&lt;表&gt;</title>") != std::string::npos);
  CHECK(page.find("500,000.01元") != std::string::npos);
  CHECK(page.find("<th colspan=\"2\">合同</th>") != std::string::npos);
  CHECK(page.find("<th rowspan=\"2\">编号</th>") != std::string::npos);
  CHECK(page.find("A4 landscape") != std::string::npos);
  CHECK(page.find("http") == std::string::npos);
}

}  // namespace
}  // namespace lianshen::test
