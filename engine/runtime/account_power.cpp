#include "engine/runtime/account_power.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen {

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

}  // namespace lianshen
