// `lianshen demo` as a server of its own.
#pragma once

#include <string>
#include <vector>

#include "tests/api/http/server_program.hpp"

namespace lianshen::test {

class DemoProgram {
 public:
  // On a free port, with these arguments more; waits for its address.
  explicit DemoProgram(const ScratchFolder& folder, const std::vector<std::string>& more = {});

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] ChildProcess& process() { return process_; }
  // A header line with the cookie of a new session.
  [[nodiscard]] std::string sign_in(const std::string& user) const;

 private:
  ChildProcess process_;
  int port_ = 0;
};

}  // namespace lianshen::test
