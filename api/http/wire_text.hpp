// Text as it comes over the wire: what is well formed, and how it is unescaped. Nothing malformed is
// repaired.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lianshen::http {

bool is_utf8(std::string_view text);
// C0, DEL and C1, of valid UTF-8.
bool has_control(std::string_view text);
// A word as methods and names of headers are made of (RFC 9110 5.6.2); never empty.
bool is_token(std::string_view text);
// Only A to Z are changed.
std::string lower_case(std::string_view text);
// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

// Nothing for a bad escape, for invalid UTF-8 or for a control character. `plus_is_blank` as in queries.
std::optional<std::string> unescaped(std::string_view text, bool plus_is_blank);

}  // namespace lianshen::http
