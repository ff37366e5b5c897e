#include "tests/api/load/process_memory.hpp"

#include <fmt/format.h>

#include <fstream>
#include <string>

namespace lianshen::test {

long peak_memory_kib(int process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  constexpr std::string_view name = "VmHWM:";
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stol(line.substr(name.size()));
  }
  return 0;
}

}  // namespace lianshen::test
