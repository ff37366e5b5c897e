// lianshen account: the first administrators of an office.
#include <catch2/catch.hpp>

#include "tests/api/program.hpp"

namespace lianshen::test {
namespace {

using Catch::Matchers::Contains;

ProgramResult account(const std::string& file, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "account");
  arguments.insert(arguments.end(), {"--db", file, "--lang", "en"});
  return run_program(arguments);
}

TEST_CASE("each first administrator gets a code, and a user only one seat of the three", "[program]") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  REQUIRE(run_program({"init", "--db", file, "--pack", "xianning", "--clock", "wall"}).exit_code == 0);
  const auto first = [&](const std::string& user, const std::string& seat) {
    return account(file, {"first", "--user", user, "--seat", seat});
  };
  const auto root = first("root", "system_administrator");
  INFO(root.error);
  CHECK(root.exit_code == 0);
  CHECK_THAT(root.out, Contains("root"));
  CHECK_THAT(root.out, Catch::Matchers::Matches("(.|\\n)*[0-9A-Z]{5}(-[0-9A-Z]{5}){3}(.|\\n)*"));
  CHECK(first("guard", "security_administrator").exit_code == 0);
  CHECK(first("watch", "audit_administrator").exit_code == 0);

  const auto second_seat = first("root", "audit_administrator");
  CHECK(second_seat.exit_code == 2);
  CHECK_THAT(second_seat.error, Contains("three administrators stay apart"));
  CHECK(first("x", "office_head").exit_code == 2);
  // Nobody has used the codes yet: another one may still be printed.
  CHECK(first("root", "system_administrator").exit_code == 0);
  CHECK(run_program({"verify", "--db", file}).exit_code == 0);
}

TEST_CASE("a lost password is mended at the machine, and only for an account that is there", "[program]") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  REQUIRE(run_program({"init", "--db", file, "--pack", "xianning"}).exit_code == 0);
  const auto missing = account(file, {"invite", "--user", "root"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.error == "There is no such user\n");
  REQUIRE(account(file, {"first", "--user", "root", "--seat", "system_administrator"}).exit_code == 0);
  CHECK(account(file, {"invite", "--user", "root"}).exit_code == 0);
  CHECK(account(file, {"invite", "--user", "root", "--remove-second-factor"}).error ==
        "The account has no second factor\n");
}

}  // namespace
}  // namespace lianshen::test
