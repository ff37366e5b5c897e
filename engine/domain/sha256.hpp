// SHA-256 for the hash chain and the calendar versions. OpenSSL stays behind this header
// (engine/domain/sha256.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace lianshen {

// One object hashes any number of messages, one after the other, with one OpenSSL context. Not for two
// threads at once.
class Sha256 {
 public:
  using Digest = std::array<unsigned char, 32>;

  Sha256();
  Sha256(Sha256&&) noexcept = default;
  Sha256& operator=(Sha256&&) noexcept = default;
  ~Sha256() = default;

  void update(std::string_view bytes);
  // The length in 8 bytes, highest first, then the bytes: two fields can never run into each other.
  void update_length_prefixed(std::string_view bytes);
  // Ends this message; the object is then ready for the next one.
  Digest finish();
  // Drops what was given since the last finish.
  void reset();

 private:
  void flush();

  struct FreeContext {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, FreeContext> context_;
  // A log row is many short fields, and each call into OpenSSL costs more than hashing one: they are
  // collected first.
  std::array<char, 1024> pending_{};
  std::size_t pending_size_ = 0;
};

// Lower case, two digits a byte.
std::string to_hex(std::span<const unsigned char> bytes);

}  // namespace lianshen
