// Who is asking over the wire: a person with a live session, and the power that his account holds right now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"

namespace lianshen {

struct Viewer {
  Actor actor;                     // user and organisation
  std::vector<std::string> seats;  // held personally, at this moment
  std::string name;                // from the register of persons; the user's id if none is known
  std::string session;             // hash of the session's secret, in hex; names the session, opens nothing
  bool is_stepped_up = false;      // gave a second factor or the password again, lately
  bool must_change_password = false;
  bool has_second_factor = false;
  bool must_enrol_second_factor = false;  // holds a seat that asks for one, and has none yet
  Instant session_ends_at;                // at the latest, whatever he does

  [[nodiscard]] bool holds(std::string_view seat) const;
};

}  // namespace lianshen
