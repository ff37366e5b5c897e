#include "api/identity/session_cookie.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace lianshen {

namespace {

constexpr std::size_t secret_digits = 64;

std::string_view cookie_name(bool is_behind_proxy) {
  return is_behind_proxy ? "__Host-lianshen" : "lianshen";
}

std::string cookie(std::string_view value, bool is_behind_proxy, std::string_view more) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", cookie_name(is_behind_proxy), value,
                     is_behind_proxy ? "; Secure" : "", more);
}

bool is_secret(std::string_view text) {
  return text.size() == secret_digits && std::ranges::all_of(text, [](char digit) {
           return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
         });
}

}  // namespace

// Two cookies of our name come from somebody who planted one: neither is believed.
std::optional<std::string> session_secret_in(const http::Request& request, bool is_behind_proxy) {
  const std::string_view name = cookie_name(is_behind_proxy);
  std::string_view rest = request.header("cookie");
  std::vector<std::string_view> values;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size(), 1) == "=")
      values.push_back(pair.substr(name.size() + 1));
  }
  if (values.size() != 1 || !is_secret(values.front())) return std::nullopt;
  return std::string(values.front());
}

std::string session_cookie(const std::string& secret, bool is_behind_proxy) {
  return cookie(secret, is_behind_proxy, "");
}

std::string ended_session_cookie(bool is_behind_proxy) { return cookie("", is_behind_proxy, "; Max-Age=0"); }

}  // namespace lianshen
