// The sections of a pack on signing in: read as written, and refused where they are wrong.
#include <catch2/catch.hpp>

#include "tests/support/river_pack.hpp"

namespace lianshen::test {
namespace {

Json with_identity_entries() {
  Json pack = river_pack();
  const Json& rule = pack.at("authority").at(0);
  pack["step_up"] =
      Json::array({{{"command", rule.at("command")}, {"default", true}, {"note", "重新验证身份"}}});
  pack["second_factor"] =
      Json::array({{{"seat", rule.at("seats").at(0)}, {"default", true}, {"note", "双因素"}}});
  return pack;
}

std::string error_of(const char* place, const char* value) {
  Json pack = with_identity_entries();
  pack[Json::json_pointer(place)] = Json::parse(value);
  try {
    static_cast<void>(read_river_pack(pack));
  } catch (const PolicyError& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("step-up commands and seats with a second factor are read as written") {
  const Json json = with_identity_entries();
  const PolicyPack pack = read_river_pack(json);
  CHECK(pack.needs_step_up(json.at("step_up").at(0).at("command").get<std::string>()));
  CHECK(pack.needs_second_factor(json.at("second_factor").at(0).at("seat").get<std::string>()));
  CHECK_FALSE(pack.needs_step_up("river.no_such_command"));
  CHECK_FALSE(pack.needs_second_factor("no_such_seat"));
  const PolicyPack silent = read_river_pack(river_pack());
  CHECK(silent.step_up.empty());
  CHECK(silent.second_factor.empty());
}

TEST_CASE("a command or seat that nobody knows stops the start-up") {
  using Catch::Matchers::Contains;
  CHECK_THAT(error_of("/step_up/0/command", R"("river.no_such_command")"),
             Contains("step_up[0].command: expected a command that stands in authority"));
  CHECK_THAT(error_of("/step_up/0/command", R"("no dot")"), Contains("step_up[0].command"));
  CHECK_THAT(error_of("/second_factor/0/seat", R"("no_such_seat")"),
             Contains("second_factor[0].seat: expected a seat of this pack"));
  CHECK_THAT(error_of("/second_factor/0/more", "true"), Contains("second_factor[0]"));
}

}  // namespace
}  // namespace lianshen::test
