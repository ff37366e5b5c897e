// A bound on how long one reader may keep SQLite busy: a long read takes a processor and pins the write-ahead
// log, which then grows without end.
#pragma once

#include <atomic>
#include <chrono>

#include "engine/store/database.hpp"

namespace lianshen {

// While it lives, statements of that connection fail once the time is over, with an SQLite::Exception;
// `has_passed` then tells why. So they do, sooner, once `is_given_up` is set.
class ReadDeadline {
 public:
  ReadDeadline(Database& database, std::chrono::milliseconds time,
               const std::atomic<bool>* is_given_up = nullptr);
  ReadDeadline(const ReadDeadline&) = delete;
  ReadDeadline& operator=(const ReadDeadline&) = delete;
  ~ReadDeadline();

  [[nodiscard]] bool has_passed() const { return has_passed_; }

 private:
  static int is_over(void* self);

  Database& database_;
  std::chrono::steady_clock::time_point deadline_;
  const std::atomic<bool>* is_given_up_;
  bool has_passed_ = false;
};

}  // namespace lianshen
