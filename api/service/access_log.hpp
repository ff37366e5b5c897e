// One line of JSON for each request, and one for each failure of ours: who, what, how it ended, how long it
// took. Never a query, a body, a cookie or a header's value. Thread-safe.
#pragma once

#include <string>

#include "api/http/http_server.hpp"

namespace lianshen {

class AccessLog {
 public:
  // Lines go to this open file, each in one call, so that none is torn.
  explicit AccessLog(int file) : file_(file) {}

  void answered(const http::Answered& answered) const;
  void failure(const http::Request& request, const std::string& what) const;
  // Beside any request.
  void failure(const std::string& what) const;

 private:
  void write(const std::string& line) const;

  int file_;
};

}  // namespace lianshen
