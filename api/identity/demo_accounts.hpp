// The accounts of the demo, the only ones that come with a known password and without a second factor. Only
// `./dev demo` makes them; an office begins with `lianshen account first`.
#pragma once

#include <string_view>
#include <vector>

#include "api/identity/secrets.hpp"
#include "engine/runtime/command_runner.hpp"

namespace lianshen {

struct DemoAccount {
  std::string_view user;
  std::string_view organisation;
  std::string_view name;
  std::vector<std::string_view> seats;
  bool is_shown = false;  // one of the three that the demo names; the others are their checkers
};

const std::vector<DemoAccount>& demo_accounts();
inline constexpr std::string_view demo_password = "demo-2021-xianning";

// Opens those that are not there yet. Throws std::runtime_error if the pack does not have their organisations
// and seats.
void create_demo_accounts(CommandRunner& runner, Instant at, const HashCost& cost = {});

}  // namespace lianshen
