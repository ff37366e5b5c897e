// The files that a command names by their hashes.
#pragma once

#include <string>

#include "api/http/route.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

// Each must have been sent by whoever names it, or be named by a case that he sees: a hash that somebody
// learned would else open another's file to him. Throws http::Problem 400 with the places of those that were
// not. `pointer` is where `data` stands in the body.
void expect_files(const http::Call& call, const Json& data, const std::string& pointer = "/data");

}  // namespace lianshen
