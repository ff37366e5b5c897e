// What the benchmarks run: the real commands of one project's requirement review, as many projects as asked
// for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/runtime/command_runner.hpp"

namespace lianshen::bench {

const Rulebook& rulebook();

// A scratch database on a real disk, removed at the end. Refuses a file system in memory: there every sync is
// free.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

// A new database with its first row, ready to run commands.
std::unique_ptr<CommandRunner> new_runner(const std::filesystem::path& file);

// The commands of one project from registration to the opinion, in order: nine of them. `name` makes its
// streams unique.
std::vector<CommandRequest> review_of_one_project(const std::string& name);

}  // namespace lianshen::bench
