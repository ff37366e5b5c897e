#include "engine/store/read_deadline.hpp"

#include <sqlite3.h>

namespace lianshen {

namespace {

// Instructions of SQLite's machine between two looks at the clock: well under a millisecond.
constexpr int instructions_between = 10'000;

}  // namespace

ReadDeadline::ReadDeadline(Database& database, std::chrono::milliseconds time,
                           const std::atomic<bool>* is_given_up)
    : database_(database), deadline_(std::chrono::steady_clock::now() + time), is_given_up_(is_given_up) {
  sqlite3_progress_handler(database_.handle().getHandle(), instructions_between, is_over, this);
}

ReadDeadline::~ReadDeadline() {
  sqlite3_progress_handler(database_.handle().getHandle(), 0, nullptr, nullptr);
}

int ReadDeadline::is_over(void* self) {
  auto& deadline = *static_cast<ReadDeadline*>(self);
  deadline.has_passed_ = deadline.has_passed_ || std::chrono::steady_clock::now() >= deadline.deadline_;
  const bool is_given_up = deadline.is_given_up_ != nullptr && *deadline.is_given_up_;
  return deadline.has_passed_ || is_given_up ? 1 : 0;
}

}  // namespace lianshen
