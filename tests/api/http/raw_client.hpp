// A client that sends exactly the bytes that a test wants, also those that no library would send.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace lianshen::test {

struct RawAnswer {
  int status = 0;                              // 0: the connection ended without one
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const;
};

class RawClient {
 public:
  explicit RawClient(int port);
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient();

  // False once the other side has closed.
  bool send(std::string_view bytes);
  // The next answer, its body by Content-Length or to the end.
  RawAnswer receive();
  // True if nothing more comes because the other side has closed; waits for it.
  bool is_closed();

 private:
  bool receive_more();

  int socket_ = -1;
  std::string received_;
};

// One request on a connection of its own. `more` are header lines, each with its line end.
RawAnswer ask(int port, std::string_view method, std::string_view target, const std::string& body = {},
              const std::string& more = {});
// The head of a request as ask sends it.
std::string head_of(std::string_view method, std::string_view target, const std::string& more = {});

}  // namespace lianshen::test
