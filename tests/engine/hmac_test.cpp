// HMAC-SHA-1 against the vectors of RFC 2202.
#include "engine/domain/hmac.hpp"

#include <catch2/catch.hpp>

#include "engine/domain/sha256.hpp"

namespace lianshen::test {
namespace {

std::string hmac(std::string_view key, std::string_view message) { return to_hex(hmac_sha1(key, message)); }

TEST_CASE("HMAC-SHA-1 gives the digests of RFC 2202") {
  CHECK(hmac(std::string(20, '\x0b'), "Hi There") == "b617318655057264e28bc0b6fb378c8ef146be00");
  CHECK(hmac("Jefe", "what do ya want for nothing?") == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  CHECK(hmac(std::string(20, '\xaa'), std::string(50, '\xdd')) == "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
  CHECK(hmac(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

}  // namespace
}  // namespace lianshen::test
