#include "api/command_line/listen_address.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>

namespace lianshen {

namespace {

constexpr int port_max = 65535;

bool is_number(int family, const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> number{};
  return ::inet_pton(family, host.c_str(), number.data()) == 1;
}

}  // namespace

std::optional<ListenAddress> ListenAddress::parse(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool has_brackets = host.starts_with('[') && host.ends_with(']');
  if (has_brackets) host = host.substr(1, host.size() - 2);
  ListenAddress address{std::string(host), 0};
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  const bool is_port = error == std::errc() && end == port.data() + port.size();
  if (!is_port || address.port < 0 || address.port > port_max) return std::nullopt;
  if (!is_number(has_brackets ? AF_INET6 : AF_INET, address.host)) return std::nullopt;
  return address;
}

bool ListenAddress::is_loopback() const { return host.starts_with("127.") || host == "::1"; }

std::string ListenAddress::host_in_url() const {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace lianshen
