// From the JSON of one pack version to its value: members, units and bounds of every entry. What one entry
// says of another (seats, organisations, commands) is checked afterwards, in policy_check.hpp.
#pragma once

#include "engine/policy/data_node.hpp"
#include "engine/policy/policy_pack.hpp"

namespace lianshen {

// Throws DataError. The pack still lacks its index.
PolicyPack read_policy_pack(const DataNode& root, const RegulationLibrary& regulations);

}  // namespace lianshen
