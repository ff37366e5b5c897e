// Going through many cases one by one: what a long report needs beside the decision indexes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/database.hpp"

namespace lianshen {

// The names of a workflow's cases alone, in order.
std::vector<std::string> case_names(Database& database, std::string_view workflow);
// The sequence of the first event of that case; 0 if there is none.
std::int64_t opened_at(Database& database, std::string_view stream);

}  // namespace lianshen
