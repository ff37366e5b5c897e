// What somebody who signs in may do: the seats that his own account holds, not those of his whole unit. The
// workflow `account` keeps the accounts; what it says is read here from its folded data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/log/decision_index.hpp"
#include "engine/log/sight.hpp"
#include "engine/policy/policy_pack.hpp"

namespace lianshen {

inline constexpr std::string_view account_workflow = "account";
inline constexpr std::string_view account_active = "active";  // its state

struct AccountPower {
  std::string user;
  std::string organisation;
  std::vector<std::string> seats;

  [[nodiscard]] bool holds(std::string_view seat) const;
};

// The case in which the account of a user is kept.
std::string account_stream(std::string_view user);

// Nothing if there is no such account or it is disabled.
std::optional<AccountPower> account_power(DecisionIndex& index, std::string_view user);

// What the pack lets these seats see. Seats that the pack no longer gives to the organisation count for
// nothing.
Sight sight_of(const PolicyPack& policy, const AccountPower& power);

}  // namespace lianshen
