// A second city, made up and written as data: other words, limits, thresholds and members than Xianning's, so
// that tests see what comes from a pack and what does not. Its one workflow exists only here.
#pragma once

#include "engine/domain/json.hpp"
#include "engine/policy/policy_pack.hpp"

namespace lianshen::test {

// The texts of `river`, and of `lake`, which the pack of river may not cite.
const RegulationLibrary& river_rules();

// Whole and valid; a test changes what it wants to see refused.
Json river_pack();

// Read under the name "river.json".
PolicyPack read_river_pack(const Json& pack);

}  // namespace lianshen::test
