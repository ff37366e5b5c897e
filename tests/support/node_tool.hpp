// Runs the scripts of tests/tools, which ./dev puts beside their packages into build/tools.
#pragma once

#include <string>
#include <vector>

namespace lianshen::test {

struct ToolResult {
  int exit_code = -1;
  std::string printed;  // on both streams
};

// node SCRIPT ARGUMENTS…
ToolResult run_node_tool(const std::string& script, const std::vector<std::string>& arguments);
// A schema or another file of tests/tools.
std::string tool_file(const std::string& name);

}  // namespace lianshen::test
