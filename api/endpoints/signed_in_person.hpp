// How somebody who is signed in is shown to himself.
#pragma once

#include <vector>

#include "api/identity/identity.hpp"
#include "engine/domain/described.hpp"

namespace lianshen {

struct HeldSeat {
  Text<64> id;
  Text<200> label;
};
BOOST_DESCRIBE_STRUCT(HeldSeat, (), (id, label))

struct SignedInPerson {
  UserId user;
  Text<200> name;
  OrganisationId organisation;
  Text<200> organisation_name;
  std::vector<HeldSeat> seats;
  bool is_stepped_up = false;
  bool must_change_password = false;
  bool must_enrol_second_factor = false;
  bool has_second_factor = false;
  Instant session_ends_at;
};
BOOST_DESCRIBE_STRUCT(SignedInPerson, (),
                      (user, name, organisation, organisation_name, seats, is_stepped_up,
                       must_change_password, must_enrol_second_factor, has_second_factor, session_ends_at))

SignedInPerson signed_in_person(const Viewer& viewer, const PolicyPack& policy);

}  // namespace lianshen
