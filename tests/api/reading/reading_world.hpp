// The main line's office, looked at by somebody who signed in.
#pragma once

#include <string>
#include <vector>

#include "api/reading/case_titles.hpp"
#include "api/reading/reading.hpp"
#include "engine/runtime/account_power.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

// Who looks: "clerk@civil_affairs_bureau" with the seats that the account holds.
struct Person {
  std::string user;
  std::string organisation;
  std::vector<std::string> seats;
};

const Person applicant = {"clerk", "civil_affairs_bureau", {"applicant_clerk"}};
const Person other_applicant = {"clerk", "water_bureau", {"applicant_clerk"}};
const Person office_clerk = {"clerk", "government_affairs_office", {"office_clerk"}};
const Person office_head = {"head", "government_affairs_office", {"office_head"}};
const Person liaison = {"liaison", "industry_bureau", {"member_liaison"}};
const Person finance = {"reviewer", "finance_bureau", {"finance_reviewer"}};
const Person auditor = {"auditor", "audit_bureau", {"auditor"}};
const Person expert = {"expert1", "expert_pool", {"expert"}};

class ReadingWorld {
 public:
  // The main line up to and including that step.
  explicit ReadingWorld(std::string_view step);

  // Calls `work` with a Reading of that person's, on the day of the last event.
  template <class Work>
  auto as(const Person& person, Work work) {
    put_account(person);
    views_.follow(world_.runner().database());
    Viewer viewer;
    viewer.actor = {person.user, person.organisation};
    viewer.seats = person.seats;
    viewer.name = person.user;
    const PolicyPack& policy = *rulebook().policies.in_force("xianning", now().local_date());
    const Wording wording(locale_, policy, rulebook().regulations);
    const reading::Reading reading{world_.runner().database(),
                                   views_,
                                   rulebook(),
                                   policy,
                                   wording,
                                   viewer,
                                   sight_of(policy, {person.user, person.organisation, person.seats}),
                                   now()};
    return work(reading);
  }

  World& world() { return world_; }
  Instant now() { return world_.runner().head().last_at; }

 private:
  // As the workflow of accounts leaves it; users of the main line share their names between units.
  void put_account(const Person& person);

  World world_;
  ScratchFolder folder_;
  CaseViews views_{folder_.file("log.views"), reading::case_titling()};
  Locale locale_;
};

// The ids of a list of cases, sorted.
std::vector<std::string> ids_of(const Json& answer);

}  // namespace lianshen::test
