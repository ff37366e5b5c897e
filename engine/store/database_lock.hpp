// One writer a database: held by whoever opened it for writing, from the opening until the last connection is
// closed. The lock is the operating system's, so it goes with its process, however that ends.
#pragma once

#include <filesystem>
#include <string>

namespace lianshen {

class DatabaseLock {
 public:
  // Locks `<database>.lock`, which stays there afterwards. Throws DatabaseError if another process (or
  // another connection of this one) writes to the database; the text names it.
  explicit DatabaseLock(const std::filesystem::path& database);
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;
  ~DatabaseLock();

 private:
  int file_;
};

}  // namespace lianshen
