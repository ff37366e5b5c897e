// One line of JSON for each request, and one for each failure of ours: who, what, how it ended, how long it
// took. Never a query, a body, a cookie or a header's value. Thread-safe.
#pragma once

#include <iosfwd>
#include <mutex>
#include <string>

#include "api/http/http_server.hpp"

namespace lianshen {

class AccessLog {
 public:
  explicit AccessLog(std::ostream& out) : out_(out) {}

  void answered(const http::Answered& answered);
  void failure(const http::Request& request, const std::string& what);

 private:
  void write(const Json& line);

  std::ostream& out_;
  std::mutex mutex_;
};

}  // namespace lianshen
