#include "api/reading/veil.hpp"

#include <algorithm>

namespace lianshen::reading {

namespace {

bool names(const std::vector<std::string>& list, const std::string& wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

}  // namespace

Veil::Veil(const Reading& reading, const StreamRow& row) {
  const auto& held = reading.viewer.seats;
  for (const VeiledFields& entry : reading.policy.veiled) {
    const bool may_see =
        std::ranges::any_of(held, [&](const auto& seat) { return names(entry.seats, seat); });
    if (entry.workflow == row.workflow && !names(entry.until_states, row.state) && !may_see)
      entries_.push_back(&entry);
  }
}

std::vector<std::string> Veil::cover(Json& data) const {
  std::vector<std::string> covered;
  for (const VeiledFields* entry : entries_) {
    for (const std::string& field : entry->fields) {
      const Json::json_pointer pointer(field);
      if (!data.contains(pointer)) continue;
      data[pointer.parent_pointer()].erase(pointer.back());
      covered.push_back(field);
    }
  }
  return covered;
}

bool Veil::covers_event(const std::string& type) const {
  return std::ranges::any_of(entries_, [&](const VeiledFields* entry) { return names(entry->events, type); });
}

}  // namespace lianshen::reading
