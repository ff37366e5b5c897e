#include "reports/render/bpmn.hpp"

#include <fmt/format.h>

#include <string_view>

#include "reports/render/flow_chart.hpp"
#include "reports/render/xml_document.hpp"

namespace lianshen {

namespace {

constexpr int label_gap = 6;

std::string_view element_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::start:
      return "startEvent";
    case NodeKind::state:
      return "intermediateThrowEvent";
    case NodeKind::final_state:
    case NodeKind::end:
      return "endEvent";
    case NodeKind::choice:
      return "exclusiveGateway";
    case NodeKind::task_of_people:
      return "userTask";
    case NodeKind::task_of_the_system:
      return "serviceTask";
  }
  return "task";
}

// Events bear their name below them, tasks inside.
bool has_label_below(const ChartNode& node) {
  return node.kind != NodeKind::choice && node.kind != NodeKind::task_of_people &&
         node.kind != NodeKind::task_of_the_system;
}

// Start and end stand close to what is beside them.
int width_of_label(const ChartNode& node) {
  return node.kind == NodeKind::start || node.kind == NodeKind::end ? 60 : 120;
}

std::string flow_id(std::size_t flow) { return fmt::format("flow_{}", flow + 1); }

void add_process(XmlElement& root, const std::string& id, const std::string& name, const FlowChart& chart) {
  XmlElement& process = root.add("bpmn:process", {{"id", id}, {"name", name}, {"isExecutable", "false"}});
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
    const ChartNode& node = chart.nodes[i];
    XmlElement& element = process.add(fmt::format("bpmn:{}", element_of(node.kind)), {{"id", node.id}});
    if (!node.name.empty()) element.attributes.emplace_back("name", node.name);
    if (!node.explanation.empty()) element.add("bpmn:documentation").text = node.explanation;
    for (std::size_t flow = 0; flow < chart.flows.size(); ++flow) {
      if (chart.flows[flow].to == i) element.add("bpmn:incoming").text = flow_id(flow);
    }
    for (std::size_t flow = 0; flow < chart.flows.size(); ++flow) {
      if (chart.flows[flow].from == i) element.add("bpmn:outgoing").text = flow_id(flow);
    }
  }
  for (std::size_t flow = 0; flow < chart.flows.size(); ++flow) {
    process.add("bpmn:sequenceFlow", {{"id", flow_id(flow)},
                                      {"sourceRef", chart.nodes[chart.flows[flow].from].id},
                                      {"targetRef", chart.nodes[chart.flows[flow].to].id}});
  }
}

void add_bounds(XmlElement& parent, ChartPoint corner, int width, int height) {
  parent.add("dc:Bounds", {{"x", std::to_string(corner.x)},
                           {"y", std::to_string(corner.y)},
                           {"width", std::to_string(width)},
                           {"height", std::to_string(height)}});
}

void add_shape(XmlElement& plane, const ChartNode& node) {
  XmlElement& shape = plane.add("bpmndi:BPMNShape", {{"id", node.id + "_shape"}, {"bpmnElement", node.id}});
  if (node.kind == NodeKind::choice) shape.attributes.emplace_back("isMarkerVisible", "true");
  add_bounds(shape, node.corner, node.width, node.height);
  if (!has_label_below(node)) return;
  const int width = width_of_label(node);
  add_bounds(shape.add("bpmndi:BPMNLabel"), {node.middle_x() - width / 2, node.bottom() + label_gap}, width,
             height_of_text(node.name, width));
}

void add_picture(XmlElement& root, const std::string& process, const FlowChart& chart) {
  XmlElement& plane = root.add("bpmndi:BPMNDiagram", {{"id", "diagram"}})
                          .add("bpmndi:BPMNPlane", {{"id", "plane"}, {"bpmnElement", process}});
  for (const ChartNode& node : chart.nodes) add_shape(plane, node);
  for (std::size_t flow = 0; flow < chart.flows.size(); ++flow) {
    XmlElement& edge =
        plane.add("bpmndi:BPMNEdge", {{"id", flow_id(flow) + "_edge"}, {"bpmnElement", flow_id(flow)}});
    for (const ChartPoint bend : chart.flows[flow].bends)
      edge.add("di:waypoint", {{"x", std::to_string(bend.x)}, {"y", std::to_string(bend.y)}});
  }
}

}  // namespace

std::string bpmn_diagram(const Workflow& workflow, const PolicyPack& policy, const Wording& wording) {
  const std::string name(workflow.name());
  const FlowChart chart = flow_chart(workflow, policy, wording);
  const std::string process = fmt::format("process_{}", name);
  XmlElement root{"bpmn:definitions",
                  {{"xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"},
                   {"xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"},
                   {"xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"},
                   {"xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"},
                   {"id", fmt::format("definitions_{}", name)},
                   {"name", fmt::format("{} {}", policy.id, policy.version)},
                   {"targetNamespace", "urn:lianshen:workflow"}},
                  {},
                  {}};
  add_process(root, process, wording.workflow(name), chart);
  add_picture(root, process, chart);
  return xml_text(root);
}

}  // namespace lianshen
