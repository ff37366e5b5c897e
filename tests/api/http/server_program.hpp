// The built program as a server of its own: started, signalled, and what it printed.
#pragma once

#include <string>
#include <vector>

#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {

// One process; ended (SIGKILL) with the value.
class ChildProcess {
 public:
  // What it prints goes into files of that folder: <name>.out and <name>.error.
  ChildProcess(const ScratchFolder& folder, const std::string& name,
               const std::vector<std::string>& arguments);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  void signal(int number) const;
  // Its exit code; 128 and more if a signal ended it.
  int wait();
  [[nodiscard]] bool is_running();
  [[nodiscard]] std::string out() const;
  [[nodiscard]] std::string error() const;
  [[nodiscard]] int id() const { return id_; }

 private:
  std::string out_;
  std::string error_;
  int id_ = -1;
  int exit_code_ = -1;
};

// A new database of the pack xianning in that folder; its path.
std::string new_database(const ScratchFolder& folder, const std::string& name);

class ServerProgram {
 public:
  // `lianshen serve` on that database and a free port, with these arguments more; waits for its address.
  ServerProgram(const ScratchFolder& folder, const std::string& database,
                const std::vector<std::string>& more = {});

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] ChildProcess& process() { return process_; }
  // Tells it to end; its exit code.
  int stop();

 private:
  ChildProcess process_;
  int port_ = 0;
};

}  // namespace lianshen::test
