// One client's socket. Every wait has an end and every amount a bound, whatever the client does: a head that
// drips, a body that stalls, an answer that nobody reads. Knows bytes only, no HTTP beyond the empty line.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace lianshen::http {

struct ConnectionLimits {
  using Milliseconds = std::chrono::milliseconds;

  std::size_t head_bytes_max = 32 * 1024;
  Milliseconds idle_time{5'000};   // until the first byte of a request
  Milliseconds head_time{10'000};  // from there to the empty line
  Milliseconds body_time{10'000};  // and what the bytes may take at the slowest pace below
  Milliseconds send_time{10'000};  // likewise
  Milliseconds linger_time{500};   // how long what a refused client still sends is read and thrown away
  std::size_t linger_bytes_max = 4 * 1024 * 1024;
  std::size_t bytes_per_second_min = 256 * 1024;
};

enum class Received { all, closed, too_late, too_much };

class Connection {
 public:
  // Takes the socket over.
  Connection(int socket, const ConnectionLimits& limits);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  // Closes; if the client may still be sending, so that it can read the answer first.
  ~Connection();

  // Forgets the last request and waits for the first byte of the next. `is_wanted` is asked now and then
  // whether an idle connection must make room.
  bool wait_for_request(const std::function<bool()>& is_wanted);
  // Up to the empty line, with it.
  Received receive_head();
  [[nodiscard]] std::string_view head() const { return {received_.data(), head_bytes_}; }

  // From here on receive_body gives so many bytes and no more.
  void expect_body(std::size_t bytes, bool says_continue);
  // At least one byte, or 0 at the end of the body; -1 if it does not come (then body_outcome says why).
  long receive_body(char* bytes, std::size_t count);
  [[nodiscard]] Received body_outcome() const { return body_outcome_; }
  // Nothing of this request is still to be received, and nothing came after it.
  [[nodiscard]] bool is_at_end_of_request() const;
  // What else the client sends cannot be told apart any more: the connection is good for one answer only.
  void distrust() { is_distrusted_ = true; }

  // Kept until there is enough, or until flush. False: the client is gone or does not read.
  bool send(std::string_view bytes);
  bool flush();

  // Its address in numbers, e.g. "127.0.0.1".
  [[nodiscard]] const std::string& peer() const { return peer_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Waited { ready, too_late, broken };

  [[nodiscard]] Waited wait(short events, Clock::time_point deadline) const;
  [[nodiscard]] ConnectionLimits::Milliseconds time_for(std::size_t bytes) const;
  Received receive_more(std::size_t count, Clock::time_point deadline);
  bool write(std::string_view bytes);
  void linger();

  int socket_;
  const ConnectionLimits& limits_;
  std::string peer_;
  std::string received_;   // the head, and what came with it; later pieces of the body
  std::size_t taken_ = 0;  // of received_: used already
  std::size_t head_bytes_ = 0;
  bool is_in_head_ = false;
  std::size_t body_expected_ = 0;  // still to be handed out
  bool says_continue_ = false;
  Clock::time_point body_deadline_;
  Received body_outcome_ = Received::all;
  std::string outgoing_;
  bool is_broken_ = false;
  bool is_distrusted_ = false;
};

}  // namespace lianshen::http
