#include "reports/render/markup.hpp"

namespace lianshen {

std::string escaped_markup(std::string_view text) {
  constexpr unsigned char first_printable = 0x20;
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= first_printable || c == '\n' || c == '\t') result += c;
    }
  }
  return result;
}

}  // namespace lianshen
