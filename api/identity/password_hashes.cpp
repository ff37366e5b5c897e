#include "api/identity/password_hashes.hpp"

#include <algorithm>

namespace lianshen {

// Held while one password is hashed.
class PasswordHashes::Turn {
 public:
  explicit Turn(PasswordHashes& hashes) : hashes_(hashes) {
    std::unique_lock lock(hashes_.mutex_);
    if (hashes_.running_ >= hashes_.limits_.at_once) {
      if (hashes_.waiting_ >= hashes_.limits_.waiting) throw HashingIsBusy();
      ++hashes_.waiting_;
      const bool has_turn = hashes_.freed_.wait_for(
          lock, hashes_.limits_.patience, [&] { return hashes_.running_ < hashes_.limits_.at_once; });
      --hashes_.waiting_;
      if (!has_turn) throw HashingIsBusy();
    }
    ++hashes_.running_;
    hashes_.most_at_once_ = std::max(hashes_.most_at_once_.load(), hashes_.running_);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    {
      const std::scoped_lock lock(hashes_.mutex_);
      --hashes_.running_;
    }
    hashes_.freed_.notify_one();
  }

 private:
  PasswordHashes& hashes_;
};

PasswordHashes::PasswordHashes(HashCost cost, Limits limits)
    : cost_(cost), limits_(limits), of_nobody_(hash_of_password(random_hex(16), cost)) {}

std::string PasswordHashes::hash(std::string_view password) {
  const Turn turn(*this);
  return hash_of_password(password, cost_);
}

bool PasswordHashes::fits(const std::optional<std::string>& hash, std::string_view password) {
  const Turn turn(*this);
  const bool does_fit = fits_hash(hash.value_or(of_nobody_), password);
  return does_fit && hash.has_value();
}

}  // namespace lianshen
