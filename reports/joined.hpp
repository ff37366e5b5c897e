// Words in a row, as Chinese lists them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

// Empty ones are left out.
std::string joined(const std::vector<std::string>& words, std::string_view separator = "、");

}  // namespace lianshen
