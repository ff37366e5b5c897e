// A whole engine in memory for tests: the real rulebook, the real packs, a simulated clock, and one happy
// path (the main line) of one project from registration to next year's money, cut off wherever a test wants
// to begin.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen::test {

// The product's rulebook, loaded once.
const Rulebook& rulebook();

// One JSON command line as `lianshen run` takes it. Throws std::runtime_error that names what is wrong.
CommandRequest read_command(const Json& line);

// All of tests/support/main_line/*.jsonl, by time; keys are the steps' names.
const std::vector<CommandRequest>& main_line();

class World {
 public:
  World() : World(rulebook(), "xianning") {}
  World(const Rulebook& book, const std::string& pack);

  Outcome run(const CommandRequest& request) { return runner_->run(request); }
  // The same, never before the last instant of the log if it falls on the same day.
  Outcome run_on_day(CommandRequest request);
  Outcome dry_run(const CommandRequest& request) { return runner_->dry_run(request); }
  CommandRunner& runner() { return *runner_; }
  DecisionIndex& index() { return *index_; }
  EventLog& log() { return *log_; }

  // Runs the main line up to a step; every command must be accepted. Throws std::runtime_error with the
  // outcome otherwise.
  void run_main_line(std::string_view key, bool including, const std::vector<std::string>& without = {});

 private:
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<DecisionIndex> index_;
  std::unique_ptr<EventLog> log_;
};

std::string read_file(const std::string& path);
// Files of a folder below tests/ with that ending, by name.
std::vector<std::string> files_below(const std::string& folder, const std::string& ending);

}  // namespace lianshen::test
