#include "api/http/collections.hpp"

#include <algorithm>

namespace lianshen::http {

std::string collection_of(std::string_view workflow) {
  std::string address(workflow);
  std::ranges::replace(address, '_', '-');
  constexpr std::string_view vowels = "aeiou";
  const bool ends_in_y = address.ends_with('y') && address.size() > 1 &&
                         vowels.find(address[address.size() - 2]) == std::string_view::npos;
  if (ends_in_y) {
    address.back() = 'i';
    return address + "es";
  }
  const bool hisses =
      address.ends_with("ch") || address.ends_with("sh") || address.ends_with('s') || address.ends_with('x');
  return address + (hisses ? "es" : "s");
}

const Workflow* workflow_of(const WorkflowRegistry& workflows, std::string_view collection) {
  for (const auto& workflow : workflows.all()) {
    if (collection_of(workflow->name()) == collection) return workflow.get();
  }
  return nullptr;
}

}  // namespace lianshen::http
