// Whether a request came through the proxy that stands in front, and from whose address. Any process of the
// machine can reach our port, so the proxy proves itself by a secret of this installation.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "api/http/message.hpp"

namespace lianshen::http {

// The secret's file is missing, open to others, or holds no secret; the text says what was expected.
class SecretError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The one line of a file that only its owner can read: 32 to 128 hex digits.
std::string read_secret(const std::filesystem::path& file);

// Takes the same time whatever is equal.
bool are_equal_secrets(std::string_view left, std::string_view right);

class ProxyGate {
 public:
  // An empty secret: no proxy, everything passes.
  explicit ProxyGate(std::string secret) : secret_(std::move(secret)) {}

  // True for what the proxy sent; sets the peer to the client's address, which only then is believed. Health
  // is answered to everybody.
  [[nodiscard]] bool passes(Request& request) const;

 private:
  std::string secret_;
};

}  // namespace lianshen::http
