#include "tests/api/http/server_program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 60s;

std::vector<std::string> serve_arguments(const std::string& database, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {LIANSHEN_PROGRAM, "serve",    "--db",
                                        database,         "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

// Only what may be called between fork and exec.
[[noreturn]] void become(char* const* arguments, const char* out, const char* error) {
  const int owner_only = 0600;
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(::open(out, O_WRONLY | O_CREAT | O_TRUNC, owner_only), STDOUT_FILENO);
  ::dup2(::open(error, O_WRONLY | O_CREAT | O_TRUNC, owner_only), STDERR_FILENO);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

ChildProcess::ChildProcess(const ScratchFolder& folder, const std::string& name,
                           const std::vector<std::string>& arguments)
    : out_(folder.file(name + ".out")), error_(folder.file(name + ".error")) {
  // What an earlier process of that name printed must not be taken for this one's.
  for (const std::string& file : {out_, error_}) std::filesystem::remove(file);
  std::vector<char*> pointers;
  for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  id_ = ::fork();
  if (id_ < 0) throw std::runtime_error("no process can be started");
  if (id_ == 0) become(pointers.data(), out_.c_str(), error_.c_str());
}

ChildProcess::~ChildProcess() {
  if (exit_code_ >= 0) return;
  signal(SIGKILL);
  wait();
}

void ChildProcess::signal(int number) const {
  if (id_ > 0 && exit_code_ < 0) ::kill(id_, number);
}

int ChildProcess::wait() {
  if (exit_code_ >= 0) return exit_code_;
  int status = 0;
  ::waitpid(id_, &status, 0);
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return exit_code_;
}

bool ChildProcess::is_running() {
  int status = 0;
  if (exit_code_ < 0 && ::waitpid(id_, &status, WNOHANG) == id_) {
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return exit_code_ < 0;
}

std::string ChildProcess::out() const { return std::filesystem::exists(out_) ? read_file(out_) : ""; }
std::string ChildProcess::error() const { return std::filesystem::exists(error_) ? read_file(error_) : ""; }

std::string new_database(const ScratchFolder& folder, const std::string& name) {
  const std::string database = folder.file(name);
  const ProgramResult made = run_program({"init", "--db", database, "--pack", "xianning"});
  if (made.exit_code != 0) throw std::runtime_error(made.error);
  return database;
}

ServerProgram::ServerProgram(const ScratchFolder& folder, const std::string& database,
                             const std::vector<std::string>& more)
    : process_(folder, "serve", serve_arguments(database, more)) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const std::string printed = process_.out();
    const std::size_t end = printed.find('\n');
    if (end != std::string::npos) {
      port_ = std::stoi(printed.substr(printed.rfind(':', end) + 1));
      return;
    }
    if (!process_.is_running() || std::chrono::steady_clock::now() > deadline) {
      throw std::runtime_error("the server did not start: " + process_.error());
    }
    std::this_thread::sleep_for(20ms);
  }
}

int ServerProgram::stop() {
  process_.signal(SIGTERM);
  return process_.wait();
}

}  // namespace lianshen::test
