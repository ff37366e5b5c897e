// 函: what people wrote, paragraph by paragraph.
#include "reports/documents/documents.hpp"

namespace lianshen::documents {

Document letter(const Drafting& drafting) {
  Document document =
      drafting.begin(drafting.subject().project.empty() ? std::string("函")
                                                        : "关于" + drafting.project_name() + "有关事项的函");
  BlockWriter write(document.blocks);
  std::string rest = drafting.written("body");
  while (!rest.empty()) {
    const std::string line = rest.substr(0, rest.find('\n'));
    rest.erase(0, std::min(rest.size(), line.size() + 1));
    if (!line.empty())
      write.say(line, drafting.trace_of_paper() + trace({&drafting.subject().events.front()}) +
                          drafting.cited({"LS-DOCUMENT"}));
  }
  return document;
}

}  // namespace lianshen::documents
