// lianshen erase, as the office head types it: afterwards no byte of the words is left in any file.
#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/domain/json.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// All bytes of the database: its file, its write-ahead log, its index of that.
std::string bytes_of(const std::string& db) {
  std::string bytes;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    if (std::filesystem::exists(db + suffix)) bytes += read_file(db + suffix);
  }
  return bytes;
}

TEST_CASE("erased words are gone from the files, and verify still passes", "[program][erasure]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  const std::string name = "养老服务信息管理平台";
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  REQUIRE(run_program({"run", folder.write("main.jsonl", main_line_text()), "--db", db}).exit_code == 0);
  REQUIRE(has(bytes_of(db), name));
  const auto erase = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"erase", "--db", db, "--document", "咸密函〔2022〕1号", "--json",
                                         "--actor", "head@government_affairs_office"});
    return run_program(arguments);
  };
  const auto project = Json::parse(run_program({"show", "p1", "--db", db, "--json"}).out);
  std::vector<std::string> rows = {std::to_string(project["history"][0]["sequence"].get<std::int64_t>())};
  for (int round = 0; !rows.empty() && round < 5; ++round) {
    std::vector<std::string> arguments = {"--confirmed-by", "reviewer@government_affairs_office"};
    for (const auto& row : rows) arguments.insert(arguments.end(), {"--sequence", row});
    const auto result = erase(arguments);
    INFO(result.error);
    REQUIRE(result.exit_code == 0);
    rows.clear();
    const Json answer = Json::parse(result.out);
    for (const auto& row : answer.at("still_stands_in")) rows.push_back(row.dump());
  }
  CHECK(rows.empty());
  CHECK_FALSE(has(bytes_of(db), name));
  CHECK(run_program({"verify", "--db", db}).exit_code == 0);
  CHECK(has(run_program({"show", "p1", "--db", db}).out, "内容已清除"));
}

TEST_CASE("an erasure by one person or of nothing is refused in one line", "[program][erasure]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  const std::string head = "head@government_affairs_office";
  const std::string reviewer = "reviewer@government_affairs_office";
  const std::vector<std::vector<std::string>> mistakes = {
      {"--sequence", "2", "--document", "x", "--actor", head, "--confirmed-by", reviewer},
      {"--sequence", "1", "--document", "x", "--actor", head, "--confirmed-by", head},
      {"--sequence", "1", "--document", "x", "--actor", "nobody", "--confirmed-by", reviewer},
      {"--sequence", "1", "--sequence", "2", "--field", "/data/x", "--document", "x", "--actor", head,
       "--confirmed-by", reviewer},
      {"--sequence", "1", "--actor", head, "--confirmed-by", reviewer}};
  for (auto arguments : mistakes) {
    arguments.insert(arguments.begin(), {"erase", "--db", db});
    const auto wrong = run_program(arguments);
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.out.empty());
    CHECK(lines_in(wrong.error).size() == 1);
  }
}

}  // namespace
}  // namespace lianshen::test
