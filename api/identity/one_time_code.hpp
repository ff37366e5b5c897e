// One-time codes of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds, six digits).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

// The step of 30 seconds in which a moment lies, counted from 1970.
std::int64_t code_step(Instant at);

// `secret` are the raw bytes.
std::string one_time_code(std::string_view secret, std::int64_t step, std::size_t digits = 6);

// The step that this code belongs to: the present one or, for clocks that are a little off, the one before or
// after. Nothing if it is none of these, or none after `last_used`: a code is good once.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t last_used);

std::string base32_of(std::string_view bytes);
// "otpauth://totp/…", which apps read from a picture.
std::string provisioning_address(std::string_view user, std::string_view secret);

}  // namespace lianshen
