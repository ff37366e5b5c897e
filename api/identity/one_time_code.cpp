#include "api/identity/one_time_code.hpp"

#include <fmt/format.h>

#include "api/identity/secrets.hpp"
#include "engine/domain/hmac.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t step_milliseconds = 30'000;
constexpr std::int64_t steps_off_max = 1;

}  // namespace

std::int64_t code_step(Instant at) { return at.unix_milliseconds() / step_milliseconds; }

std::string one_time_code(std::string_view secret, std::int64_t step, std::size_t digits) {
  std::string message(8, '\0');
  auto rest = static_cast<std::uint64_t>(step);
  for (std::size_t at = message.size(); at > 0; --at) {
    message[at - 1] = static_cast<char>(static_cast<unsigned char>(rest & 0xFFU));
    rest >>= 8U;
  }
  const HmacSha1 digest = hmac_sha1(secret, message);
  const std::size_t offset = digest.back() & 0x0FU;
  std::uint32_t number = digest[offset] & 0x7FU;
  for (std::size_t next = 1; next < 4; ++next) number = (number << 8U) | digest[offset + next];
  std::uint32_t bound = 1;
  for (std::size_t digit = 0; digit < digits; ++digit) bound *= 10;
  return fmt::format("{:0{}}", number % bound, digits);
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t last_used) {
  std::optional<std::int64_t> found;
  const std::int64_t present = code_step(now);
  for (std::int64_t step = present - steps_off_max; step <= present + steps_off_max; ++step) {
    // Every candidate is compared, so that time does not tell which one it was.
    if (equal_in_constant_time(one_time_code(secret, step), code) && step > last_used) found = step;
  }
  return found;
}

std::string base32_of(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 0x1FU];
    }
  }
  if (bits > 0) text += letters[(held << (5 - bits)) & 0x1FU];
  return text;
}

std::string provisioning_address(std::string_view user, std::string_view secret) {
  return fmt::format("otpauth://totp/Lianshen:{}?secret={}&issuer=Lianshen&algorithm=SHA1&digits=6&period=30",
                     user, base32_of(secret));
}

}  // namespace lianshen
