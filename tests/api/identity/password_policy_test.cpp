// Which passwords are taken by which profile.
#include "api/identity/password_policy.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

PasswordPolicy policy(PasswordProfile profile) {
  return {profile, CommonPasswords::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "identity" /
                                         "common-passwords.txt")};
}

std::string fault(PasswordProfile profile, std::string_view password,
                  const std::vector<std::string>& personal = {"liu", "刘振华"}) {
  return policy(profile).fault_of(password, personal).value_or("taken");
}

std::string mlps3(std::string_view password) { return fault(PasswordProfile::gov_mlps3, password); }
std::string asvs(std::string_view password) { return fault(PasswordProfile::asvs, password); }

TEST_CASE("a password has twelve characters, however many bytes they take") {
  CHECK(mlps3("Willow-9-lan") == "taken");
  CHECK(mlps3("Willow-9-la") == "the_password_is_too_short");
  CHECK(asvs("willowlantern") == "taken");
  CHECK(asvs("willowlante") == "the_password_is_too_short");
  CHECK(asvs("春江潮水连海平海上明月") == "the_password_is_too_short");
  CHECK(asvs("春江潮水连海平海上明月共") == "taken");
}

TEST_CASE("spaces, Chinese and great length are welcome") {
  CHECK(mlps3("seven quiet Herons 4") == "taken");
  CHECK(mlps3("春江潮水连海平，Yue4共潮生") == "taken");
  CHECK(asvs(fmt::format("{} willow {}", std::string(40, 'q'), std::string(100, 'w'))) == "taken");
}

TEST_CASE("the profile of the graded protection asks for three of four kinds, ASVS for none") {
  CHECK(mlps3("willowlantern") == "the_password_has_too_few_kinds_of_characters");
  CHECK(mlps3("willowlantern9") == "the_password_has_too_few_kinds_of_characters");
  CHECK(mlps3("willow-lantern9") == "taken");
  CHECK(mlps3("Willowlantern9") == "taken");
  CHECK(asvs("willowlantern") == "taken");
}

TEST_CASE("the profile of the graded protection asks for change, ASVS forbids to") {
  CHECK(policy(PasswordProfile::gov_mlps3).age_max() == std::chrono::hours(180 * 24));
  CHECK(policy(PasswordProfile::gov_mlps3).history() == 5);
  CHECK_FALSE(policy(PasswordProfile::asvs).age_max().has_value());
  CHECK(policy(PasswordProfile::asvs).history() == 0);
}

TEST_CASE("what everybody would try first is refused by both") {
  for (const char* common :
       {"Password-2026", "PASSWORD123456!", "Admin@12345678", "Lianshen-2026", "lianshen@2026!",
        "Zhengwuban2026!", "1qaz2wsx3edc4rfv", "Admin-Password-1", "123456789012345", "aaaaaaaaaaaa",
        "abcabcabcabc", "Abcdefghijkl", "9876543210987", "密码密码2026-Abc", "qwertyuiop1234"}) {
    INFO(common);
    CHECK(mlps3(common) != "taken");
    CHECK(asvs(common) == "the_password_is_too_common");
  }
}

TEST_CASE("a common word inside a password of one's own does no harm") {
  CHECK(asvs("password of the seventh heron") == "taken");
}

TEST_CASE("a password must not name its user") {
  CHECK(asvs("willow-LIU-lantern") == "the_password_names_its_user");
  CHECK(asvs("willow-刘振华-lantern") == "the_password_names_its_user");
  CHECK(fault(PasswordProfile::asvs, "willow-lantern-9", {"w", ""}) == "taken");
}

TEST_CASE("a missing list of common passwords stops the start-up") {
  CHECK_THROWS_WITH(CommonPasswords::load("nowhere.txt"), "nowhere.txt: expected a list of common passwords");
}

}  // namespace
}  // namespace lianshen::test
