#include "tests/api/http/demo_program.hpp"

#include "tests/api/load/load_client.hpp"

namespace lianshen::test {

namespace {

std::vector<std::string> demo_arguments(const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {LIANSHEN_PROGRAM, "demo", "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

DemoProgram::DemoProgram(const ScratchFolder& folder, const std::vector<std::string>& more)
    : process_(folder, "demo", demo_arguments(more)), port_(printed_port(process_, "http://127.0.0.1:")) {}

std::string DemoProgram::sign_in(const std::string& user) const { return signed_in(port_, user); }

}  // namespace lianshen::test
