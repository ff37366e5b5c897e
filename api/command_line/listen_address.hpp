// "127.0.0.1:8080" or "[::1]:8080": where a server listens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lianshen {

struct ListenAddress {
  std::string host;  // in numbers, without brackets
  int port = 0;      // 0: any that is free

  // Nothing for a name: a name can come to stand for another address.
  static std::optional<ListenAddress> parse(std::string_view text);

  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] std::string host_in_url() const;
};

}  // namespace lianshen
