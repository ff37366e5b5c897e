// Whoever opens or reloads an address of the browser client gets its page from the service.
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "tests/api/http/town.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("every address of the browser client is answered with its page") {
  const std::string router = read_file(LIANSHEN_SOURCE_DIR "/api/web/src/router/index.ts");
  const std::regex address(R"re((?:page\(|path: )'(/[^'*]*)')re");
  std::set<std::string> addresses;
  for (std::sregex_iterator found(router.begin(), router.end(), address); found != std::sregex_iterator();
       ++found) {
    addresses.insert(std::regex_replace((*found)[1].str(), std::regex(":([a-zA-Z]+)\\??"), "$1"));
  }
  REQUIRE(addresses.size() > 25);
  REQUIRE(addresses.contains("/reports"));
  Town town;
  for (const auto& each : addresses) {
    INFO(each);
    const auto page = town.read("", each);
    CHECK(page.status == 200);
    CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
  }
}

}  // namespace
}  // namespace lianshen::test
