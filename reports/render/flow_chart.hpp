// A workflow as a drawn process: nodes with their places, flows with their bends. States stand below each
// other in the order of the table; what may be done in a state stands to its right.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen {

struct ChartPoint {
  int x = 0;
  int y = 0;
};

enum class NodeKind { start, state, final_state, end, choice, task_of_people, task_of_the_system };

struct ChartNode {
  std::string id;  // an NCName
  NodeKind kind = NodeKind::state;
  std::string name;
  std::string explanation;
  ChartPoint corner;  // left, top
  int width = 0;
  int height = 0;

  [[nodiscard]] int right() const { return corner.x + width; }
  [[nodiscard]] int bottom() const { return corner.y + height; }
  [[nodiscard]] int middle_x() const { return corner.x + width / 2; }
  [[nodiscard]] int middle_y() const { return corner.y + height / 2; }
};

struct ChartFlow {
  std::size_t from = 0;  // places in `nodes`
  std::size_t to = 0;
  std::vector<ChartPoint> bends;  // with both ends
};

struct FlowChart {
  std::vector<ChartNode> nodes;
  std::vector<ChartFlow> flows;
};

FlowChart flow_chart(const Workflow& workflow, const PolicyPack& policy, const Wording& wording);

// How high a text of this size stands in a box of that width, in the 12-pixel letters of BPMN viewers.
int height_of_text(const std::string& text, int width);

}  // namespace lianshen
