// Outcome lines: in file order, after the commit, and the same again when a file is run twice.
#include "api/command_line/script_run.hpp"

#include <catch2/catch.hpp>

#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

struct Ran {
  std::vector<ScriptFault> faults;
  std::vector<Json> outcomes;
  std::size_t limits_passed = 0;
};

Ran run(World& world, const std::string& text, const ScriptRunOptions& options = {}) {
  const Script script = Script::parse(text, rulebook(), "xianning");
  ScriptRun script_run(world.runner(), script, options);
  Ran ran;
  ran.faults = script_run.faults();
  if (!ran.faults.empty() && !options.keeps_going) return ran;
  script_run.run([&](const Json& outcome) { ran.outcomes.push_back(outcome); }, [](const ScriptProgress&) {});
  ran.limits_passed = script_run.limits_passed();
  return ran;
}

std::string some_lines(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t line = 0; line < count; ++line) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

TEST_CASE("one outcome a line, with line number and key", "[script_run]") {
  World world;
  const std::string text = some_lines(main_line_text(), 10);
  const Ran ran = run(world, text);
  REQUIRE(ran.faults.empty());
  REQUIRE(ran.outcomes.size() == 10);
  for (std::size_t at = 0; at < ran.outcomes.size(); ++at) {
    CHECK(ran.outcomes[at].at("line") == at + 1);
    CHECK(ran.outcomes[at].at("outcome") == "accepted");
    CHECK_FALSE(ran.outcomes[at].contains("repeated"));
  }
  CHECK(ran.outcomes[0].at("key") == main_line()[0].key);
}

TEST_CASE("a file that was cut short goes on where it stopped and reaches the same head", "[script_run]") {
  const std::string text = main_line_text();
  World whole;
  REQUIRE(run(whole, text).faults.empty());
  for (const std::size_t done : {1U, 20U, 47U}) {
    World resumed;
    run(resumed, some_lines(text, done));
    const Ran again = run(resumed, text);
    REQUIRE(again.faults.empty());
    CHECK(again.outcomes[done - 1].at("repeated") == true);
    CHECK_FALSE(again.outcomes[done].contains("repeated"));
    CHECK(resumed.runner().head().hash == whole.runner().head().hash);
  }
}

TEST_CASE("the size of batches changes no byte of the log", "[script_run]") {
  const std::string text = main_line_text();
  World one;
  ScriptRunOptions options;
  options.batch_size = 1;
  run(one, text, options);
  for (const std::size_t size : {7U, 64U, 500U}) {
    World other;
    options.batch_size = size;
    run(other, text, options);
    CHECK(other.runner().head().hash == one.runner().head().hash);
  }
}

TEST_CASE("a line before the end of the log is a fault, unless it was done before", "[script_run]") {
  World world;
  const std::string text = some_lines(main_line_text(), 5);
  run(world, text);
  const auto head = world.runner().head();
  Json late = Json::parse(text.substr(0, text.find('\n')));
  late["key"] = "another_key";
  const Ran ran = run(world, late.dump() + "\n");
  REQUIRE(ran.faults.size() == 1);
  CHECK(ran.faults[0].field == "at");
  late["key"] = main_line()[0].key;
  late["stream"] = "another-stream";
  const Ran reused = run(world, late.dump() + "\n");
  REQUIRE(reused.faults.size() == 1);
  CHECK(reused.faults[0].field == "key");
  CHECK(world.runner().head().hash == head.hash);
}

TEST_CASE("with keep-going the valid lines run and the others are told", "[script_run]") {
  World world;
  ScriptRunOptions options;
  options.keeps_going = true;
  const std::string text = some_lines(main_line_text(), 4);
  const Ran ran =
      run(world, some_lines(text, 2) + "not json\n" + text.substr(some_lines(text, 2).size()), options);
  REQUIRE(ran.faults.size() == 1);
  CHECK(ran.faults[0].line == 3);
  REQUIRE(ran.outcomes.size() == 4);
  CHECK(ran.outcomes[2].at("line") == 4);
}

TEST_CASE("until a day: later lines wait, and limits pass up to its end", "[script_run]") {
  World world;
  ScriptRunOptions options;
  options.until = CivilDate::of(2019, 2, 20);
  const Ran ran = run(world, main_line_text(), options);
  REQUIRE_FALSE(ran.outcomes.empty());
  CHECK(ran.outcomes.back().at("key") == "submit_requirement");
  CHECK(ran.limits_passed == 0);
  // Nobody accepts: the intake limit passes on its own.
  World silent;
  options.until = CivilDate::of(2019, 12, 31);
  const std::string text = main_line_text();
  const Ran quiet = run(silent, some_lines(text, ran.outcomes.size()), options);
  CHECK(quiet.limits_passed > 0);
}

TEST_CASE("under a wall clock no line comes from the future", "[script_run]") {
  World world;
  ScriptRunOptions options;
  options.not_after = Instant::start_of(CivilDate::of(2019, 1, 1));
  const Ran ran = run(world, some_lines(main_line_text(), 2), options);
  REQUIRE(ran.faults.size() == 1);
  CHECK(ran.faults[0].line == 2);
  CHECK(ran.faults[0].field == "at");
}

}  // namespace
}  // namespace lianshen::test
