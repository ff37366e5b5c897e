// What the entries of a pack say of each other: every seat, organisation and command that is named must
// exist. Must not read JSON values: places are named by the order of the file, which the pack keeps.
#pragma once

#include <string>

#include "engine/policy/policy_pack.hpp"

namespace lianshen {

// Throws PolicyError that names the first false reference.
void check_references(const PolicyPack& pack, const std::string& origin);

}  // namespace lianshen
