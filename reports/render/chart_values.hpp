// Numbers of charts as people read them.
#pragma once

#include <string>

#include "reports/document.hpp"

namespace lianshen {

// “12”, “286.00” (万元), “92.50” (points), “66.67%”.
std::string value_text(Measure measure, std::int64_t value);

}  // namespace lianshen
