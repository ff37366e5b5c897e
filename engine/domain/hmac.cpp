#include "engine/domain/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "engine/domain/invariant.hpp"

namespace lianshen {

HmacSha1 hmac_sha1(std::string_view key, std::string_view message) {
  HmacSha1 digest{};
  unsigned int size = 0;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
  const unsigned char* const written =
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes, message.size(), digest.data(), &size);
  ensure(written != nullptr && size == digest.size(), "OpenSSL computes an HMAC of 20 bytes");
  return digest;
}

}  // namespace lianshen
