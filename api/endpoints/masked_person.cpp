#include "api/endpoints/masked_person.hpp"

#include <vector>

namespace lianshen {

namespace {

constexpr std::size_t shown_in_front = 3;
constexpr std::size_t shown_at_the_end = 4;

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    characters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

std::string shown(std::string_view text, std::size_t in_front, std::size_t at_the_end) {
  const auto characters = characters_of(text);
  std::string masked;
  for (std::size_t at = 0; at < characters.size(); ++at) {
    const bool is_shown = at < in_front || at + at_the_end >= characters.size();
    masked += is_shown ? characters[at] : std::string_view("*");
  }
  return masked;
}

}  // namespace

std::string masked_name(std::string_view name) { return shown(name, 1, 0); }

std::string masked_telephone(std::string_view telephone) {
  const bool is_long = characters_of(telephone).size() > shown_in_front + shown_at_the_end;
  return is_long ? shown(telephone, shown_in_front, shown_at_the_end) : shown(telephone, 0, 0);
}

}  // namespace lianshen
