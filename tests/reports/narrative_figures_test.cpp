// Every count and amount of every narrative against books kept from raw events by another path.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <numeric>
#include <regex>
#include <set>

#include "engine/runtime/past_database.hpp"
#include "reports/sheet.hpp"
#include "tests/reports/paper_maker.hpp"
#include "tests/reports/recomputed_figures.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/simulation/simulation.hpp"

namespace lianshen::test {
namespace {

Period period_of(const Narrative& narrative, CivilDate day) {
  if (narrative.name == "monthly-bulletin") return {CivilDate::of(day.year(), day.month(), 1), day, "本月"};
  if (narrative.name == "meeting-book") {
    const unsigned first = (day.month() + 2) / 3 * 3 - 2;
    return {CivilDate::of(day.year(), first, 1), day, "本季度"};
  }
  return {CivilDate::of(day.year(), 1, 1), day, "本年度"};
}

// Sentences, and the figures that they say in that order.
struct Sentence {
  const char* pattern;
  std::vector<const char*> figures;
};
const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> all = {
      {"本(?:月|季度|年度)签订合同金额(.+)，登记支付(.+)，退回(.+)。",
       {"签订合同金额", "支付金额", "退回金额"}},
      {"截至.+，在库项目(.+)个，主体合同金额(.+)，累计支付(.+)。", {"在库项目", "主体合同金额", "累计支付"}},
      {"本(?:月|季度|年度)应办结时限(.+)项，按期办结(.+)项，按期率(.+)；亮黄灯(.+)盏、红灯(.+)盏。",
       {"应办结时限", "按期办结", "按期率", "亮黄灯", "亮红灯"}},
      {"本年度系统依规则未予办理的请求(.+)次。", {"不能办理"}},
      {"本年度核发黄牌、红牌共(.+)张，核销(.+)张；代录(.+)件，更正(.+)件，委托代理(.+)次。",
       {"核发黄牌红牌", "核销黄牌红牌", "代录", "更正", "代理"}},
      {"本年度登记审计结果(.+)项，要求审计整改(.+)项，已核实(.+)项。下达整改通知(.+)件，复核通过(.+)"
       "件，认定整改不"
       "到位(.+)件，解除限制措施(.+)件。",
       {"审计结果", "审计整改", "审计整改核实", "整改通知", "整改通过", "整改不到位", "解除限制"}},
      {"本年度下达整改通知(.+)件，复核通过(.+)件，认定整改不到位(.+)件。",
       {"下达整改通知", "整改复核通过", "认定整改不到位"}}};
  return all;
}

class NarrativeCheck {
 public:
  NarrativeCheck(const Narrative& narrative, const Document& document, const FigureBooks& books,
                 CivilDate day)
      : document_(document),
        books_(books),
        period_(period_of(narrative, day)),
        figures_(books.figures_of(narrative.name, period_)) {}

  // How many numbers were compared.
  std::size_t check() {
    check_annex();
    std::string heading;
    std::vector<std::string> attention;
    for (const Block& block : document_.blocks) {
      if (const auto* each = std::get_if<Heading>(&block)) heading = each->text;
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        if (heading.find("关注") == std::string::npos) {
          check_sentence(paragraph->text);
        } else {
          attention.push_back(paragraph->text.substr(paragraph->text.find('.') + 1));
        }
      }
      if (const auto* table = std::get_if<Table>(&block)) check_table(*table);
      if (const auto* chart = std::get_if<Chart>(&block)) check_chart(*chart);
    }
    if (heading.find("关注") != std::string::npos) check_attention(attention);
    return compared_;
  }

 private:
  void check_annex() {
    std::set<std::string> named;
    for (const TableRow& row : std::get<Table>(document_.annexes.front().blocks.front()).rows) {
      INFO(row.cells[0]);
      REQUIRE(figures_.contains(row.cells[0]));
      CHECK(row.cells[1] == figures_.at(row.cells[0]));
      named.insert(row.cells[0]);
      ++compared_;
    }
    for (const auto& [name, value] : figures_) {
      INFO(name);
      CHECK(named.contains(name));
    }
  }

  void check_sentence(const std::string& text) {
    INFO(text);
    std::smatch found;
    for (const Sentence& sentence : sentences()) {
      if (!std::regex_match(text, found, std::regex(sentence.pattern))) continue;
      for (std::size_t at = 0; at < sentence.figures.size(); ++at) {
        CHECK(found[at + 1].str() == figures_.at(sentence.figures[at]));
        ++compared_;
      }
      return;
    }
    if (text.starts_with("本年度纳入绩效评估的项目")) return check_grades(text);
    if (std::regex_match(text, found, std::regex("(.+)议定议题([0-9]+)项，见《(.+)》。")))
      return check_minutes(found[2], found[3]);
    if (std::regex_match(text, found, std::regex("(.+)（.+）列入议题([0-9]+)项。"))) return;
    const std::regex without_figures(
        "数据时段为.+。|本报告依据截至.+的评估记录编写。|[0-9]+\\..+目标值.+|[^0-9]*");
    CHECK(std::regex_match(text, without_figures));
  }

  void check_grades(const std::string& text) {
    CHECK(text.find(fmt::format("项目{}个：", figures_.at("纳入评估项目"))) != std::string::npos);
    for (const auto& [name, value] : figures_) {
      if (!name.starts_with("等级“")) continue;
      const std::string grade = name.substr(std::string("等级“").size());
      CHECK(text.find(fmt::format("{}{}个", grade.substr(0, grade.find("”")), value)) != std::string::npos);
      ++compared_;
    }
  }

