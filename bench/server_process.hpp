// A server in a process of its own, as it is in an office: its threads share nothing with the clients but the
// processors.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace lianshen::bench {

class ServerProcess {
 public:
  // Waits for the address that it prints. What it says on standard error is thrown away.
  explicit ServerProcess(const std::vector<std::string>& arguments);
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();

  [[nodiscard]] int port() const { return port_; }

 private:
  pid_t id_ = -1;
  int port_ = 0;
};

}  // namespace lianshen::bench
