#include "workflows/common.hpp"

#include <fmt/format.h>

namespace lianshen {

namespace milestones {
std::string in_plan(std::int64_t year) { return fmt::format("in_plan/{}", year); }
bool is_in_plan(std::string_view milestone) { return milestone.starts_with("in_plan/"); }
std::string evaluated(std::int64_t year) { return fmt::format("evaluated/{}", year); }

std::string audited(std::int64_t year) { return fmt::format("audited/{}", year); }

std::string operation_registered(std::int64_t year) { return fmt::format("operation_registered/{}", year); }
}  // namespace milestones

bool has_item(const Content& content, std::string_view item) {
  return std::ranges::any_of(content, [&](const ContentItem& entry) { return entry.item.value == item; });
}

bool has_all_items(std::span<const RequiredItem> required, const Content& content) {
  return std::ranges::all_of(
      required, [&](const RequiredItem& item) { return !item.is_required || has_item(content, item.item); });
}

std::vector<Detail> missing_items(std::span<const RequiredItem> required, const Content& content) {
  std::string labels;
  for (const auto& item : required) {
    if (!item.is_required || has_item(content, item.item)) continue;
    if (!labels.empty()) labels += "、";
    labels += item.label;
  }
  return {{"items", labels}};
}

void merge_content(Content& content, const Content& more) {
  for (const auto& item : more) {
    std::erase_if(content, [&](const ContentItem& earlier) { return earlier.item == item.item; });
    content.push_back(item);
  }
}

}  // namespace lianshen
