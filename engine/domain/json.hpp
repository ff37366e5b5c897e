// The one include of nlohmann/json, and a strict reader for JSON that comes from outside: its own parser
// keeps the last of two equal keys and follows any depth, which a rule engine must not (reliability §4.4).
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace lianshen {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t bytes_max = 1024 * 1024;
  std::size_t depth_max = 32;
};

struct JsonError {
  std::string pointer;  // RFC 6901, "" for the whole text
  std::string message;  // "key occurs twice", "deeper than 32 levels", "not valid JSON at byte 17: …"
};

// Refuses: over-long text, over-deep values, duplicate keys, invalid UTF-8, control characters in strings,
// numbers with a fraction or exponent, integers outside int64.
std::variant<Json, JsonError> parse_strict(std::string_view text, const JsonLimits& limits = {});

}  // namespace lianshen
