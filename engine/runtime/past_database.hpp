// The database as it was at the end of a day: the log up to then in a private database in memory, its indexes
// folded anew, and the limits passed that were over by then. What is reported on it is what would have been
// reported on that day.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "engine/domain/civil_date.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/rulebook.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// Called as rows are taken, each of them twice: copied, then folded. May throw, which ends it.
using ReplayWatch = std::function<void(std::int64_t done, std::int64_t total)>;

// Reads `source` only. The rulebook must outlive what is returned; its database() is the one to read.
std::unique_ptr<CommandRunner> past_database(Database& source, const Rulebook& rulebook, CivilDate day,
                                             const ReplayWatch& watch = {});

}  // namespace lianshen
