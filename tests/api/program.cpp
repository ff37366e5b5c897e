#include "tests/api/program.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

std::string quoted(const std::string& argument) {
  std::string text = "'";
  for (const char letter : argument) text += letter == '\'' ? "'\\''" : std::string(1, letter);
  return text + "'";
}

ProgramResult run(const std::string& program, const std::vector<std::string>& arguments,
                  const std::string& input) {
  const ScratchFolder folder;
  std::string command = "unset LIANSHEN_DATA LIANSHEN_LANG; " + program;
  for (const auto& argument : arguments) command += " " + quoted(argument);
  command += " <" + quoted(folder.write("in", input)) + " >" + quoted(folder.file("out")) + " 2>" +
             quoted(folder.file("error"));
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder.file("out")),
          read_file(folder.file("error"))};
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& arguments, const std::string& input) {
  return run(quoted(LIANSHEN_PROGRAM), arguments, input);
}

ProgramResult run_program_for(long milliseconds, const std::vector<std::string>& arguments) {
  return run(fmt::format("exec timeout --signal=KILL {}.{:03} {}", milliseconds / 1000, milliseconds % 1000,
                         quoted(LIANSHEN_PROGRAM)),
             arguments, {});
}

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string main_line_text() {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& file : files_below("support/main_line", ".jsonl")) {
    for (const auto& line : lines_in(read_file(file))) {
      if (!line.empty()) lines.emplace_back(Json::parse(line).at("at").get<std::string>(), line);
    }
  }
  std::ranges::stable_sort(lines, {}, [](const auto& line) { return line.first; });
  std::string all;
  for (const auto& [at, line] : lines) all += line + "\n";
  return all;
}

}  // namespace lianshen::test
