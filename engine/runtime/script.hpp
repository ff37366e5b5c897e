// A command file: one JSON object a line, in the order of time. All of it is checked before anything runs, so
// that a mistake in the last line leaves the database untouched. Must not know a database: what the log has
// reached is checked by whoever runs the script.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/runtime/command.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

// One thing that is wrong with the outside form of a command, e.g. field "data/budget", expected "an amount
// …".
struct CommandFault {
  std::string field;
  std::string expected;
};

struct ScriptFault {
  std::size_t line = 0;  // from 1
  std::string field;
  std::string expected;
};
// "file:line: field: expected …"
std::string text_of(const std::string& file, const ScriptFault& fault);

// Thrown if the file cannot be read at all; the text names it.
class ScriptError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// All that can be told of a command's workflow, name and data without a case; empty if it is well formed.
std::vector<CommandFault> faults_of(const Rulebook& rulebook, const PolicyPack& policy,
                                    const std::string& workflow, const std::string& command,
                                    const Json& data);
// "user@organisation", with an organisation of the pack; nothing otherwise.
std::optional<Actor> read_actor(std::string_view text, const PolicyPack& policy);

class Script {
 public:
  // Checks every line against the workflows and against the organisations of the pack in force on its day.
  static Script read(const std::filesystem::path& file, const Rulebook& rulebook, const std::string& pack);
  static Script parse(std::string bytes, const Rulebook& rulebook, const std::string& pack);

  // By line; a line with several mistakes is told once, with the first.
  [[nodiscard]] const std::vector<ScriptFault>& faults() const { return faults_; }
  // The lines without a fault, in file order.
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::size_t line_number(std::size_t index) const { return lines_[index].number; }
  // Read again from the bytes each time: a long script takes the memory of its file and no more.
  [[nodiscard]] CommandRequest request(std::size_t index) const;

 private:
  struct Line {
    std::size_t number = 0;
    std::size_t start = 0;
    std::size_t length = 0;
    std::size_t occurrence = 0;  // 0 if the line has a key of its own
  };
  class Check;

  [[nodiscard]] std::string_view bytes_of(const Line& line) const {
    return std::string_view(bytes_).substr(line.start, line.length);
  }

  std::string bytes_;
  std::vector<Line> lines_;
  std::vector<ScriptFault> faults_;
};

}  // namespace lianshen
