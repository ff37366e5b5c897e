#include "tests/api/http/demo_program.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "api/identity/demo_accounts.hpp"
#include "tests/api/http/raw_client.hpp"

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

std::string DemoProgram::sign_in(const std::string& user) const {
  const RawAnswer answer = ask(port_, "POST", "/api/v1/session",
                               fmt::format(R"({{"user":"{}","password":"{}"}})", user, demo_password));
  if (answer.status != 200) throw std::runtime_error(answer.body);
  const std::string cookie = answer.header("set-cookie");
  return fmt::format("Cookie: {}\r\n", cookie.substr(0, cookie.find(';')));
}

}  // namespace lianshen::test
