// Reads the sections of a pack on signing in (identity_entries.hpp). Must not repair anything: what is not
// exactly as expected stops the start-up.
#pragma once

#include "engine/policy/policy_pack.hpp"
#include "engine/policy/source_reader.hpp"

namespace lianshen {

void read_identity_entries(const DataNode& root, const SourceReader& sources, PolicyPack& pack);

}  // namespace lianshen
