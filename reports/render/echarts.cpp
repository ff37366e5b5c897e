#include "reports/render/echarts.hpp"

#include <fmt/format.h>

#include "reports/render/chart_values.hpp"

namespace lianshen {

namespace {

Json values_of(const Chart& chart, const ChartSeries& series) {
  Json values = Json::array();
  for (std::size_t at = 0; at < series.values.size(); ++at) {
    // ECharts reads a number from a text: no floating point on our side.
    std::string number = value_text(chart.measure, series.values[at]);
    if (number.ends_with('%')) number.pop_back();
    if (chart.kind == ChartKind::donut) {
      values.push_back({{"name", chart.categories[at]}, {"value", number}});
    } else {
      values.push_back(number);
    }
  }
  return values;
}

}  // namespace

Json echarts_option(const Chart& chart) {
  const bool is_donut = chart.kind == ChartKind::donut;
  Json series = Json::array();
  Json names = Json::array();
  for (const ChartSeries& each : chart.series) {
    Json one = {{"name", each.name},
                {"type", is_donut                        ? "pie"
                         : chart.kind == ChartKind::bars ? "bar"
                                                         : "line"},
                {"data", values_of(chart, each)}};
    if (is_donut) one["radius"] = {"40%", "70%"};
    if (!is_donut) one["label"] = {{"show", true}, {"position", "top"}};
    series.push_back(std::move(one));
    names.push_back(each.name);
  }
  Json option = {{"title", {{"text", fmt::format("{}（单位：{}）", chart.title, chart.unit)}}},
                 {"tooltip", {{"trigger", is_donut ? "item" : "axis"}}},
                 {"aria", {{"enabled", true}}},
                 {"series", std::move(series)}};
  if (is_donut) return option;
  option["legend"] = {{"data", std::move(names)}, {"bottom", 0}};
  option["xAxis"] = {{"type", "category"}, {"data", chart.categories}};
  option["yAxis"] = {{"type", "value"}, {"name", chart.unit}};
  return option;
}

}  // namespace lianshen
