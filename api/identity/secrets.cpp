#include "api/identity/secrets.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace lianshen {

namespace {

void start() {
  // Safe to call again and from several threads.
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

// Crockford's base 32: no I, L, O, U.
constexpr std::string_view code_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 20;
constexpr std::size_t code_group = 5;

}  // namespace

std::string random_bytes(std::size_t count) {
  start();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_hex(std::size_t bytes) { return hex_of_bytes(random_bytes(bytes)); }

std::string hex_of_bytes(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  hex.pop_back();  // its closing NUL
  return hex;
}

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes(hex.size() / 2, '\0');
  const int result = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                    hex.size(), nullptr, nullptr, nullptr);
  if (result != 0) throw std::runtime_error("a stored secret is not hex");
  return bytes;
}

std::string random_code() {
  start();
  std::string code;
  for (std::size_t place = 0; place < code_length; ++place) {
    if (place > 0 && place % code_group == 0) code += '-';
    code += code_letters[randombytes_uniform(static_cast<std::uint32_t>(code_letters.size()))];
  }
  return code;
}

std::string normalised_code(std::string_view typed) {
  std::string code;
  for (const char letter : typed) {
    if (letter == ' ' || letter == '-') continue;
    const bool is_small = letter >= 'a' && letter <= 'z';
    code += is_small ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return code;
}

std::string hash_of_password(std::string_view password, const HashCost& cost) {
  start();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("there is no memory to hash a password");
  }
  return hash.data();
}

bool fits_hash(const std::string& hash, std::string_view password) {
  start();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool has_other_cost(const std::string& hash, const HashCost& cost) {
  start();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory_bytes) != 0;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace lianshen
