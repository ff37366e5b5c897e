// What lies beside a database: one place for these names.
#pragma once

#include <filesystem>

namespace lianshen {

// Lists of cases, derived from the log (engine/log/case_views.hpp).
inline std::filesystem::path views_beside(std::filesystem::path database) { return database += ".views"; }
// Files that events name by their hash.
inline std::filesystem::path attachments_beside(std::filesystem::path database) {
  return database += ".attachments";
}

}  // namespace lianshen
