#include "engine/rules/table_description.hpp"

namespace lianshen {

std::string unqualified(std::string_view type_name) {
  std::string result;
  for (const char letter : type_name) {
    if (letter == ':') {
      const auto start = result.find_last_of("<, ");
      result.erase(start == std::string::npos ? 0 : start + 1);
    } else {
      result += letter;
    }
  }
  return result;
}

}  // namespace lianshen
