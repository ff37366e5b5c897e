// No code of a problem reaches a person without its words.
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "engine/policy/locale.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

std::set<std::string> codes_in(const std::string& folder) {
  static const std::regex code(
      R"re((?:Problem\(\d{3}, |return |refused_password\()"([a-z][a-z_]+_[a-z_]+)")re");
  std::set<std::string> codes;
  const std::filesystem::path root = std::filesystem::path(LIANSHEN_SOURCE_DIR) / folder;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    const std::string text = read_file(entry.path().string());
    for (std::sregex_iterator found(text.begin(), text.end(), code), end; found != end; ++found)
      codes.insert((*found)[1]);
  }
  return codes;
}

TEST_CASE("every problem of identity has its words in both languages") {
  const std::set<std::string> codes = codes_in("api/identity");
  CHECK(codes.contains("the_sign_in_does_not_fit"));
  CHECK(codes.contains("the_password_is_too_common"));
  for (const char* language : {"zh", "en"}) {
    const Locale locale =
        Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale", language);
    for (const auto& code : codes) {
      INFO(language << " " << code);
      CHECK(locale.has_label("problems", code));
    }
  }
}

}  // namespace
}  // namespace lianshen::test
