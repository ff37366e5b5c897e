// How passwords are hashed, and that hashing cannot exhaust the machine.
#include "api/identity/secrets.hpp"

#include <catch2/catch.hpp>
#include <latch>
#include <set>
#include <thread>

#include "api/identity/password_hashes.hpp"
#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

using Catch::Matchers::StartsWith;

TEST_CASE("a password is hashed with argon2id and at least 46 MiB, and its cost stands in the hash") {
  const std::string hash = hash_of_password("Willow-9-lantern", HashCost{});
  CHECK_THAT(hash, StartsWith("$argon2id$v=19$m=47104,t=2,p=1$"));
  CHECK(fits_hash(hash, "Willow-9-lantern"));
  CHECK_FALSE(fits_hash(hash, "willow-9-lantern"));
  CHECK_FALSE(has_other_cost(hash, HashCost{}));
  CHECK(has_other_cost(hash, HashCost{3, HashCost{}.memory_bytes}));
}

TEST_CASE("equal passwords have unequal hashes") {
  CHECK(hash_of_password("a", cheap_hashing) != hash_of_password("a", cheap_hashing));
}

TEST_CASE("no part of a long password is cut off, and none behind a NUL") {
  const std::string hash = hash_of_password(std::string(200, 'x') + "1", cheap_hashing);
  CHECK_FALSE(fits_hash(hash, std::string(200, 'x') + "2"));
  CHECK(fits_hash(hash, std::string(200, 'x') + "1"));
  using namespace std::string_literals;
  CHECK_FALSE(fits_hash(hash_of_password("ab\0c"s, cheap_hashing), "ab\0d"s));
}

TEST_CASE("random secrets and codes have their form and do not repeat") {
  std::set<std::string> secrets;
  for (int count = 0; count < 100; ++count) secrets.insert(random_hex(32));
  CHECK(secrets.size() == 100);
  CHECK(secrets.begin()->size() == 64);
  const std::string code = random_code();
  CHECK(code.size() == 23);
  CHECK(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos);
  CHECK(code != random_code());
  CHECK(normalised_code(" abcde-fgh1J ") == "ABCDEFGH1J");
  CHECK(bytes_of_hex(hex_of_bytes("\x00\xFFz")) == "\x00\xFFz");
}

TEST_CASE("comparing in constant time still compares") {
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "abcd"));
  CHECK(equal_in_constant_time("", ""));
}

TEST_CASE("however many come at once, only two passwords are hashed at a time") {
  PasswordHashes hashes(cheap_hashing);
  const std::string hash = hashes.hash("Willow-9-lantern");
  std::atomic<int> fitting = 0;
  std::vector<std::jthread> people;
  for (int person = 0; person < 40; ++person) {
    people.emplace_back([&] { fitting += hashes.fits(hash, "Willow-9-lantern") ? 1 : 0; });
  }
  people.clear();
  CHECK(fitting == 40);
  CHECK(hashes.most_at_once() <= 2);
}

TEST_CASE("who would wait too long is told to come again") {
  PasswordHashes hashes({4, 32U * 1024 * 1024}, {1, 0, std::chrono::milliseconds(0)});
  std::latch begin(8);
  std::atomic<int> busy = 0;
  std::vector<std::jthread> people;
  for (int person = 0; person < 8; ++person) {
    people.emplace_back([&] {
      begin.arrive_and_wait();
      try {
        static_cast<void>(hashes.hash("Willow-9-lantern"));
      } catch (const HashingIsBusy&) {
        ++busy;
      }
    });
  }
  people.clear();
  CHECK(busy > 0);
  CHECK(busy < 8);
  CHECK(hashes.most_at_once() == 1);
}

TEST_CASE("nobody's password never fits") {
  PasswordHashes hashes(cheap_hashing);
  CHECK_FALSE(hashes.fits(std::nullopt, "Willow-9-lantern"));
  CHECK_FALSE(hashes.fits(std::nullopt, ""));
}

}  // namespace
}  // namespace lianshen::test
