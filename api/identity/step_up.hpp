// Before some commands (section `step_up` of the pack) a sign-in of this morning is not enough.
#pragma once

#include <string_view>

#include "api/http/route.hpp"
#include "engine/policy/policy_pack.hpp"

namespace lianshen {

bool needs_step_up(const PolicyPack& policy, std::string_view workflow, std::string_view command);
// Throws http::Problem 403 if the command needs it and whoever asks has not proved lately who he is.
void expect_step_up(const http::Call& call, std::string_view workflow, std::string_view command);

}  // namespace lianshen
