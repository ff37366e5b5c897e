#include "engine/store/read_deadline.hpp"

#include <sqlite3.h>

namespace lianshen {

namespace {

// Instructions of SQLite's machine between two looks at the clock: well under a millisecond.
constexpr int instructions_between = 10'000;

}  // namespace

ReadDeadline::ReadDeadline(Database& database, std::chrono::milliseconds time)
    : database_(database), deadline_(std::chrono::steady_clock::now() + time) {
  sqlite3_progress_handler(database_.handle().getHandle(), instructions_between, is_over, this);
}

ReadDeadline::~ReadDeadline() {
  sqlite3_progress_handler(database_.handle().getHandle(), 0, nullptr, nullptr);
}

int ReadDeadline::is_over(void* self) {
  auto& deadline = *static_cast<ReadDeadline*>(self);
  deadline.has_passed_ = deadline.has_passed_ || std::chrono::steady_clock::now() >= deadline.deadline_;
  return deadline.has_passed_ ? 1 : 0;
}

}  // namespace lianshen
