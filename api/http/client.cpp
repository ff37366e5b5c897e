#include "api/http/client.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <stdexcept>

#include "api/http/wire_text.hpp"

namespace lianshen::http {

namespace {

constexpr timeval patience{30, 0};

int connected(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    throw std::runtime_error(fmt::format("{}: expected an address in numbers", host));
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> address(found, &::freeaddrinfo);
  const int socket = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0 || ::connect(socket, address->ai_addr, address->ai_addrlen) != 0) {
    if (socket >= 0) ::close(socket);
    throw std::runtime_error(fmt::format("nobody listens at {} port {}", host, port));
  }
  const int is_on = 1;
  // One request is one packet: waiting for more of it costs 40 ms an answer.
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &is_on, sizeof is_on);
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  return socket;
}

}  // namespace

Client::Client(const std::string& host, int port)
    : host_(host), port_(port), socket_(connected(host, port)) {}

Client::~Client() { ::close(socket_); }

void Client::always_send(std::string_view name, std::string_view value) {
  always_ += fmt::format("{}: {}\r\n", name, value);
}

ClientAnswer Client::ask(Method method, std::string_view target, std::string_view body, const Headers& more) {
  std::string request =
      fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n{}", name_of(method), target,
                  host_.find(':') == std::string::npos ? fmt::format("{}:{}", host_, port_)
                                                       : fmt::format("[{}]:{}", host_, port_),
                  always_);
  for (const auto& [name, value] : more) request += fmt::format("{}: {}\r\n", name, value);
  const bool has_type =
      std::ranges::any_of(more, [](const auto& each) { return each.first == "Content-Type"; });
  if (!body.empty() && !has_type) request += "Content-Type: application/json\r\n";
  if (!body.empty()) request += fmt::format("Content-Length: {}\r\n", body.size());
  request += "\r\n";
  request += body;
  for (int tries = 0; tries < 2; ++tries) {
    if (tries > 0) {
      ::close(socket_);
      socket_ = connected(host_, port_);
    }
    if (!send(request)) continue;
    if (auto answer = receive()) return std::move(*answer);
  }
  throw std::runtime_error("the server gave no answer");
}

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Client::receive_more() {
  std::array<char, 16384> bytes{};
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count < 0 && errno == EAGAIN) throw std::runtime_error("the server gave no answer in time");
  if (count <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<ClientAnswer> Client::receive() {
  const auto expect_more = [this] {
    if (!receive_more()) throw std::runtime_error("the server's answer broke off");
  };
  received_.clear();
  if (!receive_more()) return std::nullopt;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) expect_more();
  const std::string head = received_.substr(0, end + 2);
  ClientAnswer answer;
  const std::size_t status_at = head.find(' ') + 1;
  std::from_chars(head.data() + status_at, head.data() + head.size(), answer.status);
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t line_end = head.find("\r\n", at);
    const std::size_t colon = std::min(head.find(':', at), line_end);
    const std::string_view value = std::string_view(head).substr(colon, line_end - colon);
    answer.headers[lower_case(head.substr(at, colon - at))] =
        trimmed(value.substr(std::min<std::size_t>(1, value.size())));
    at = line_end + 2;
  }
  std::size_t length = 0;
  if (const auto told = answer.headers.find("content-length"); told != answer.headers.end()) {
    std::from_chars(told->second.data(), told->second.data() + told->second.size(), length);
  }
  while (received_.size() < end + 4 + length) expect_more();
  answer.body = received_.substr(end + 4, length);
  return answer;
}

}  // namespace lianshen::http
