// Starts the built program as somebody at a terminal would, and keeps what it printed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {

struct ProgramResult {
  int exit_code = -1;
  std::string out;
  std::string error;
};

// `input` is what it reads; the environment has no LIANSHEN_ variables.
ProgramResult run_program(const std::vector<std::string>& arguments, const std::string& input = {});

// The same, killed (SIGKILL) if it still runs after that time; its exit code is then not 0.
ProgramResult run_program_for(long milliseconds, const std::vector<std::string>& arguments);

std::vector<std::string> lines_in(const std::string& text);

// The whole main line of the tests as one command file, by time.
std::string main_line_text();

}  // namespace lianshen::test
