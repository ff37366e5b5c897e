// kill -9 while a file runs: whatever was acknowledged is in the log, nothing is there twice, and the same
// file goes on to the same head.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <random>
#include <set>

#include "engine/log/answers.hpp"
#include "engine/log/event_log.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

std::string new_database(const ScratchFolder& folder, const std::string& name) {
  const std::string db = folder.file(name);
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  return db;
}

// The lines that were printed whole: what the program has promised.
std::vector<Json> acknowledged(const std::string& out) {
  std::vector<Json> outcomes;
  for (const auto& line : lines_in(out.substr(0, out.rfind('\n') + 1))) outcomes.push_back(Json::parse(line));
  return outcomes;
}

// A file that the program runs, and what it asks line by line.
struct KillScript {
  std::string text;
  std::vector<CommandRequest> steps;
};

KillScript main_line_script() { return {main_line_text(), main_line()}; }

// Documents that are drafted, reviewed and signed one after the other: each signature takes a number.
KillScript signing_script(int documents) {
  KillScript script;
  const auto add = [&](int day, const std::string& user, int document, const std::string& command,
                       Json data) {
    const Json line{
        {"at", fmt::format("2019-03-{:02}T{:02}:{:02}:00+08:00", day, 9 + document / 60, document % 60)},
        {"actor", user + "@government_affairs_office"},
        {"workflow", "outgoing_document"},
        {"stream", fmt::format("letter-{}", document)},
        {"command", command},
        {"data", std::move(data)},
        {"key", fmt::format("{}-{}", command, document)}};
    script.text += line.dump() + "\n";
    script.steps.push_back(read_command(line));
  };
  const Json draft{{"kind", "letter"}, {"addressees", {"finance_bureau"}}, {"content", Json::array()}};
  for (int number = 1; number <= documents; ++number) add(4, "clerk", number, "draft", draft);
  for (int number = 1; number <= documents; ++number) add(5, "reviewer", number, "review", Json::object());
  for (int number = 1; number <= documents; ++number) add(6, "head", number, "sign", Json::object());
  return script;
}

// Numbers in the log: 1, 2, 3 … without a gap, none twice.
void check_numbers(EventLog& log) {
  std::set<std::int64_t> numbers;
  log.each(1, [&](const EventRecord& row) {
    if (row.type != "DocumentSigned") return true;
    const Json body = Json::parse(row.body);
    if (body.at("data").at("document_no").get<std::string>().starts_with("咸政务〔")) {
      CHECK(numbers.insert(body.at("data").at("number").get<std::int64_t>()).second);
    }
    return true;
  });
  CHECK((numbers.empty() || *numbers.rbegin() == static_cast<std::int64_t>(numbers.size())));
}

void check_promises(const std::string& db, const std::vector<Json>& promised,
                    const std::vector<CommandRequest>& steps) {
  Database database = Database::open(db, Database::Mode::read_only);
  EventLog log(database);
  CHECK_FALSE(log.verify_chain());
  std::map<std::string, std::size_t> rows_of_key;
  log.each(1, [&](const EventRecord& row) {
    if (!row.actor.is_system()) ++rows_of_key[row.actor.text() + " " + row.key];
    return true;
  });
  for (const auto& [key, rows] : rows_of_key) {
    INFO(key);
    CHECK(rows == 1);
  }
  check_numbers(log);
  Answers answers(database);
  for (const auto& outcome : promised) {
    const auto& step = steps.at(outcome.at("line").get<std::size_t>() - 1);
    INFO(outcome.dump());
    const auto answer = answers.find(step.actor.text(), step.key);
    REQUIRE(answer);
    CHECK(Json::parse(answer->outcome).at("outcome") == outcome.at("outcome"));
  }
}

void kill_often(const KillScript& lines, int rounds, unsigned seed) {
  const ScratchFolder folder;
  const std::string script = folder.write("main.jsonl", lines.text);
  const std::string whole = new_database(folder, "whole.db");
  const auto started = std::chrono::steady_clock::now();
  REQUIRE(run_program({"run", script, "--db", whole, "--batch", "3"}).exit_code == 0);
  const auto whole_ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started)
          .count();
  const std::string head = run_program({"verify", "--db", whole}).out;

  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<long> delay_ms(1, std::max<long>(2, whole_ms));
  int killed = 0;
  for (int database = 0; killed < rounds; ++database) {
    const std::string db = new_database(folder, std::to_string(database) + ".db");
    for (bool is_done = false; !is_done;) {
      const auto result = run_program_for(delay_ms(random), {"run", script, "--db", db, "--batch", "3"});
      is_done = result.exit_code == 0 || killed >= rounds;
      killed += result.exit_code == 0 ? 0 : 1;
      check_promises(db, acknowledged(result.out), lines.steps);
    }
    CHECK(run_program({"run", script, "--db", db}).exit_code == 0);
    CHECK(run_program({"verify", "--db", db}).out == head);
  }
}

TEST_CASE("killed five times, the file still reaches the same head", "[kill]") {
  kill_often(main_line_script(), 5, 20190304);
}

TEST_CASE("killed while documents are signed, numbers have no gap and no double", "[kill]") {
  kill_often(signing_script(40), 4, 20190306);
}

TEST_CASE("killed a hundred times while documents are signed, numbers have no gap and no double", "[.soak]") {
  kill_often(signing_script(200), 100, std::random_device()());
}

TEST_CASE("killed a hundred times, the file still reaches the same head", "[.soak]") {
  kill_often(main_line_script(), 100, std::random_device()());
}

}  // namespace
}  // namespace lianshen::test
