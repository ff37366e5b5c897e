// Hashing passwords without letting sign-ins exhaust the machine: each takes tens of megabytes, so only a few
// run at once and the others wait their turn, for a bounded time. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "api/identity/secrets.hpp"

namespace lianshen {

// Too many others wait, or have waited too long: to be told as "try again soon" (503).
class HashingIsBusy : public std::runtime_error {
 public:
  HashingIsBusy() : std::runtime_error("too many passwords are being checked at once") {}
};

class PasswordHashes {
 public:
  struct Limits {
    std::size_t at_once = 2;
    std::size_t waiting = 64;
    std::chrono::milliseconds patience{5000};
  };

  explicit PasswordHashes(HashCost cost) : PasswordHashes(cost, Limits{}) {}
  PasswordHashes(HashCost cost, Limits limits);

  std::string hash(std::string_view password);
  // False without a hash, in the same time: whether there is an account cannot be told from it.
  bool fits(const std::optional<std::string>& hash, std::string_view password);
  [[nodiscard]] bool is_outdated(const std::string& hash) const { return has_other_cost(hash, cost_); }

  // How many have ever run at the same time.
  [[nodiscard]] std::size_t most_at_once() const { return most_at_once_; }

 private:
  class Turn;

  HashCost cost_;
  Limits limits_;
  std::string of_nobody_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t running_ = 0;
  std::size_t waiting_ = 0;
  std::atomic<std::size_t> most_at_once_ = 0;
};

}  // namespace lianshen
