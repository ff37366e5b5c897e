// An archive of the log becomes a database again: the same rows, hashes and answers, and the state that they
// fold to.
#pragma once

#include <filesystem>

#include "engine/log/log_archive.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

// Into a place where nothing is. The file gets its name only when the chain holds and every case folds.
// Throws ArchiveError, naming the line; DatabaseError if the place is taken or cannot be written.
ArchiveEnd import_log(const std::filesystem::path& archive, const std::filesystem::path& database,
                      const Rulebook& rulebook);

}  // namespace lianshen
