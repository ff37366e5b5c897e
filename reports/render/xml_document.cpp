#include "reports/render/xml_document.hpp"

#include <pugixml.hpp>
#include <sstream>

namespace lianshen {

namespace {

void write(const XmlElement& element, pugi::xml_node node) {
  for (const auto& [name, value] : element.attributes) node.append_attribute(name.c_str()) = value.c_str();
  if (!element.text.empty()) node.append_child(pugi::node_pcdata).set_value(element.text.c_str());
  for (const XmlElement& child : element.children) write(child, node.append_child(child.name.c_str()));
}

}  // namespace

XmlElement& XmlElement::add(std::string child,
                            std::vector<std::pair<std::string, std::string>> its_attributes) {
  return children.emplace_back(XmlElement{std::move(child), std::move(its_attributes), {}, {}});
}

std::string xml_text(const XmlElement& root, const std::string& comment) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  if (!comment.empty()) document.append_child(pugi::node_comment).set_value(comment.c_str());
  write(root, document.append_child(root.name.c_str()));
  std::ostringstream text;
  document.save(text, "  ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
  return text.str();
}

}  // namespace lianshen
