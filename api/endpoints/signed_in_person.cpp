#include "api/endpoints/signed_in_person.hpp"

#include <algorithm>

namespace lianshen {

SignedInPerson signed_in_person(const Viewer& viewer, const PolicyPack& policy) {
  SignedInPerson person;
  person.user.value = viewer.actor.user;
  person.name.value = viewer.name;
  person.organisation.value = viewer.actor.organisation;
  const Organisation* organisation = policy.organisation(viewer.actor.organisation);
  person.organisation_name.value = organisation == nullptr ? viewer.actor.organisation : organisation->name;
  for (const std::string& seat : viewer.seats) {
    const auto found = std::ranges::find(policy.seats, seat, &Seat::id);
    person.seats.push_back({{seat}, {found == policy.seats.end() ? seat : found->label}});
  }
  person.is_stepped_up = viewer.is_stepped_up;
  person.must_change_password = viewer.must_change_password;
  person.must_enrol_second_factor = viewer.must_enrol_second_factor;
  person.has_second_factor = viewer.has_second_factor;
  person.session_ends_at = viewer.session_ends_at;
  return person;
}

}  // namespace lianshen
