#include "bench/server_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace lianshen::bench {

namespace {

// Up to the end of the first line with an address.
int port_printed_to(int pipe) {
  const std::string address = "http://127.0.0.1:";
  std::string printed;
  std::array<char, 1024> bytes{};
  for (;;) {
    const std::size_t at = printed.find(address);
    if (at != std::string::npos && printed.find('\n', at) != std::string::npos) {
      return std::stoi(printed.substr(at + address.size()));
    }
    const ssize_t count = ::read(pipe, bytes.data(), bytes.size());
    if (count <= 0) throw std::runtime_error("a server of the benchmark did not start");
    printed.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

// Only what may be called between fork and exec.
[[noreturn]] void become(char* const* arguments, int out) {
  ::dup2(out, STDOUT_FILENO);
  ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

ServerProcess::ServerProcess(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
  std::vector<char*> pointers;
  for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  id_ = ::fork();
  if (id_ == 0) become(pointers.data(), ends[1]);
  ::close(ends[1]);
  port_ = port_printed_to(ends[0]);
  ::close(ends[0]);
}

ServerProcess::~ServerProcess() {
  ::kill(id_, SIGTERM);
  ::waitpid(id_, nullptr, 0);
}

}  // namespace lianshen::bench
