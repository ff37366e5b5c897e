// A chart as the option of ECharts, for pages that draw it themselves. Values are as people read them;
// amounts are 万元, written out as text so that nothing is rounded on the way.
#pragma once

#include "engine/domain/json.hpp"
#include "reports/document.hpp"

namespace lianshen {

Json echarts_option(const Chart& chart);

}  // namespace lianshen
