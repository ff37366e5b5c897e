#include "engine/rules/facts_reader.hpp"

#include <algorithm>

namespace lianshen {

bool FactsReader::is_held(std::string_view hold, std::string_view subject) const {
  const auto live = index_.live_holds(subject);
  return std::ranges::any_of(live, [&](const HoldRow& row) { return row.hold == hold; });
}

}  // namespace lianshen
