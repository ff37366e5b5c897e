#include "engine/policy/identity_entries_reader.hpp"

#include "engine/policy/office_entries_reader.hpp"

namespace lianshen {

namespace {

// An entry with this one member of its own, and a source.
void expect_member(const DataNode& node, std::string_view member) {
  const std::vector<std::string_view> required{member};
  node.expect_members(required, source_members);
}

}  // namespace

void read_identity_entries(const DataNode& root, const SourceReader& sources, PolicyPack& pack) {
  if (root.has("step_up")) {
    for (const DataNode& node : root.at("step_up").entries()) {
      expect_member(node, "command");
      StepUpCommand entry{key_of(node.at("command")), sources.source(node, Quoting::inherited)};
      expect_new(pack.step_up, &StepUpCommand::command, entry, node.at("command"));
      pack.step_up.push_back(std::move(entry));
    }
  }
  if (root.has("second_factor")) {
    for (const DataNode& node : root.at("second_factor").entries()) {
      expect_member(node, "seat");
      SecondFactorSeat entry{name_of(node.at("seat")), sources.source(node, Quoting::inherited)};
      expect_new(pack.second_factor, &SecondFactorSeat::seat, entry, node.at("seat"));
      pack.second_factor.push_back(std::move(entry));
    }
  }
}

}  // namespace lianshen
