// lianshen export and import, as somebody types them.
#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/domain/json.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("export writes each format to a file or to the terminal, the same twice", "[program][exchange]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  REQUIRE(run_program({"run", folder.write("main.jsonl", main_line_text()), "--db", db}).exit_code == 0);
  for (const char* format : {"xes", "ocel", "ocds", "oc4ids", "jsonl"}) {
    INFO(format);
    const std::string file = folder.file(format);
    const auto written = run_program({"export", "--format", format, "--db", db, "--out", file});
    CHECK(written.exit_code == 0);
    CHECK(written.out.empty());
    CHECK_FALSE(std::filesystem::exists(file + ".part"));
    CHECK(read_file(file).size() > 1000);
    CHECK(run_program({"export", "--format", format, "--db", db}).out == read_file(file));
  }
  const auto head = run_program({"export", "--format", "ocds", "--db", db, "--publisher", "某市政务办",
                                 "--uri", "https://example.org/a.json", "--ocds-prefix", "ocds-x1y2z3"});
  const Json package = Json::parse(head.out);
  CHECK(package.at("publisher").at("name") == "某市政务办");
  CHECK(package.at("uri") == "https://example.org/a.json");
  CHECK(package.at("releases").at(0).at("ocid").get<std::string>().starts_with("ocds-x1y2z3-"));

  const std::string copy = folder.file("copy.db");
  CHECK(run_program({"import-log", folder.file("jsonl"), "--db", copy}).exit_code == 0);
  CHECK(run_program({"verify", "--db", copy}).out == run_program({"verify", "--db", db}).out);
  CHECK(run_program({"verify", "--db", copy}).exit_code == 0);
}

TEST_CASE("an export or import that cannot be done says so in one line and leaves nothing",
          "[program][exchange]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  const std::string archive = folder.file("a.jsonl");
  REQUIRE(run_program({"export", "--format", "jsonl", "--db", db, "--out", archive}).exit_code == 0);
  const std::string text = read_file(archive);
  const std::string cut = folder.write("cut.jsonl", text.substr(0, text.size() - 20));
  const std::string copy = folder.file("copy.db");
  const std::vector<std::vector<std::string>> mistakes = {
      {"export", "--db", db},
      {"export", "--format", "paper", "--db", db},
      {"export", "--format", "xes", "--db", folder.file("none.db")},
      {"export", "--format", "xes", "--db", db, "--out", folder.file("no/such/folder/a.xes")},
      {"export", "--format", "ocds", "--db", db, "--ocds-prefix", "ocds-toolong"},
      {"import-log", folder.file("none.jsonl"), "--db", copy},
      {"import-log", cut, "--db", copy},
      {"import-log", archive, "--db", db}};
  for (const auto& arguments : mistakes) {
    const auto wrong = run_program(arguments);
    INFO(wrong.error);
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.out.empty());
    CHECK(lines_in(wrong.error).size() == 1);
  }
  CHECK_FALSE(std::filesystem::exists(copy));
  CHECK(run_program({"import-log", cut, "--db", copy}).error.find("cut.jsonl: line 3: ") !=
        std::string::npos);
}

}  // namespace
}  // namespace lianshen::test
