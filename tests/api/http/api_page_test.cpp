// The API's page in README.md: its commands, run as they stand there against the demo, get the answers that
// it shows.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <sstream>

#include "tests/api/http/demo_program.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

std::string page() {
  const std::string readme = read_file(fmt::format("{}/README.md", LIANSHEN_SOURCE_DIR));
  const std::string mark = "```sh\n";
  const std::size_t begin = readme.find(mark, readme.find("\n## The API\n")) + mark.size();
  return readme.substr(begin, readme.find("```", begin) - begin);
}

struct Expected {
  std::string status;
  std::vector<std::string> parts;  // of the body
};

// "# 409 "code":"not_in_this_state" 需求方案" below a command.
std::vector<Expected> expected_answers(const std::string& text) {
  std::vector<Expected> answers;
  for (const std::string& line : lines_in(text)) {
    if (line.size() < 5 || !line.starts_with("# ") || line[2] < '1' || line[2] > '5') continue;
    std::istringstream words(line.substr(2));
    Expected expected;
    words >> expected.status;
    for (std::string part; words >> part;) expected.parts.push_back(part);
    answers.push_back(std::move(expected));
  }
  return answers;
}

std::string at_port(std::string text, int port) {
  const std::string address = "127.0.0.1:8080";
  const std::size_t at = text.find(address);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(address, at + 1) == std::string::npos);
  return text.replace(at, address.size(), fmt::format("127.0.0.1:{}", port));
}

TEST_CASE("the commands of README's API page get the answers that it shows", "[demo]") {
  const ScratchFolder folder;
  DemoProgram demo(folder);
  const std::string text = page();
  const std::string script =
      folder.write("page.sh", fmt::format("cd '{}'\n{}", folder.file(""), at_port(text, demo.port())));
  ChildProcess shell(folder, "page", {"sh", "-eu", script});
  const int exit_code = shell.wait();
  INFO(shell.error());
  CHECK(exit_code == 0);

  const auto expected = expected_answers(text);
  const auto answers = lines_in(shell.out());
  CHECK(expected.size() > 20);
  REQUIRE(answers.size() == expected.size());
  for (std::size_t number = 0; number < expected.size(); ++number) {
    INFO(number << ": " << answers[number]);
    CHECK(answers[number].ends_with(" " + expected[number].status));
    for (const std::string& part : expected[number].parts) {
      INFO(part);
      CHECK(answers[number].find(part) != std::string::npos);
    }
  }
  demo.process().signal(SIGTERM);
  CHECK(demo.process().wait() == 0);
}

}  // namespace
}  // namespace lianshen::test
