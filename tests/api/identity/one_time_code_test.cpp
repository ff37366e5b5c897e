// One-time codes against RFC 6238 and RFC 4648.
#include "api/identity/one_time_code.hpp"

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

const std::string secret = "12345678901234567890";

Instant second(std::int64_t unix_seconds) { return Instant(unix_seconds * 1000); }

TEST_CASE("one-time codes are those of RFC 6238") {
  const auto code = [](std::int64_t unix_seconds) {
    return one_time_code(secret, code_step(second(unix_seconds)), 8);
  };
  CHECK(code(59) == "94287082");
  CHECK(code(1111111109) == "07081804");
  CHECK(code(1111111111) == "14050471");
  CHECK(code(1234567890) == "89005924");
  CHECK(code(2000000000) == "69279037");
  CHECK(code(20000000000) == "65353130");
  CHECK(one_time_code(secret, code_step(second(59))) == "287082");
}

TEST_CASE("a code fits in its step and in the ones beside it, and no further") {
  const Instant now = second(1111111111);
  const std::int64_t step = code_step(now);
  const auto fits = [&](std::int64_t of_step) {
    return matching_step(secret, one_time_code(secret, of_step), now, 0).has_value();
  };
  CHECK(fits(step - 1));
  CHECK(fits(step));
  CHECK(fits(step + 1));
  CHECK_FALSE(fits(step - 2));
  CHECK_FALSE(fits(step + 2));
  CHECK_FALSE(matching_step(secret, "", now, 0));
  CHECK_FALSE(matching_step(secret, "14050471", now, 0));
}

TEST_CASE("a code is good once, and no older one after it") {
  const Instant now = second(1111111111);
  const std::int64_t step = code_step(now);
  const std::string code = one_time_code(secret, step);
  CHECK(matching_step(secret, code, now, step - 1) == step);
  CHECK_FALSE(matching_step(secret, code, now, step));
  CHECK_FALSE(matching_step(secret, one_time_code(secret, step - 1), now, step));
}

TEST_CASE("base 32 is that of RFC 4648, without padding") {
  CHECK(base32_of("f") == "MY");
  CHECK(base32_of("fo") == "MZXQ");
  CHECK(base32_of("foobar") == "MZXW6YTBOI");
  CHECK(base32_of(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  CHECK(provisioning_address("liu", secret) ==
        "otpauth://totp/Lianshen:liu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lianshen&algorithm=SHA1"
        "&digits=6&period=30");
}

}  // namespace
}  // namespace lianshen::test
