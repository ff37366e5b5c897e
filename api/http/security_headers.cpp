#include "api/http/security_headers.hpp"

#include <algorithm>
#include <array>

namespace lianshen::http {

namespace {

using Header = std::pair<const char*, const char*>;

// No inline script or style anywhere: what is injected as text stays text. Nothing may frame us.
constexpr std::array<Header, 6> always = {{
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};
constexpr Header only_tls = {"Strict-Transport-Security", "max-age=31536000"};

}  // namespace

Headers security_headers(const Answer& answer, bool is_behind_proxy) {
  Headers headers;
  const auto add = [&](const Header& header) {
    const bool is_set =
        std::ranges::find(answer.headers, header.first, &std::pair<std::string, std::string>::first) !=
        answer.headers.end();
    if (!is_set) headers.emplace_back(header.first, header.second);
  };
  for (const Header& header : always) add(header);
  if (is_behind_proxy) add(only_tls);
  return headers;
}

}  // namespace lianshen::http
