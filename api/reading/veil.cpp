#include "api/reading/veil.hpp"

#include <algorithm>

namespace lianshen::reading {

namespace {

bool names(const std::vector<std::string>& list, const std::string& wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

}  // namespace

// The round is one case in which every unit asks for its own projects' money. A plan is published whole.
Veil::Veil(const Reading& reading, const StreamRow& row)
    : reading_(reading), is_of_many_units_(row.workflow == "funding_round") {
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
  if (is_of_many_units_ && data.contains("lines")) {
    Json seen = Json::array();
    for (Json& line : data["lines"])
      if (!is_about_a_hidden_project(line)) seen.push_back(std::move(line));
    data["lines"] = std::move(seen);
  }
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

bool Veil::hides_event(const Json& event_data) const {
  return is_of_many_units_ && is_about_a_hidden_project(event_data);
}

bool Veil::is_about_a_hidden_project(const Json& part) const {
  const auto project = part.find("project");
  if (project == part.end() || !project->is_string()) return false;
  const auto name = project->get<std::string>();
  const auto known = is_hidden_.find(name);
  if (known != is_hidden_.end()) return known->second;
  return is_hidden_[name] = !reading_.visible_case(name).has_value();
}

}  // namespace lianshen::reading
