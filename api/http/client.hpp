// A small client over one kept connection, for a server whose address is known in numbers: what the command
// line and the benchmarks ask with. Not for strangers: it trusts the answers' form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/message.hpp"

namespace lianshen::http {

struct ClientAnswer {
  int status = 0;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;
};

class Client {
 public:
  // Throws std::runtime_error if nobody listens there.
  Client(const std::string& host, int port);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  // Sent with each request from now on.
  void always_send(std::string_view name, std::string_view value);
  // A body is JSON unless `more` has another Content-Type. Throws std::runtime_error if no answer comes. A
  // server may close a kept connection at any moment: then the request is sent once more on a new one, so a
  // command must have its key.
  ClientAnswer ask(Method method, std::string_view target, std::string_view body = {},
                   const Headers& more = {});

 private:
  [[nodiscard]] bool send(std::string_view bytes) const;
  [[nodiscard]] bool receive_more();
  // Nothing if the connection ended before its first byte.
  std::optional<ClientAnswer> receive();

  std::string host_;
  int port_ = 0;
  int socket_ = -1;
  std::string always_;
  std::string received_;
};

}  // namespace lianshen::http
