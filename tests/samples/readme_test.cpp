// What README.md shows of the demo is what the demo prints.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("sample: README shows lines of the demo as it prints them, in their order", "[sample]") {
  const std::string readme = read_file(std::string(LIANSHEN_SOURCE_DIR) + "/README.md");
  const auto begin = readme.find("样例已办理");
  REQUIRE(begin != std::string::npos);
  const auto printed = lines_in(run_program({"demo", "--once"}).out);
  auto at = printed.begin();
  for (const auto& line : lines_in(readme.substr(begin, readme.find("```", begin) - begin))) {
    if (line.empty() || line == "…") continue;
    INFO(line);
    at = std::find(at, printed.end(), line);
    REQUIRE(at != printed.end());
  }
}

}  // namespace
}  // namespace lianshen::test
