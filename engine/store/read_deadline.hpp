// A bound on how long one reader may keep SQLite busy: a long read takes a processor and pins the write-ahead
// log, which then grows without end.
#pragma once

#include <chrono>

#include "engine/store/database.hpp"

namespace lianshen {

// While it lives, statements of that connection fail once the time is over, with an SQLite::Exception;
// `has_passed` then tells why.
class ReadDeadline {
 public:
  ReadDeadline(Database& database, std::chrono::milliseconds time);
  ReadDeadline(const ReadDeadline&) = delete;
  ReadDeadline& operator=(const ReadDeadline&) = delete;
  ~ReadDeadline();

  [[nodiscard]] bool has_passed() const { return has_passed_; }

 private:
  static int is_over(void* self);

  Database& database_;
  std::chrono::steady_clock::time_point deadline_;
  bool has_passed_ = false;
};

}  // namespace lianshen
