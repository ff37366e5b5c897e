#include "tests/support/node_tool.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>

#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

ToolResult run_node_tool(const std::string& script, const std::vector<std::string>& arguments) {
  const ScratchFolder folder;
  std::string command =
      fmt::format("cd '{}' && NO_COLOR=1 REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true node {}",
                  LIANSHEN_TOOLS, script);
  for (const auto& argument : arguments) command += fmt::format(" '{}'", argument);
  command += fmt::format(" >'{}' 2>&1", folder.file("out"));
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder.file("out"))};
}

std::string tool_file(const std::string& name) {
  return fmt::format("{}/tests/tools/{}", LIANSHEN_SOURCE_DIR, name);
}

}  // namespace lianshen::test
