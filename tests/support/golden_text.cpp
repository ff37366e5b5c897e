#include "tests/support/golden_text.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

// Its end is a line of its own, so that a text cut short differs somewhere.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  lines.push_back(text.substr(from) + "〔文末〕");
  return lines;
}

}  // namespace

std::optional<LineDifference> first_difference(const std::string& kept, const std::string& made) {
  if (kept == made) return std::nullopt;
  const auto kept_lines = lines_of(kept);
  const auto made_lines = lines_of(made);
  std::size_t at = 0;
  while (at < kept_lines.size() && at < made_lines.size() && kept_lines[at] == made_lines[at]) ++at;
  return LineDifference{at + 1, at < kept_lines.size() ? kept_lines[at] : "",
                        at < made_lines.size() ? made_lines[at] : ""};
}

void check_golden(const std::string& name, const std::string& made) {
  const auto kept = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "tests" / "golden" / name;
  const auto difference =
      first_difference(std::filesystem::exists(kept) ? read_file(kept.string()) : "", made);
  INFO(name);
  if (!difference) {
    SUCCEED();
    return;
  }
  const auto beside = std::filesystem::path(LIANSHEN_PROGRAM).parent_path() / "golden" / name;
  std::filesystem::create_directories(beside.parent_path());
  std::ofstream(beside, std::ios::binary) << made;
  FAIL_CHECK(
      fmt::format("line {} differs\n  kept: {}\n  made: {}\nRead all of it; if it is right:\n  cp {} {}",
                  difference->line, difference->kept, difference->made, beside.string(), kept.string()));
}

TEST_CASE("what differs from a kept text is its first such line", "[golden]") {
  CHECK_FALSE(first_difference("一\n二\n", "一\n二\n"));
  CHECK(first_difference("一\n二\n三\n", "一\n贰\n叁\n") == LineDifference{2, "二", "贰"});
  CHECK(first_difference("一\n二\n", "一\n") == LineDifference{2, "二", "〔文末〕"});
  CHECK(first_difference("一\n", "一\n\n") == LineDifference{2, "〔文末〕", ""});
  CHECK(first_difference("", "一")->line == 1);
}

}  // namespace lianshen::test
