// Who of a panel must still answer. A pure function of the panel (policy pack) and of who has answered.
#pragma once

#include <string>
#include <vector>

#include "engine/policy/policy_pack.hpp"

namespace lianshen {

// The members that are still awaited; empty: the panel has said enough.
//   all       every member of `must_answer`, or every member with a vote if that list is empty
//   any       one answer of a member with a vote is enough
//   majority  more than half of the members with a vote
std::vector<std::string> members_awaited(const Panel& panel, const std::vector<std::string>& answered);

}  // namespace lianshen
