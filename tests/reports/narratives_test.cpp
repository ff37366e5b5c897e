// The narratives of the sample: kept texts, in the words of the office, with figures that agree with each
// other.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <regex>

#include "reports/render/echarts.hpp"
#include "reports/render/html_document.hpp"
#include "reports/render/text_document.hpp"
#include "reports/sheet.hpp"
#include "tests/reports/paper_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/golden_text.hpp"

namespace lianshen::test {
namespace {

Document of_sample(const Narrative& narrative, CivilDate day) {
  return narrative_on(narrative, sample().world().runner().database(), day);
}

// Each kept narrative, and each on days in its three years.
void each_narrative(const std::function<void(const Document& document)>& visit) {
  for (const Narrative& narrative : narrative_catalogue()) {
    for (const CivilDate day : {golden_day(narrative), CivilDate::of(2019, 6, 30),
                                CivilDate::of(2020, 11, 30), CivilDate::of(2021, 3, 29)}) {
      INFO(narrative.name << " " << day.iso());
      visit(of_sample(narrative, day));
    }
  }
}

template <class Wanted>
std::vector<const Wanted*> blocks_of(const Document& document) {
  std::vector<const Wanted*> found;
  for (const Block& block : document.blocks) {
    if (const auto* wanted = std::get_if<Wanted>(&block)) found.push_back(wanted);
  }
  return found;
}

TEST_CASE("the narratives of the sample read as they were kept", "[documents][narratives][golden]") {
  for (const Narrative& narrative : narrative_catalogue()) {
    const Document document = of_sample(narrative, golden_day(narrative));
    check_golden(fmt::format("reports/{}.txt", narrative.name), text_document(document, WithTraces::yes));
  }
}

TEST_CASE("narratives are the same twice and define each figure", "[documents][narratives]") {
  for (const Narrative& narrative : narrative_catalogue()) {
    INFO(narrative.name);
    const Document document = of_sample(narrative, golden_day(narrative));
    CHECK(html_document(document, fonts()) ==
          html_document(of_sample(narrative, golden_day(narrative)), fonts()));
    CHECK(document.standing == Standing::draft);
    REQUIRE(document.annexes.size() == 1);
    const auto& table = std::get<Table>(document.annexes.front().blocks.front());
    CHECK_FALSE(table.rows.empty());
    for (const TableRow& row : table.rows) {
      for (const std::string& cell : row.cells) CHECK_FALSE(cell.empty());
    }
  }
}

TEST_CASE("a narrative has no word that is not Chinese", "[documents][narratives]") {
  each_narrative([](const Document& document) {
    std::smatch word;
    const std::string text = text_document(document);
    const bool has_latin = std::regex_search(text, word, std::regex("[A-Za-z_]{2,}"));
    INFO(word.str());
    CHECK_FALSE(has_latin);
  });
}

TEST_CASE("what a narrative rests on has a name", "[documents][narratives]") {
  each_narrative([](const Document& document) {
    for (const Trace* trace : traces_of(document)) {
      for (const std::string& provision : trace->provisions) CHECK_FALSE(provision.empty());
    }
  });
}

TEST_CASE("a browser can draw every value of every chart", "[documents][narratives]") {
  const std::regex number("-?[0-9]+(\\.[0-9]+)?");
  std::size_t values = 0;
  each_narrative([&](const Document& document) {
    for (const Chart* chart : blocks_of<Chart>(document)) {
      const Json option = echarts_option(*chart);
      for (const auto& series : option.at("series")) {
        for (const auto& each : series.at("data")) {
          const auto text = (each.is_object() ? each.at("value") : each).get<std::string>();
          INFO(chart->title << " " << text);
          CHECK(std::regex_match(text, number));
          ++values;
        }
      }
    }
  });
  CHECK(values > 250);
}

// 万元 as written in tables, to the fen.
std::int64_t fen_in(const std::string& cell) {
  const std::size_t dot = cell.find('.');
  REQUIRE(dot != std::string::npos);
  std::string digits = cell.substr(0, dot) + cell.substr(dot + 1);
  digits.append(6 - (cell.size() - dot - 1), '0');
  return std::stoll(digits);
}

TEST_CASE("the money of each budget year adds up in the table that shows it", "[documents][narratives]") {
  std::size_t years = 0;
  each_narrative([&](const Document& document) {
    for (const Table* table : blocks_of<Table>(document)) {
      if (table->title != "各预算年度执行情况") continue;
      std::map<std::string, std::size_t> at;
      for (const TableColumn& column : table->columns) at.emplace(column.label, at.size());
      for (const TableRow& row : table->rows) {
        const auto fen = [&](const char* column) { return fen_in(row.cells.at(at.at(column))); };
        INFO(row.cells.front());
        CHECK(fen("可用") == fen("下达") + fen("结转调剂") - fen("收回") - fen("占用未付") - fen("已支付"));
        ++years;
      }
    }
  });
  CHECK(years > 15);
}

TEST_CASE("grades stand from the best to the worst", "[documents][narratives]") {
  const Document document = of_sample(*find_narrative("performance-report"), CivilDate::of(2020, 12, 31));
  CHECK(blocks_of<Paragraph>(document).at(1)->text ==
        "本年度纳入绩效评估的项目6个：优2个、良2个、中1个、应评未评1个。");
}

TEST_CASE("a limit whose lamp is lit needs attention until it is done", "[documents][narratives]") {
  // Due on 2019-09-30, announced on 10-08.
  const std::string late =
      "全域旅游数据监测平台：发布合同信息公告已于2019年9月30日到期，尚未办结（建设单位）。";
  const auto says = [&](unsigned month, unsigned date) {
    const Document bulletin =
        of_sample(*find_narrative("monthly-bulletin"), CivilDate::of(2019, month, date));
    return text_document(bulletin).find(late) != std::string::npos;
  };
  CHECK_FALSE(says(9, 29));
  CHECK(says(9, 30));
  CHECK(says(10, 7));
  CHECK_FALSE(says(10, 8));
}

TEST_CASE("a period says once what does not change", "[documents][narratives]") {
  const auto text = [](CivilDate from, CivilDate until) { return period_text({from, until, "本月"}); };
  CHECK(text(CivilDate::of(2020, 3, 1), CivilDate::of(2020, 3, 31)) == "2020年3月1日至31日");
  CHECK(text(CivilDate::of(2020, 1, 1), CivilDate::of(2020, 6, 22)) == "2020年1月1日至6月22日");
  CHECK(text(CivilDate::of(2019, 12, 1), CivilDate::of(2020, 1, 2)) == "2019年12月1日至2020年1月2日");
  CHECK(text(CivilDate::of(2020, 3, 1), CivilDate::of(2020, 3, 1)) == "2020年3月1日");
}

}  // namespace
}  // namespace lianshen::test
