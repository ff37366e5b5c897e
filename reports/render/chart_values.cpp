#include "reports/render/chart_values.hpp"

#include <fmt/format.h>

#include "reports/sheet.hpp"

namespace lianshen {

std::string value_text(Measure measure, std::int64_t value) {
  constexpr std::int64_t hundred = 100;
  switch (measure) {
    case Measure::count:
      return std::to_string(value);
    case Measure::amount_fen:
      return exact_wan(AmountFen{value});
    case Measure::hundredths:
      return fmt::format("{}.{:02}", value / hundred, value % hundred);
    case Measure::basis_points:
      return fmt::format("{}.{:02}%", value / hundred, value % hundred);
  }
  return {};
}

}  // namespace lianshen
