// XML as a value: what a renderer builds, and the bytes of it. The one place that knows the library which
// escapes and writes; reading is none of its business.
#pragma once

#include <list>
#include <string>
#include <utility>
#include <vector>

namespace lianshen {

struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  // written in this order
  std::string text;                                             // before the children
  std::list<XmlElement> children;  // a list, so that a reference to one outlives the next `add`

  XmlElement& add(std::string child, std::vector<std::pair<std::string, std::string>> its_attributes = {});
};

// UTF-8 with its declaration, two blanks for each level. `comment` stands before the root; it must not have
// "--" in it.
std::string xml_text(const XmlElement& root, const std::string& comment = {});

}  // namespace lianshen
