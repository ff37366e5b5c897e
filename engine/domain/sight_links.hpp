// The links that make a case visible to somebody beyond the unit it belongs to. Workflows set them; who sees
// what by them is said in the policy pack.
#pragma once

#include <string>
#include <string_view>

namespace lianshen {

inline constexpr std::string_view panel_link = "panel";    // to: an organisation, or panel_member(user)
inline constexpr std::string_view agenda_link = "agenda";  // of a meeting; to: the case that is an item of it

// A person as the target of a panel link, apart from organisations of the same name.
inline std::string panel_member(std::string_view user) {
  std::string target = "user:";
  target += user;
  return target;
}

}  // namespace lianshen
