#include "api/http/connection.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace lianshen::http {

namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::size_t head_chunk_bytes = 2 * 1024;
constexpr std::size_t chunk_bytes = 16 * 1024;
// Head and body of an ordinary answer go out as one packet; larger ones are not copied.
constexpr std::size_t outgoing_bytes_max = 64 * 1024;
// How often an idle connection asks whether it must make room.
constexpr std::chrono::milliseconds idle_slice{100};

std::string address_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* number = nullptr;
  if (address.ss_family == AF_INET) number = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (address.ss_family == AF_INET6) number = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  if (number == nullptr) return {};
  return ::inet_ntop(address.ss_family, number, text.data(), text.size()) == nullptr ? "" : text.data();
}

}  // namespace

Connection::Connection(int socket, const ConnectionLimits& limits)
    : socket_(socket), limits_(limits), peer_(address_of(socket)) {
  ::fcntl(socket_, F_SETFD, FD_CLOEXEC);
  const int yes = 1;
  // Otherwise the second half of an answer waits 40 ms for the client's acknowledgement of the first.
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

Connection::~Connection() {
  if (!is_broken_ && !is_at_end_of_request()) linger();
  ::close(socket_);
}

// Closing with bytes unread resets the connection, and the client may then never see the answer.
void Connection::linger() {
  if (!flush()) return;
  ::shutdown(socket_, SHUT_WR);
  const auto deadline = Clock::now() + limits_.linger_time;
  std::array<char, chunk_bytes> thrown_away{};
  std::size_t total = 0;
  while (total < limits_.linger_bytes_max && Clock::now() < deadline &&
         wait(POLLIN, deadline) == Waited::ready) {
    const ssize_t count = ::recv(socket_, thrown_away.data(), thrown_away.size(), MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return;
    total += count > 0 ? static_cast<std::size_t>(count) : 0;
  }
}

Connection::Waited Connection::wait(short events, Clock::time_point deadline) const {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd entry{socket_, events, 0};
    const int found = ::poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (found > 0) return Waited::ready;
    if (found == 0) return Waited::too_late;
    if (errno != EINTR) return Waited::broken;
  }
}

ConnectionLimits::Milliseconds Connection::time_for(std::size_t bytes) const {
  return ConnectionLimits::Milliseconds(1000 * bytes / limits_.bytes_per_second_min);
}

bool Connection::wait_for_request(const std::function<bool()>& is_wanted) {
  received_.clear();
  head_bytes_ = 0;
  taken_ = 0;
  body_expected_ = 0;
  body_outcome_ = Received::all;
  is_in_head_ = false;
  const auto deadline = Clock::now() + limits_.idle_time;
  for (;;) {
    const auto now = Clock::now();
    const Waited waited = wait(POLLIN, std::min(deadline, now + idle_slice));
    if (waited == Waited::ready) {
      is_in_head_ = true;
      return true;
    }
    if (waited == Waited::broken || Clock::now() >= deadline || is_wanted()) return false;
  }
}

Received Connection::receive_more(std::size_t count, Clock::time_point deadline) {
  for (;;) {
    const std::size_t before = received_.size();
    received_.resize(before + count);
    const ssize_t got = ::recv(socket_, received_.data() + before, count, MSG_DONTWAIT);
    const int error = errno;
    received_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got > 0) return Received::all;
    if (got == 0 || (error != EAGAIN && error != EINTR)) {
      is_broken_ = true;
      return Received::closed;
    }
    const Waited waited = wait(POLLIN, deadline);
    if (waited == Waited::too_late) return Received::too_late;
    if (waited == Waited::broken) return Received::closed;
  }
}

Received Connection::receive_head() {
  const auto deadline = Clock::now() + limits_.head_time;
  for (;;) {
    // What was searched before can only hold the beginning of the mark.
    const std::size_t searched = received_.size() < end_of_head.size() ? 0 : received_.size() - 3;
    const std::size_t room = std::min(head_chunk_bytes, limits_.head_bytes_max + 1 - received_.size());
    const Received outcome = receive_more(room, deadline);
    if (outcome != Received::all) return outcome;
    const std::size_t end = received_.find(end_of_head, searched);
    if (end != std::string::npos) {
      head_bytes_ = end + end_of_head.size();
      taken_ = head_bytes_;
      is_in_head_ = false;
      return Received::all;
    }
    if (received_.size() > limits_.head_bytes_max) return Received::too_much;
  }
}

void Connection::expect_body(std::size_t bytes, bool says_continue) {
  body_expected_ = bytes;
  says_continue_ = says_continue;
  body_deadline_ = Clock::now() + limits_.body_time + time_for(bytes);
}

long Connection::receive_body(char* bytes, std::size_t count) {
  if (body_expected_ == 0 || body_outcome_ != Received::all) return body_outcome_ == Received::all ? 0 : -1;
  if (taken_ == received_.size()) {
    if (says_continue_ && (!send("HTTP/1.1 100 Continue\r\n\r\n") || !flush())) return -1;
    received_.clear();
    head_bytes_ = 0;
    taken_ = 0;
    body_outcome_ = receive_more(std::min(chunk_bytes, body_expected_), body_deadline_);
    if (body_outcome_ != Received::all) return -1;
  }
  says_continue_ = false;
  const std::size_t given = std::min({count, body_expected_, received_.size() - taken_});
  std::copy_n(received_.data() + taken_, given, bytes);
  taken_ += given;
  body_expected_ -= given;
  return static_cast<long>(given);
}

bool Connection::is_at_end_of_request() const {
  return !is_in_head_ && !is_distrusted_ && body_expected_ == 0 && taken_ == received_.size();
}

bool Connection::send(std::string_view bytes) {
  if (outgoing_.size() + bytes.size() <= outgoing_bytes_max) {
    outgoing_ += bytes;
    return !is_broken_;
  }
  return flush() && write(bytes);
}

bool Connection::flush() {
  const bool is_sent = write(outgoing_);
  outgoing_.clear();
  return is_sent;
}

bool Connection::write(std::string_view bytes) {
  const auto deadline = Clock::now() + limits_.send_time + time_for(bytes.size());
  while (!bytes.empty() && !is_broken_) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      is_broken_ = wait(POLLOUT, deadline) != Waited::ready;
    } else if (errno != EINTR) {
      is_broken_ = true;
    }
  }
  return !is_broken_;
}

}  // namespace lianshen::http
