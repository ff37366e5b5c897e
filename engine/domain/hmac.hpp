// HMAC-SHA-1 for one-time codes (RFC 6238 fixes the algorithm; authenticator apps know no other). Not for
// anything that needs a digest without collisions. OpenSSL stays behind this header.
#pragma once

#include <array>
#include <string_view>

namespace lianshen {

using HmacSha1 = std::array<unsigned char, 20>;

HmacSha1 hmac_sha1(std::string_view key, std::string_view message);

}  // namespace lianshen
