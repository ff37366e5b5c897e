#include "engine/runtime/workflow.hpp"

#include <algorithm>

namespace lianshen {

namespace {

// More than an office has in hand at a time, and little enough to stay in the processor's caches.
constexpr std::size_t memo_entries_max = 512;

}  // namespace

const void* DataMemo::find(std::string_view stream, std::string_view text) const {
  const auto known = entries_.find(std::string(stream));
  return known != entries_.end() && known->second.text == text ? known->second.data.get() : nullptr;
}

void DataMemo::put(std::string_view stream, std::string_view text, std::shared_ptr<const void> data) {
  if (entries_.size() >= memo_entries_max) entries_.clear();
  entries_.insert_or_assign(std::string(stream), Entry{std::string(text), std::move(data)});
}

const CommandDescription* Workflow::command(std::string_view command_name) const {
  const auto& all = commands();
  const auto found = std::ranges::find(all, command_name, &CommandDescription::name);
  return found == all.end() ? nullptr : &*found;
}

void WorkflowRegistry::add(std::unique_ptr<Workflow> workflow) { workflows_.push_back(std::move(workflow)); }

const Workflow* WorkflowRegistry::find(std::string_view name) const {
  for (const auto& workflow : workflows_) {
    if (workflow->name() == name) return workflow.get();
  }
  return nullptr;
}

RequiredKeys WorkflowRegistry::required_keys() const {
  RequiredKeys all;
  for (const auto& workflow : workflows_) {
    RequiredKeys keys = workflow->required_keys();
    all.limits.merge(keys.limits);
    all.amounts.merge(keys.amounts);
    all.shares.merge(keys.shares);
    all.counts.merge(keys.counts);
    all.panels.merge(keys.panels);
    all.route_kinds.merge(keys.route_kinds);
    all.route_stages.merge(keys.route_stages);
    all.anchors.merge(keys.anchors);
    all.commands.merge(keys.commands);
    all.documents.merge(keys.documents);
    all.holds.merge(keys.holds);
  }
  return all;
}

}  // namespace lianshen
