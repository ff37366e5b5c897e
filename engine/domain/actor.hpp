// Who asks. People are opaque ids here; names and telephone numbers live outside the log.
#pragma once

#include <string>

namespace lianshen {

struct Actor {
  std::string user;          // opaque id; "system" for timers and reactions
  std::string organisation;  // a code of the policy pack; empty for the system

  [[nodiscard]] bool is_system() const { return organisation.empty(); }
  // "clerk@civil_affairs_bureau", or "system".
  [[nodiscard]] std::string text() const { return is_system() ? user : user + "@" + organisation; }
  static Actor system() { return Actor{"system", ""}; }
  bool operator==(const Actor&) const = default;
};

}  // namespace lianshen
