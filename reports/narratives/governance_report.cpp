// 建设管理年度报告: how the rules were kept in the year: work, limits, refusals by article, money, audit.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/narratives/sections.hpp"

namespace lianshen::narratives {

namespace {

constexpr std::size_t articles_shown = 12;

// As people cite it: without the ids of the library, by which several parts of an article differ.
std::string article_of(const NarrativeMaterial& material, const std::string& provision) {
  const std::string first = provision.substr(0, provision.find(' '));
  const std::string text = material.wording.article(first);
  return text.substr(0, text.rfind("（"));
}

void write_refusals(const NarrativeMaterial& material, const Period& year, Figures& figures,
                    BlockWriter& write) {
  std::vector<WordCount> by_article;
  std::array<std::int64_t, 12> by_month{};
  std::int64_t total = 0;
  Trace trace;
  for (const RefusalRow& refusal : material.rows.refusals) {
    const CivilDate day = refusal.event.at.local_date();
    if (!year.holds(day)) continue;
    ++total;
    ++by_month[day.month() - 1];
    trace.add(refusal.event.sequence);
    for (const Reason& reason : refusal.reasons) {
      if (!reason.provision.empty()) add_word(by_article, article_of(material, reason.provision));
    }
  }
  figures.note_counted("不能办理", "系统依规则未予办理的请求，一次请求计一次",
                       fmt::format("不予办理记录计数，按录入日期（{}）", period_text(year)),
                       std::to_string(total));
  write.say(fmt::format("本年度系统依规则未予办理的请求{}次。", total), trace);
  if (total == 0) return;
  std::ranges::stable_sort(by_article, std::ranges::greater{}, &WordCount::count);
  if (by_article.size() > articles_shown) by_article.resize(articles_shown);
  Table table;
  table.title = "不能办理的依据";
  table.unit = "单位：次";
  table.columns = {{"条款", 8, CellAlign::left}, {"次数", 2, CellAlign::right}};
  for (const WordCount& each : by_article)
    table.rows.push_back({{each.word, std::to_string(each.count)}, trace, false});
  table.note = "注：一次请求有几个原因的，各条款分别计数；只列次数最多的条款。";
  write.add(std::move(table));
  std::vector<WordCount> months;
  for (unsigned month = 1; month <= material.today.month(); ++month)
    months.push_back({fmt::format("{}月", month), by_month[month - 1]});
  Chart chart = chart_of(ChartKind::lines, "各月不能办理的请求", "次", months);
  chart.trace = trace;
  write.add(std::move(chart));
}

void write_discipline(const Period& year, Figures& figures, BlockWriter& write) {
  Trace trace;
  const auto count = [&](const char* name, const char* definition,
                         const std::vector<std::string_view>& types) {
    const auto number = figures.count(name, definition, types, year);
    trace.add(figures.trace());
    return number;
  };
  const auto confirmed = count("核发黄牌红牌", "本年度核发的黄牌、红牌", {"CardConfirmed"});
  const auto revoked = count("核销黄牌红牌", "本年度核销的黄牌、红牌", {"CardRevoked"});
  const auto represented = count("代录", "本年度经第二人核对生效的代录", {"EntryConfirmed"});
  const auto corrected = count("更正", "本年度核对生效的更正", {"RecordCorrectionConfirmed"});
  const auto delegated = count("代理", "本年度的委托代理", {"PowerDelegated"});
  write.say(fmt::format("本年度核发黄牌、红牌共{}张，核销{}张；代录{}件，更正{}件，委托代理{}次。", confirmed,
                        revoked, represented, corrected, delegated),
            trace);
}

void write_audit(const Period& year, Figures& figures, BlockWriter& write) {
  Trace trace;
  const auto count = [&](const char* name, const char* definition,
                         const std::vector<std::string_view>& types) {
    const auto number = figures.count(name, definition, types, year);
    trace.add(figures.trace());
    return number;
  };
  const auto results =
      count("审计结果", "本年度登记的项目审计结果", {"ResultRecorded", "LastResultRecorded"});
  const auto ordered = count("审计整改", "本年度要求的审计整改", {"AuditRectificationOrdered"});
  const auto confirmed = count("审计整改核实", "本年度核实的审计整改", {"AuditRectificationConfirmed"});
  const auto rectifications = count("整改通知", "本年度下达的整改通知", {"RectificationOrdered"});
  const auto passed = count("整改通过", "本年度复核通过的整改", {"RectificationPassed"});
  const auto failed = count("整改不到位", "本年度认定整改不到位", {"FailureFound"});
  const auto released = count("解除限制", "本年度解除的限制措施", {"RestrictionsReleased"});
  trace.add("XN-PM-17.1");
  trace.add("XN-PM-24.3");
  write.say(
      fmt::format("本年度登记审计结果{}项，要求审计整改{}项，已核实{}项。下达整改通知{}件，复核通过{}件，"
                  "认定整改不到位{}件，解除限制措施{}件。",
                  results, ordered, confirmed, rectifications, passed, failed, released),
      trace);
}

}  // namespace

Document governance_report(const NarrativeMaterial& material) {
  const Period year = year_of(material.today);
  Figures figures(material.timeline, material.wording, material.today);
  Document document;
  document.title = fmt::format("咸宁市电子政务项目\u200B{}年度建设管理报告", material.today.year());
  BlockWriter write(document.blocks);
  write.say(fmt::format("数据时段为{}。", period_text(year)), {});
  write.heading("办件情况");
  write_work(material, year, figures, write);
  write.heading("项目概况");
  write_stages(material, figures, write);
  write.heading("时限执行");
  write_limits(material, year, figures, write);
  write.heading("规则执行");
  write_refusals(material, year, figures, write);
  write.heading("办理纪律");
  write_discipline(year, figures, write);
  write.heading("资金执行");
  write_money(material, year, figures, write);
  write.heading("审计和整改");
  write_audit(year, figures, write);
  write.heading("下一步需关注的事项");
  write_attention(material, write);
  document.annexes.push_back(figures.annex());
  return document;
}

}  // namespace lianshen::narratives
