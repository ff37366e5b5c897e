#include "reports/narratives/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/catalogue.hpp"
#include "reports/documents/drafting.hpp"

namespace lianshen {

std::string period_text(const Period& period) {
  const auto [from, until] = std::pair(period.from, period.until);
  std::string end = date_text(until);
  if (from.year() == until.year()) end = fmt::format("{}月{}日", until.month(), until.day());
  if (from.year() == until.year() && from.month() == until.month()) end = fmt::format("{}日", until.day());
  return from == until ? date_text(from) : fmt::format("{}至{}", date_text(from), end);
}

std::string Figures::source_text(const char* how, const std::vector<std::string_view>& types,
                                 const Period& period) const {
  std::vector<std::string> names;
  for (const std::string_view type : types) names.push_back(wording_.event(std::string(type)));
  return fmt::format("{}：{}（{}）", how, joined(names), period_text(period));
}

std::vector<const TimelineEvent*> Figures::found(const std::vector<std::string_view>& types,
                                                 const Period& period) {
  trace_ = {};
  std::vector<const TimelineEvent*> all;
  for (const TimelineEvent& each : timeline_) {
    const bool is_one = std::ranges::find(types, each.event.type) != types.end();
    if (!is_one || !period.holds(each.event.on)) continue;
    all.push_back(&each);
    trace_.add(each.event.sequence);
  }
  return all;
}

std::int64_t Figures::count(std::string name, std::string definition,
                            const std::vector<std::string_view>& types, const Period& period) {
  const auto number = static_cast<std::int64_t>(found(types, period).size());
  figures_.push_back({std::move(name), std::to_string(number), std::move(definition),
                      source_text("办理记录计数", types, period), trace_});
  return number;
}

AmountFen Figures::sum(std::string name, std::string definition, const std::vector<std::string_view>& types,
                       const Period& period) {
  AmountFen total;
  for (const TimelineEvent* each : found(types, period))
    total += each->event.amount("amount").value_or(AmountFen{});
  figures_.push_back({std::move(name), amount_text(total), std::move(definition),
                      source_text("办理记录金额求和", types, period), trace_});
  return total;
}

void Figures::note(std::string name, std::string definition, std::string_view report, std::string value,
                   const std::string& which) {
  note_counted(std::move(name), std::move(definition),
               fmt::format("《{}》{}，截至{}", find_report(report)->title, which, date_text(today_)),
               std::move(value));
}

void Figures::note_counted(std::string name, std::string definition, std::string how, std::string value) {
  figures_.push_back({std::move(name), std::move(value), std::move(definition), std::move(how), {}});
}

Annex Figures::annex() const {
  Table table;
  table.columns = {{"指标", 4, CellAlign::left},
                   {"数值", 4, CellAlign::right},
                   {"口径", 5, CellAlign::left},
                   {"取数方法", 10, CellAlign::left}};
  for (const Figure& figure : figures_) {
    table.rows.push_back(
        {{figure.name, figure.value, figure.definition, figure.source}, figure.trace, false});
  }
  table.note = "注：办理记录按业务日期计，已更正的按更正后计。";
  return {"指标口径和取数方法", {std::move(table)}};
}

}  // namespace lianshen
