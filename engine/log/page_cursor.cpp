#include "engine/log/page_cursor.hpp"

#include <charconv>
#include <span>

#include "engine/domain/sha256.hpp"

namespace lianshen {

std::string cursor_text(const Json& place) {
  const std::string text = place.dump();
  return to_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

Json read_cursor(std::string_view text, std::size_t size) {
  constexpr std::size_t letters_max = 2000;
  constexpr int hexadecimal = 16;
  if (text.size() % 2 != 0 || text.size() > letters_max) throw InvalidCursor();
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    unsigned char byte = 0;
    const char* const end = text.data() + at + 2;
    const auto read = std::from_chars(text.data() + at, end, byte, hexadecimal);
    if (read.ec != std::errc() || read.ptr != end) throw InvalidCursor();
    bytes += static_cast<char>(byte);
  }
  auto place = parse_strict(bytes);
  Json* const list = std::get_if<Json>(&place);
  if (list == nullptr || !list->is_array() || list->size() != size) throw InvalidCursor();
  return std::move(*list);
}

std::int64_t integer_in(const Json& cursor, std::size_t at) {
  if (!cursor[at].is_number_integer()) throw InvalidCursor();
  return cursor[at].get<std::int64_t>();
}

std::string text_in_cursor(const Json& cursor, std::size_t at) {
  if (!cursor[at].is_string()) throw InvalidCursor();
  return cursor[at].get<std::string>();
}

}  // namespace lianshen
