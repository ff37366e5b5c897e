// Names and telephone numbers as others see them at first.
#pragma once

#include <string>
#include <string_view>

namespace lianshen {

// The first character, and a star for each other one.
std::string masked_name(std::string_view name);
// The first three digits and the last four, if it is long enough for that.
std::string masked_telephone(std::string_view telephone);

}  // namespace lianshen
