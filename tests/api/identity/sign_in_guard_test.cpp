// Who guesses is slowed down, then stopped; nobody else is.
#include "api/identity/sign_in_guard.hpp"

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

using Standing = SignInGuard::Standing;

struct Guessing {
  SignInGuard guard;
  Instant now{1'000'000'000'000};

  explicit Guessing(SignInGuard::Limits limits = {}) : guard(limits) {}
  void wait(std::int64_t seconds) { now = Instant(now.unix_milliseconds() + seconds * 1000); }
  Standing begin(const std::string& user = "liu", const std::string& address = "10.0.0.7") {
    return guard.begin(user, address, now);
  }
  SignInGuard::Failure fail(const std::string& user = "liu", const std::string& address = "10.0.0.7") {
    return guard.fail(user, address, now);
  }
  // Fails that often, waiting as long as it must.
  void fail_times(int times) {
    for (int failure = 0; failure < times; ++failure) {
      wait(20);
      REQUIRE(begin() == Standing::open);
      static_cast<void>(fail());
    }
  }
};

TEST_CASE("after five failures each attempt must wait, longer and longer") {
  Guessing guessing;
  guessing.fail_times(5);
  CHECK(guessing.begin() == Standing::wait);
  guessing.wait(1);
  REQUIRE(guessing.begin() == Standing::open);
  static_cast<void>(guessing.fail());
  guessing.wait(1);
  CHECK(guessing.begin() == Standing::wait);
  guessing.wait(1);
  CHECK(guessing.begin() == Standing::open);
}

TEST_CASE("the tenth failure locks for fifteen minutes") {
  Guessing guessing;
  guessing.fail_times(9);
  guessing.wait(20);
  REQUIRE(guessing.begin() == Standing::open);
  CHECK(guessing.fail().locks);
  CHECK(guessing.begin() == Standing::locked);
  guessing.wait(15 * 60 - 1);
  CHECK(guessing.begin() == Standing::locked);
  guessing.wait(1);
  CHECK(guessing.begin() == Standing::open);
  CHECK_FALSE(guessing.fail().locks);
}

TEST_CASE("a stranger elsewhere is counted apart from the user himself") {
  Guessing guessing;
  guessing.fail_times(10);
  CHECK(guessing.begin() == Standing::locked);
  CHECK(guessing.begin("liu", "10.0.0.8") == Standing::open);
  CHECK(guessing.begin("chen") == Standing::open);
}

TEST_CASE("success, and time, forget the failures") {
  Guessing guessing;
  guessing.fail_times(5);
  guessing.wait(1);
  REQUIRE(guessing.begin() == Standing::open);
  guessing.guard.succeed("liu", "10.0.0.7");
  CHECK(guessing.begin() == Standing::open);
  guessing.guard.give_up("liu", "10.0.0.7");
  guessing.fail_times(5);
  CHECK(guessing.begin() == Standing::wait);
  guessing.wait(15 * 60);
  CHECK(guessing.begin() == Standing::open);
}

TEST_CASE("guessing in parallel gains nothing") {
  Guessing guessing;
  int begun = 0;
  while (guessing.begin() == Standing::open) ++begun;
  CHECK(begun == 10);
}

TEST_CASE("failures are told to the log up to a bound, locks always") {
  Guessing guessing({.rows_of_address_max = 3});
  int recorded = 0;
  for (int user = 0; user < 10; ++user) {
    const std::string name = "user" + std::to_string(user);
    REQUIRE(guessing.begin(name) == Standing::open);
    recorded += guessing.fail(name).is_recorded ? 1 : 0;
  }
  CHECK(recorded == 3);
  guessing.wait(15 * 60);
  REQUIRE(guessing.begin() == Standing::open);
  CHECK(guessing.fail().is_recorded);
}

TEST_CASE("the counts never take more than their room") {
  Guessing guessing({.counts_max = 100});
  for (int user = 0; user < 1000; ++user) {
    const std::string name = "user" + std::to_string(user);
    guessing.wait(1);
    CHECK(guessing.begin(name, name) == Standing::open);
    static_cast<void>(guessing.fail(name, name));
  }
}

}  // namespace
}  // namespace lianshen::test
