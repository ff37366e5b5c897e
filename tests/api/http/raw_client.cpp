#include "tests/api/http/raw_client.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "api/http/wire_text.hpp"

namespace lianshen::test {

namespace {

constexpr int patience_ms = 20'000;

}  // namespace

std::string RawAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error(fmt::format("nobody listens on port {}", port));
  }
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    pollfd entry{socket_, POLLOUT, 0};
    if (::poll(&entry, 1, patience_ms) <= 0) return false;
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool RawClient::receive_more() {
  pollfd entry{socket_, POLLIN, 0};
  if (::poll(&entry, 1, patience_ms) <= 0) throw std::runtime_error("the server neither answers nor closes");
  std::array<char, 65536> bytes{};
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

RawAnswer RawClient::receive() {
  RawAnswer answer;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive_more()) return answer;
  }
  const std::string head = received_.substr(0, end + 2);
  received_.erase(0, end + 4);
  answer.status = std::stoi(head.substr(9, 3));
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t line_end = head.find("\r\n", at);
    const std::size_t colon = head.find(':', at);
    answer.headers[http::lower_case(head.substr(at, colon - at))] =
        std::string(http::trimmed(std::string_view(head).substr(colon + 1, line_end - colon - 1)));
    at = line_end + 2;
  }
  const std::string length = answer.header("content-length");
  const std::size_t expected = length.empty() ? 0 : std::stoul(length);
  while (received_.size() < expected && receive_more()) {
  }
  answer.body = received_.substr(0, expected);
  received_.erase(0, expected);
  return answer;
}

bool RawClient::is_closed() {
  while (receive_more()) {
  }
  return received_.empty();
}

std::string head_of(std::string_view method, std::string_view target, const std::string& more) {
  return fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", method, target, more);
}

RawAnswer ask(int port, std::string_view method, std::string_view target, const std::string& body,
              const std::string& more) {
  RawClient client(port);
  std::string headers = more;
  if (method != "GET") headers += "X-Lianshen: 1\r\n";
  if (!body.empty()) headers += fmt::format("Content-Length: {}\r\n", body.size());
  if (!body.empty() && more.find("Content-Type") == std::string::npos) {
    headers += "Content-Type: application/json\r\n";
  }
  client.send(head_of(method, target, headers) + body);
  return client.receive();
}

}  // namespace lianshen::test
