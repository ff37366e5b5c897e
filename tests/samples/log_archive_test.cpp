// The whole log as JSON Lines and back: nothing is lost, and nothing that was cut off or edited is taken.
#include "engine/log/log_archive.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "engine/log/answers.hpp"
#include "engine/runtime/content_erasure.hpp"
#include "engine/runtime/log_import.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/transaction.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

std::string archive_of(Database& database) {
  std::ostringstream out;
  write_archive(database, out);
  return out.str();
}

const std::string& sample_archive() {
  static const std::string archive = archive_of(sample().world().runner().database());
  return archive;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

TEST_CASE("sample: the log comes back with its rows, hashes, answers and state", "[sample][archive]") {
  const ScratchFolder folder;
  Database& original = sample().world().runner().database();
  const ArchiveEnd end =
      import_log(folder.write("log.jsonl", sample_archive()), folder.file("copy.db"), rulebook());
  Database copy = Database::open(folder.file("copy.db"), Database::Mode::read_write);
  const VerificationReport proved = verify(copy, rulebook());
  CHECK(proved.fault.empty());
  CHECK(proved.head == verify(original, rulebook()).head);
  CHECK(proved.head == end.head);
  CHECK(proved.events == sample().world().log().read_head().sequence);
  CHECK(DecisionIndex(copy).digest() == DecisionIndex(original).digest());
  CHECK(read_settings(copy) == read_settings(original));
  CHECK(archive_of(copy) == sample_archive());
  CHECK(std::filesystem::exists(folder.file("copy.db.importing")) == false);

  // A client that never had its answer asks the copy again.
  const std::string key = sample().keys().at(700);
  const CommandRequest& request = sample().request(key);
  CommandRunner runner(std::move(copy), rulebook());
  CHECK(runner.run(request).answer == sample().outcome(key).answer);
  CHECK(runner.head().sequence == proved.events);
}

TEST_CASE("sample: a log that was cut off or edited is refused by line and reason", "[sample][archive]") {
  const std::vector<std::string> lines = lines_of(sample_archive());
  const std::size_t row = 499;      // line 500
  const std::size_t answer = 1999;  // line 2000
  REQUIRE(lines.at(row).find("\"sequence\":499,") != std::string::npos);
  REQUIRE(lines.at(answer).find("\"first_sequence\"") != std::string::npos);
  const auto edited = [&](std::size_t at, std::string_view what, std::string_view instead) {
    std::vector<std::string> copy = lines;
    const auto found = copy.at(at).find(what);
    REQUIRE(found != std::string::npos);
    copy.at(at).replace(found, what.size(), instead);
    return joined(copy);
  };
  const auto without = [&](std::size_t at) {
    std::vector<std::string> copy = lines;
    copy.erase(copy.begin() + static_cast<std::ptrdiff_t>(at));
    return joined(copy);
  };
  struct Case {
    std::string text;
    std::string message;
  };
  const std::size_t last = lines.size();
  const std::string edit_told = "the file was edited: its bytes do not match the sha256 of its end line";
  const std::vector<Case> cases{
      {"", "line 1: the file is empty"},
      {"{}\n", "line 1: expected the head of a lianshen-log file"},
      {sample_archive().substr(0, sample_archive().find("\n") + 1),
       "line 2: the file is cut off: its end line is missing"},
      {joined({lines.begin(), lines.begin() + 1000}),
       "line 1001: the file is cut off: its end line is missing"},
      {joined({lines.begin(), lines.begin() + 1000}) + lines.at(1000).substr(0, 100),
       "line 1001: the file is cut off here"},
      {edited(row, "\"actor_user\":\"", "\"actor_user\":\"x"), "line 500: row 499 of the log: hash does not"},
      {edited(row, "\"command\":\"", "\"command\":\"x"), "line 500: row 499 of the log: body does not"},
      {edited(row, "\"kind\":\"event\"", "\"kind\":\"other\""), "line 500: CHECK"},
      {edited(row, "\"version\":", "\"version\":\"1\",\"v\":"), "line 500: expected 23 members"},
      {edited(row, "\"hash\":\"", "\"hash\":\"-"), "line 500: \"hash\" must be 64 hexadecimal digits"},
      {without(row), "line 500: expected row 499 of the log, found row 500"},
      {edited(answer, "\"outcome\":{", "\"outcome\":{\"a\":1,"), "line 2000: the answer was edited"},
      {without(answer), fmt::format("line {}: expected 1390 answers, found 1389", last - 1)},
      {edited(0, "simulated", "wall"), fmt::format("line {}: {}", last, edit_told)},
      {edited(last - 1, "\"head\":\"", "\"head\":\"0"), fmt::format("line {}: \"head\" is not", last)},
      {sample_archive() + "x\n", fmt::format("line {}: text after the end line", last + 1)},
  };
  const ScratchFolder folder;
  for (const Case& each : cases) {
    INFO(each.message);
    try {
      import_log(folder.write("log.jsonl", each.text), folder.file("copy.db"), rulebook());
      FAIL_CHECK("it was taken");
    } catch (const ArchiveError& error) {
      CHECK(std::string(error.what()).starts_with(each.message));
      CHECK(std::string(error.what()) != "");
    }
    CHECK_FALSE(std::filesystem::exists(folder.file("copy.db")));
    CHECK_FALSE(std::filesystem::exists(folder.file("copy.db.importing")));
  }
}

TEST_CASE("a log is imported only where nothing is", "[archive]") {
  const ScratchFolder folder;
  const std::string archive = folder.write("log.jsonl", sample_archive());
  const std::string taken = folder.write("taken.db", "somebody's");
  CHECK_THROWS_AS(import_log(archive, taken, rulebook()), DatabaseError);
  CHECK(read_file(taken) == "somebody's");
  CHECK_THROWS_AS(import_log(folder.file("none.jsonl"), folder.file("a.db"), rulebook()), DatabaseError);
  CHECK_THROWS_AS(import_log(archive, folder.file("no/folder/a.db"), rulebook()), DatabaseError);
}

TEST_CASE("erased content stays erased, and the log with its shells comes back whole", "[archive]") {
  World world;
  world.run_main_line(main_line().back().key, true);
  Database& database = world.runner().database();
  const EventRecord registered = world.log().stream("p1").front();
  const std::string name = Json::parse(registered.body).at("data").at("name");
  std::vector<std::int64_t> rows{registered.sequence};
  for (int round = 0; !rows.empty() && round < 5; ++round) {
    ErasureRequest request;
    request.sequences = rows;
    request.document_no = "咸密函〔2022〕1号";
    request.entered_by = {"head", "government_affairs_office"};
    request.confirmed_by = {"reviewer", "government_affairs_office"};
    request.at = world.log().read_head().last_at;
    rows = erase_content(database, rulebook(), "xianning", request).still_stands_in;
  }
  REQUIRE(rows.empty());
  const std::string archive = archive_of(database);
  CHECK(archive.find(name) == std::string::npos);
  CHECK(archive.find(std::string(erasure_mark)) != std::string::npos);

  const ScratchFolder folder;
  import_log(folder.write("log.jsonl", archive), folder.file("copy.db"), rulebook());
  Database copy = Database::open(folder.file("copy.db"), Database::Mode::read_only);
  const VerificationReport proved = verify(copy, rulebook());
  CHECK(proved.fault.empty());
  CHECK(proved.head == to_hex(world.log().read_head().hash));
  CHECK(archive_of(copy) == archive);
}

}  // namespace
}  // namespace lianshen::test
