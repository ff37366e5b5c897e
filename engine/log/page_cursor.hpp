// Where a page ended, as text that a client hands back: hexadecimal, since web servers change other letters.
// Says nothing that the client has not seen.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/domain/json.hpp"

namespace lianshen {

// The text is none of ours, or of another list or order.
class InvalidCursor : public std::invalid_argument {
 public:
  InvalidCursor() : std::invalid_argument("cursor") {}
};

std::string cursor_text(const Json& place);
// Throws InvalidCursor unless it is a list of that many values.
Json read_cursor(std::string_view text, std::size_t size);
std::int64_t integer_in(const Json& cursor, std::size_t at);
std::string text_in_cursor(const Json& cursor, std::size_t at);

}  // namespace lianshen
