#include "reports/render/workflow_picture.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "reports/render/bpmn.hpp"
#include "reports/render/mermaid.hpp"
#include "reports/render/scxml.hpp"

namespace lianshen {

namespace {

struct Format {
  std::string_view name;
  std::string_view media_type;
  std::string (*draw)(const Workflow&, const PolicyPack&, const Wording&);
};

constexpr std::array<Format, 3> formats = {{{"mermaid", "text/plain", mermaid_diagram},
                                            {"bpmn", "application/xml", bpmn_diagram},
                                            {"scxml", "application/scxml+xml", scxml_diagram}}};

const Format& format_named(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &Format::name);
  if (found == formats.end()) throw std::logic_error("no picture has the format " + std::string(name));
  return *found;
}

}  // namespace

std::vector<std::string> picture_formats() {
  std::vector<std::string> names;
  for (const Format& format : formats) names.emplace_back(format.name);
  return names;
}

std::string workflow_picture(std::string_view format, const Workflow& workflow, const PolicyPack& policy,
                             const Wording& wording) {
  return format_named(format).draw(workflow, policy, wording);
}

std::string_view media_type_of_picture(std::string_view format) { return format_named(format).media_type; }

}  // namespace lianshen
