// Runs a checked command file through the writer: batch by batch, one line of outcome a command, printed only
// after its commit.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "api/command_line/session.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/script.hpp"

namespace lianshen {

struct ScriptRunOptions {
  std::string file;  // as messages name it
  std::size_t batch_size = 64;
  bool keeps_going = false;          // takes the valid lines and reports the others
  std::optional<CivilDate> until;    // the last day whose lines run, and whose limits pass
  std::optional<Instant> not_after;  // of a wall clock: now
};

struct ScriptProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  Instant reached;
};

// Called after the commit of each command, in file order.
using ScriptReport = std::function<void(const Json& outcome)>;

class ScriptRun {
 public:
  // All must outlive it.
  ScriptRun(CommandRunner& runner, const Script& script, const ScriptRunOptions& options)
      : runner_(runner), script_(script), options_(options) {}

  // The script's own faults, and lines that do not fit to this database; a line that was answered before is
  // never one.
  [[nodiscard]] std::vector<ScriptFault> faults();
  // Runs the lines without a fault. Throws WriterStopped if a batch could not be committed.
  void run(const ScriptReport& report, const std::function<void(const ScriptProgress&)>& progress);
  // How many limits passed after the last line; only with `until`.
  [[nodiscard]] std::size_t limits_passed() const { return limits_passed_; }
  // A command was undone by a broken invariant.
  [[nodiscard]] bool has_failed() const { return has_failed_; }

 private:
  [[nodiscard]] std::optional<ScriptFault> fault_against_log(std::size_t index, Answers& answers,
                                                             const LogHead& head);
  void run_batch(const std::vector<std::size_t>& indexes, const ScriptReport& report);

  CommandRunner& runner_;
  const Script& script_;
  const ScriptRunOptions& options_;
  std::vector<bool> left_out_;  // by index: faults against the log
  std::size_t limits_passed_ = 0;
  bool has_failed_ = false;
};

}  // namespace lianshen
