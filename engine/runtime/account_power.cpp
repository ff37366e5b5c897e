#include "engine/runtime/account_power.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen {

namespace {

SightScope scope_of(const std::string& sees) {
  if (sees == "jurisdiction") return SightScope::jurisdiction;
  return sees == "panel" ? SightScope::panel : SightScope::own_unit;
}

}  // namespace

bool AccountPower::holds(std::string_view seat) const {
  return std::ranges::find(seats, seat) != seats.end();
}

std::string account_stream(std::string_view user) { return fmt::format("{}-{}", account_workflow, user); }

std::optional<AccountPower> account_power(DecisionIndex& index, std::string_view user) {
  const auto row = index.stream(account_stream(user));
  if (!row || row->workflow != account_workflow || row->state != account_active) return std::nullopt;
  const Json data = Json::parse(row->data);
  AccountPower power{data.at("user").get<std::string>(), data.at("organisation").get<std::string>(), {}};
  if (power.user != user) return std::nullopt;
  for (const auto& seat : data.at("seats")) power.seats.push_back(seat.get<std::string>());
  return power;
}

Sight sight_of(const PolicyPack& policy, const AccountPower& power) {
  Sight sight{power.user, power.organisation, {}};
  for (const auto& entry : policy.sight) {
    const bool has_seat = std::ranges::any_of(entry.seats, [&](const std::string& seat) {
      return power.holds(seat) && policy.holds_seat(power.organisation, seat);
    });
    if (!has_seat) continue;
    sight.rules.push_back(
        {entry.workflows, entry.except_workflows, entry.except_states, scope_of(entry.sees)});
  }
  return sight;
}

}  // namespace lianshen
