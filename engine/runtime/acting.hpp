// 代理: who may act for an absent colleague. The workflow `delegation` files each delegation under a link
// from which it is found here; what it says is read from its folded data.
#pragma once

#include <string>
#include <string_view>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/log/decision_index.hpp"

namespace lianshen {

inline constexpr std::string_view delegation_workflow = "delegation";
inline constexpr std::string_view delegation_in_force = "in_force";  // its state
inline constexpr std::string_view delegation_link = "acts_for";

// "li@office>zhang@office": li has given his power to zhang.
std::string delegation_link_target(const Actor& principal, const Actor& deputy);

// True if a live delegation from `principal` ("user@organisation") to `deputy` covers this day and command
// ("requirement_review.accept").
bool may_act_for(DecisionIndex& index, std::string_view principal, const Actor& deputy,
                 std::string_view command, CivilDate day);

}  // namespace lianshen
