#include "reports/narratives/sections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/clock_register.hpp"
#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"
#include "reports/sheet.hpp"

namespace lianshen::narratives {

namespace {

constexpr unsigned months_in_a_quarter = 3;

struct WorkLine {
  const char* name;
  const char* definition;
  std::vector<std::string_view> types;
};

const std::vector<WorkLine>& work_lines() {
  static const std::vector<WorkLine> lines = {
      {"登记项目", "新登记的项目和存量系统", {"ProjectRegistered", "LegacyRegistered"}},
      {"受理需求方案", "受理和逾期视为受理的需求方案", {"PlanAccepted", "PlanDeemedAccepted"}},
      {"需求审核结论",
       "通过、原则通过和不通过，缓议不计",
       {"ReviewPassed", "ReviewPassedConditionally", "ReviewRefused"}},
      {"技术方案审查结论",
       "通过、修改后通过、未通过和退回",
       {"TechnicalReviewPassed", "RevisionRequired", "TechnicalReviewRefused", "TechnicalPlanReturned"}},
      {"签订合同", "各类合同，补充合同不计", {"ContractSigned"}},
      {"合同备案", "备案已确认的合同", {"FilingConfirmed"}},
      {"验收通过", "竣工验收通过和履约验收合格", {"AcceptancePassed", "ServiceAccepted"}},
      {"议定议题", "联席会议和会签议定的议题", {"ItemResolved", "LastItemResolved"}},
      {"签发文书", "已签发编号的发文", {"DocumentSigned"}},
  };
  return lines;
}

std::int64_t cards_between(const ReportRows& rows, std::string_view colour, const Period& period) {
  return std::ranges::count_if(
      rows.cards, [&](const CardRow& card) { return card.card == colour && period.holds(card.due_on); });
}

// “96.15%”; cut, not rounded, so that less than everything is never 100%.
std::string percent_text(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t ten_thousandths = 10'000;
  constexpr std::int64_t hundred = 100;
  if (whole == 0) return "—";
  const std::int64_t share = part * ten_thousandths / whole;
  return fmt::format("{}.{:02}%", share / hundred, share % hundred);
}

TableRow money_row(const BudgetYearLine& line) {
  return {{std::to_string(line.year), exact_wan(line.control_figure), exact_wan(line.allotted),
           exact_wan(line.moved), exact_wan(line.reclaimed), exact_wan(line.committed), exact_wan(line.paid),
           exact_wan(line.available)},
          {},
          false};
}

}  // namespace

Period month_of(CivilDate day) { return {CivilDate::of(day.year(), day.month(), 1), day, "本月"}; }

Period quarter_of(CivilDate day) {
  const unsigned first = (day.month() - 1) / months_in_a_quarter * months_in_a_quarter + 1;
  return {CivilDate::of(day.year(), first, 1), day, "本季度"};
}

Period year_of(CivilDate day) { return {CivilDate::of(day.year(), 1, 1), day, "本年度"}; }

void add_word(std::vector<WordCount>& counts, const std::string& word) {
  const auto found = std::ranges::find(counts, word, &WordCount::word);
  if (found == counts.end()) {
    counts.push_back({word, 1});
  } else {
    ++found->count;
  }
}

Chart chart_of(ChartKind kind, std::string title, std::string unit, const std::vector<WordCount>& counts) {
  Chart chart;
  chart.kind = kind;
  chart.title = std::move(title);
  chart.unit = std::move(unit);
  ChartSeries series{chart.title, {}};
  for (const WordCount& each : counts) {
    chart.categories.push_back(each.word);
    series.values.push_back(each.count);
  }
  chart.series.push_back(std::move(series));
  return chart;
}

void write_work(const NarrativeMaterial& material, const Period& period, Figures& figures,
                BlockWriter& write) {
  const Period year = year_of(material.today);
  Table table;
  table.title = "办件情况";
  table.unit = "单位：件";
  const bool is_whole_year = period.name == year.name;
  table.columns = {{"事项", 5, CellAlign::left}, {year.name, 2, CellAlign::right}};
  if (!is_whole_year)
    table.columns = {
        {"事项", 5, CellAlign::left}, {period.name, 2, CellAlign::right}, {"本年累计", 2, CellAlign::right}};
  std::vector<WordCount> counts;
  for (const WorkLine& line : work_lines()) {
    TableRow row{{line.name}, {}, false};
    if (!is_whole_year) {
      row.cells.push_back(std::to_string(figures.count(fmt::format("{}（{}）", line.name, period.name),
                                                       line.definition, line.types, period)));
    }
    const std::int64_t so_far =
        figures.count(fmt::format("{}（{}）", line.name, year.name), line.definition, line.types, year);
    row.cells.push_back(std::to_string(so_far));
    row.trace = figures.trace();  // the year holds the period
    table.rows.push_back(std::move(row));
    counts.push_back({line.name, so_far});
  }
  write.add(std::move(table));
  write.add(chart_of(ChartKind::bars, "本年累计办件", "件", counts));
}

void write_money(const NarrativeMaterial& material, const Period& period, Figures& figures,
                 BlockWriter& write) {
  const AmountFen contracts = figures.sum(
      "签订合同金额", period.name + "签订的各类合同金额之和，补充合同不计", {"ContractSigned"}, period);
  Trace trace = figures.trace();
  const AmountFen paid =
      figures.sum("支付金额", period.name + "登记的国库支付之和", {"PaymentRecorded"}, period);
  trace.add(figures.trace());
  const AmountFen refunded = figures.sum("退回金额", period.name + "登记的退回之和，未从支付金额中扣除",
                                         {"PaymentRefunded"}, period);
  trace.add(figures.trace());
  write.say(fmt::format("{}签订合同金额{}，登记支付{}，退回{}。", period.name, amount_text(contracts),
                        amount_text(paid), amount_text(refunded)),
            trace);
  const auto lines = budget_register(material.rows);
  if (lines.empty()) return;
  Table table;
  table.title = "各预算年度执行情况";
  table.unit = "单位：万元";
  table.columns = {{"年度", 2, CellAlign::centre},  {"控制数", 3, CellAlign::right},
                   {"下达", 4, CellAlign::right},   {"结转调剂", 3, CellAlign::right},
                   {"收回", 3, CellAlign::right},   {"占用未付", 3, CellAlign::right},
                   {"已支付", 3, CellAlign::right}, {"可用", 3, CellAlign::right}};
  table.note = "注：可用＝下达＋结转调剂－收回－占用未付－已支付；结转调剂为转入减转出。";
  Chart chart;
  chart.title = "各预算年度下达和支付";
  chart.measure = Measure::amount_fen;
  chart.unit = "万元";
  chart.series = {{"下达", {}}, {"已支付", {}}};
  for (const BudgetYearLine& line : lines) {
    table.rows.push_back(money_row(line));
    chart.categories.push_back(std::to_string(line.year));
    chart.series[0].values.push_back(line.allotted.fen);
    chart.series[1].values.push_back(line.paid.fen);
    figures.note(fmt::format("{}年度已支付", line.year), "该年度各指标已支付净额，退回已扣除", "fund-ledger",
                 amount_text(line.paid), fmt::format("{}年度", line.year));
  }
  write.add(std::move(table));
  write.add(std::move(chart));
}

void write_limits(const NarrativeMaterial& material, const Period& period, Figures& figures,
                  BlockWriter& write) {
  auto lines = clock_register(material.rows, material.calendar);
  std::erase_if(lines, [&](const ClockLine& line) { return line.is_minimum || !period.holds(line.due_on); });
  const ClockStatistics statistics = clock_statistics(lines, material.today);
  const std::string rate = percent_text(statistics.in_time, statistics.due);
  const std::int64_t yellow = cards_between(material.rows, "yellow", period);
  const std::int64_t red = cards_between(material.rows, "red", period);
  const std::string which = fmt::format("截止日{}", period_text(period));
  const auto note = [&](const char* name, const std::string& definition, const char* report,
                        const std::string& value) { figures.note(name, definition, report, value, which); };
  note("应办结时限", fmt::format("截止日在{}内、已到期或已办结的时限，等待期不计", period.name),
       "clock-register", std::to_string(statistics.due));
  note("按期办结", "其中不迟于截止日办结的", "clock-register", std::to_string(statistics.in_time));
  note("按期率", "按期办结÷应办结，舍去万分位以下", "clock-register", rate);
  note("亮黄灯", fmt::format("{}内截止而逾期、规则为黄灯的时限", period.name), "card-register",
       std::to_string(yellow));
  note("亮红灯", fmt::format("{}内截止而逾期、规则为红灯的时限", period.name), "card-register",
       std::to_string(red));
  Trace trace;
  for (const CardRow& card : material.rows.cards) {
    if (!period.holds(card.due_on)) continue;
    trace.add(card.sequence);
    trace.add(std::string_view(card.provision));
  }
  write.say(fmt::format("{}应办结时限{}项，按期办结{}项，按期率{}；亮黄灯{}盏、红灯{}盏。", period.name,
                        statistics.due, statistics.in_time, rate, yellow, red),
            trace);
  std::vector<WordCount> by_limit;
  for (const CardRow& card : material.rows.cards) {
    if (!period.holds(card.due_on)) continue;
    add_word(by_limit, material.wording.limit(card.clock));
  }
  if (by_limit.empty()) return;
  Table table;
  table.title = "亮灯时限";
  table.unit = "单位：盏";
  table.columns = {{"时限", 8, CellAlign::left}, {"亮灯", 2, CellAlign::right}};
  for (const WordCount& each : by_limit)
    table.rows.push_back({{each.word, std::to_string(each.count)}, trace, false});
  write.add(std::move(table));
}

void write_stages(const NarrativeMaterial& material, Figures& figures, BlockWriter& write) {
  std::vector<WordCount> stages;
  AmountFen contracts, paid;
  const auto ledger = project_ledger(material.rows);
  for (const ProjectLedgerLine& line : ledger) {
    add_word(stages, material.wording.locale().label("stages", line.stage));
    contracts += line.contract.value_or(AmountFen{});
    paid += line.paid;
  }
  figures.note("在库项目", "台账所列项目，已转出的不计", "project-ledger", std::to_string(ledger.size()));
  figures.note("主体合同金额", "在库项目主体合同（含补充合同）之和", "project-ledger",
               amount_text(contracts));
  figures.note("累计支付", "在库项目各指标已支付净额之和", "project-ledger", amount_text(paid));
  Trace trace;
  for (const ProjectLedgerLine& line : ledger) {
    if (const CaseRow* project = material.rows.find(line.number)) trace.add(project->opened_at);
  }
  write.say(fmt::format("截至{}，在库项目{}个，主体合同金额{}，累计支付{}。", date_text(material.today),
                        ledger.size(), amount_text(contracts), amount_text(paid)),
            trace);
  write.add(chart_of(ChartKind::donut, "在库项目当前环节", "个", stages));
}

void write_attention(const NarrativeMaterial& material, BlockWriter& write) {
  std::size_t written = 0;
  for (const ClockLine& line : clock_register(material.rows, material.calendar)) {
    const bool is_late =
        line.status == ClockStatus::passed ||
        (!line.is_minimum && line.status == ClockStatus::running && line.due_on < material.today);
    if (!is_late) continue;
    ++written;
    Trace trace;
    if (const CaseRow* row = material.rows.find(line.stream)) trace.add(row->opened_at);
    trace.add(std::string_view(line.provision));
    write.item(fmt::format("{}：{}已于{}到期，尚未办结（{}）。",
                           line.project.empty() ? line.stream : material.rows.project_name(line.project),
                           material.wording.limit(line.limit), date_text(line.due_on),
                           material.wording.seat(line.holder)),
               trace);
  }
  for (const CaseRow* each : material.rows.of_workflow("rectification")) {
    const bool is_open =
        each->row.state == "ordered" || each->row.state == "reported" || each->row.state == "failed";
    if (!is_open) continue;
    ++written;
    Trace trace;
    trace.add(each->opened_at);
    write.item(fmt::format("{}：{}，限期{}。", material.rows.project_name(each->row.project),
                           material.wording.state("rectification", each->row.state),
                           date_text(each->date("due_on").value_or(material.today))),
               trace);
  }
  if (written == 0) write.say("无逾期未办结的时限和未办结的整改。", {});
}

}  // namespace lianshen::narratives
