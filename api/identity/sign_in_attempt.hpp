// One attempt to prove something secret, counted by the guard. Included by the files of Identity only.
#pragma once

#include <string>

#include "api/http/problem.hpp"
#include "api/identity/identity.hpp"

namespace lianshen {

// What was shown does not fit: found inside the writer's transaction, which it undoes.
class Identity::DoesNotFit : public std::exception {};

class Identity::Attempt {
 public:
  // Throws Problem 429 for whoever has failed too often.
  Attempt(SignInGuard& guard, std::string who, std::string where, Instant now)
      : guard_(guard), who_(std::move(who)), where_(std::move(where)), now_(now) {
    switch (guard_.begin(who_, where_, now_)) {
      case SignInGuard::Standing::open:
        return;
      case SignInGuard::Standing::wait:
        throw http::Problem(429, "wait_a_little_before_the_next_attempt", {}, {{"Retry-After", "2"}});
      case SignInGuard::Standing::locked:
        throw http::Problem(429, "too_many_failed_attempts", {}, {{"Retry-After", "900"}});
    }
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  ~Attempt() {
    if (!is_over_) guard_.give_up(who_, where_);
  }

  void succeed() {
    is_over_ = true;
    guard_.succeed(who_, where_);
  }
  SignInGuard::Failure fail() {
    is_over_ = true;
    return guard_.fail(who_, where_, now_);
  }

 private:
  SignInGuard& guard_;
  std::string who_;
  std::string where_;
  Instant now_;
  bool is_over_ = false;
};

}  // namespace lianshen
