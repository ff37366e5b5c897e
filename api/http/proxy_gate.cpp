#include "api/http/proxy_gate.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace lianshen::http {

namespace {

constexpr std::string_view secret_header = "x-lianshen-proxy";
constexpr std::string_view address_header = "x-real-ip";
constexpr std::string_view health_path = "/healthz";
constexpr std::size_t secret_digits_min = 32;
constexpr std::size_t secret_digits_max = 128;
constexpr mode_t rights_of_others = 077;

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> number{};
  return ::inet_pton(AF_INET, text.c_str(), number.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), number.data()) == 1;
}

}  // namespace

std::string read_secret(const std::filesystem::path& file) {
  struct stat status {};
  std::ifstream input(file);
  if (!input || ::stat(file.c_str(), &status) != 0) {
    throw SecretError(fmt::format("{}: cannot be read", file.string()));
  }
  if ((status.st_mode & rights_of_others) != 0) {
    throw SecretError(
        fmt::format("{}: expected a file that only its owner may read (chmod 600)", file.string()));
  }
  std::string line;
  std::getline(input, line);
  const bool is_hex = line.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_hex || line.size() < secret_digits_min || line.size() > secret_digits_max) {
    throw SecretError(fmt::format("{}: expected one line of {} to {} digits 0-9 a-f", file.string(),
                                  secret_digits_min, secret_digits_max));
  }
  return line;
}

bool are_equal_secrets(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  // volatile: each step must be taken, or the time would tell where the first difference is.
  volatile unsigned char difference = 0;
  for (std::size_t at = 0; at < left.size(); ++at) {
    difference = static_cast<unsigned char>(difference | static_cast<unsigned char>(left[at] ^ right[at]));
  }
  return difference == 0;
}

bool ProxyGate::passes(Request& request) const {
  if (secret_.empty()) return true;
  const bool is_proxy = are_equal_secrets(request.header(secret_header), secret_);
  request.headers.erase(std::string(secret_header));
  if (!is_proxy) return request.path == health_path;
  const std::string address(request.header(address_header));
  if (is_address(address)) request.peer = address;
  return true;
}

}  // namespace lianshen::http
