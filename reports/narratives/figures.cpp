#include "reports/narratives/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/drafting.hpp"

namespace lianshen {

namespace {

std::string query_text(std::string_view take, const std::vector<std::string_view>& types,
                       std::string_view member, const Period& period) {
  std::vector<std::string> names(types.begin(), types.end());
  return fmt::format("{}（{}{}{}，业务日期{}至{}）", take, joined(names), member.empty() ? "" : "的", member,
                     period.from.iso(), period.until.iso());
}

}  // namespace

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
                      query_text("事件计数", types, "", period), trace_});
  return number;
}

AmountFen Figures::sum(std::string name, std::string definition, const std::vector<std::string_view>& types,
                       const char* member, const Period& period) {
  AmountFen total;
  for (const TimelineEvent* each : found(types, period))
    total += each->event.amount(member).value_or(AmountFen{});
  figures_.push_back({std::move(name), amount_text(total), std::move(definition),
                      query_text("事件求和", types, member, period), trace_});
  return total;
}

void Figures::note(std::string name, std::string definition, std::string query, std::string value) {
  figures_.push_back({std::move(name), std::move(value), std::move(definition), std::move(query), {}});
}

Annex Figures::annex() const {
  Table table;
  table.columns = {{"指标", 4, CellAlign::left},
                   {"数值", 4, CellAlign::right},
                   {"口径", 5, CellAlign::left},
                   {"取数方法", 10, CellAlign::left}};
  for (const Figure& figure : figures_) {
    table.rows.push_back({{figure.name, figure.value, figure.definition, figure.query}, figure.trace, false});
  }
  table.note = "注：事件按业务日期计，已更正的按更正后计；报表取数为同名报表截至同日的数。";
  return {"指标口径和取数方法", {std::move(table)}};
}

}  // namespace lianshen
