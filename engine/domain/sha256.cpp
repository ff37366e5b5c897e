// SHA-256 over OpenSSL's EVP interface.
#include "engine/domain/sha256.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>

#include "engine/domain/invariant.hpp"

namespace lianshen {
namespace {

// Fetched once for the life of the process: OpenSSL 3 otherwise looks the algorithm up at each start of a
// message.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  ensure(fetched != nullptr, "OpenSSL offers SHA256");
  return fetched;
}

}  // namespace

void Sha256::FreeContext::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  ensure(context_ != nullptr, "OpenSSL gives a digest context");
  reset();
}

void Sha256::update(std::string_view bytes) {
  if (bytes.size() > pending_.size() - pending_size_) {
    flush();
    if (bytes.size() > pending_.size()) {
      ensure(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, "OpenSSL hashes");
      return;
    }
  }
  std::copy(bytes.begin(), bytes.end(), pending_.data() + pending_size_);
  pending_size_ += bytes.size();
}

void Sha256::update_length_prefixed(std::string_view bytes) {
  std::array<char, 8> prefix{};
  std::uint64_t rest = bytes.size();
  for (std::size_t at = prefix.size(); at > 0; --at) {
    prefix[at - 1] = static_cast<char>(static_cast<unsigned char>(rest & 0xFFU));
    rest >>= 8U;
  }
  update({prefix.data(), prefix.size()});
  update(bytes);
}

Sha256::Digest Sha256::finish() {
  flush();
  Digest digest{};
  unsigned int size = 0;
  ensure(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1, "OpenSSL ends a digest");
  ensure(size == digest.size(), "a SHA-256 digest has 32 bytes");
  reset();
  return digest;
}

void Sha256::reset() {
  pending_size_ = 0;
  ensure(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1, "OpenSSL starts a digest");
}

void Sha256::flush() {
  if (pending_size_ == 0) return;
  ensure(EVP_DigestUpdate(context_.get(), pending_.data(), pending_size_) == 1, "OpenSSL hashes");
  pending_size_ = 0;
}

std::string to_hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

}  // namespace lianshen