  void check_minutes(const std::string& items, const std::string& number) {
    const RawEvent* issued =
        books_.books().last([&](const RawEvent& event) { return event.text("minutes_no") == number; });
    REQUIRE(issued != nullptr);
    const auto added = books_.books().all(
        [&](const RawEvent& event) { return event.stream == issued->stream && event.type == "ItemAdded"; });
    CHECK(items == std::to_string(added.size()));
    ++compared_;
  }

  void check_table(const Table& table) {
    INFO(table.title);
    std::vector<std::vector<std::string>> rows;
    for (const TableRow& row : table.rows) rows.push_back(row.cells);
    if (table.title == "办件情况") {
      for (const auto& row : rows) {
        CHECK(row.at(1) == figures_.at(fmt::format("{}（{}）", row[0], period_.name)));
        CHECK(row.back() == figures_.at(row[0] + "（本年度）"));
      }
    } else if (table.title == "各预算年度执行情况") {
      CHECK(rows == books_.budget_years());
    } else if (table.title == "各项目评估得分") {
      CHECK(rows == books_.scores());
    } else if (table.title == "亮灯时限") {
      CHECK(counts_in(rows) == books_.lamps_by_limit(period_));
    } else if (table.title == "不能办理的依据") {
      const auto counts = books_.refusals_by_article(period_);
      for (const auto& [article, count] : counts_in(rows)) {
        INFO(article);
        REQUIRE(counts.contains(article));
        CHECK(count == counts.at(article));
      }
    } else {
      CHECK(table.columns.at(1).label == "议题");  // words of people, no figures
    }
    compared_ += rows.size();
  }

  static std::map<std::string, std::int64_t> counts_in(const std::vector<std::vector<std::string>>& rows) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& row : rows) counts[row[0]] += std::stoll(row[1]);
    return counts;
  }

  void check_chart(const Chart& chart) {
    INFO(chart.title);
    const auto& values = chart.series.front().values;
    const auto whole = std::accumulate(values.begin(), values.end(), std::int64_t{0});
    for (std::size_t at = 0; at < values.size(); ++at) {
      const std::string& category = chart.categories[at];
      INFO(category);
      if (chart.title == "本年累计办件")
        CHECK(std::to_string(values[at]) == figures_.at(category + "（本年度）"));
      if (chart.title == "评估等级分布")
        CHECK(std::to_string(values[at]) == figures_.at(fmt::format("等级“{}”", category)));
      if (chart.title == "七个方面平均得分")
        CHECK(fmt::format("{}.{:02}", values[at] / 100, values[at] % 100) ==
              figures_.at(category + "平均得分"));
      if (chart.title == "各预算年度下达和支付") check_year_of_chart(chart, at);
    }
    if (chart.title == "在库项目当前环节") CHECK(whole == static_cast<std::int64_t>(books_.projects()));
    if (chart.title == "各月不能办理的请求") CHECK(values == books_.refusals_by_month());
    compared_ += values.size();
  }

  void check_year_of_chart(const Chart& chart, std::size_t at) {
    const auto row = books_.budget_years().at(at);
    CHECK(chart.categories[at] == row[0]);
    CHECK(exact_wan({chart.series[0].values[at]}) == row[2]);
    CHECK(exact_wan({chart.series[1].values[at]}) == row[6]);
  }

  void check_attention(std::vector<std::string> said) {
    const auto late = books_.late_limits();
    const std::size_t rectifications = books_.open_rectifications();
    if (late.empty() && rectifications == 0) {
      CHECK(said == std::vector<std::string>{"无逾期未办结的时限和未办结的整改。"});
      return;
    }
    REQUIRE(said.size() == late.size() + rectifications);
    said.resize(late.size());
    std::ranges::sort(said);
    CHECK(said == late);
    compared_ += late.size() + rectifications;
  }

  const Document& document_;
  const FigureBooks& books_;
  Period period_;
  std::map<std::string, std::string> figures_;
  std::size_t compared_ = 0;
};

std::size_t check_narratives(Database& database, CivilDate day) {
  INFO(day.iso());
  const auto past = past_database(database, rulebook(), day);
  const FigureBooks books(past->database(), day);
  std::size_t compared = 0;
  for (const Narrative& narrative : narrative_catalogue()) {
    INFO(narrative.name);
    const Document document = write_narrative(narrative, past->database(), desk(), "xianning", day);
    compared += NarrativeCheck(narrative, document, books, day).check();
  }
  return compared;
}

TEST_CASE("every figure of the sample's narratives agrees with its raw events",
          "[documents][narratives][reconciliation]") {
  std::size_t compared = 0;
  for (const char* day : {"2019-03-31", "2019-09-30", "2020-01-31", "2020-06-22", "2020-12-31", "2021-03-29"})
    compared += check_narratives(sample().world().runner().database(), *CivilDate::parse(day));
  CHECK(compared > 900);
}

TEST_CASE("every figure of simulated years agrees with their raw events",
          "[documents][narratives][reconciliation]") {
  std::size_t compared = 0;
  for (const unsigned seed : {1U, 2U, 5U, 8U, 13U, 17U}) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run(900);
    CommandRunner& runner = simulation.world().runner();
    compared += check_narratives(runner.database(), runner.head().last_at.local_date());
    compared += check_narratives(runner.database(), runner.head().last_at.local_date().plus_days(-200));
  }
  CHECK(compared > 1'500);
}

}  // namespace
}  // namespace lianshen::test
