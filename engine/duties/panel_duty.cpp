#include "engine/duties/panel_duty.hpp"

#include <algorithm>

namespace lianshen {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
  return std::ranges::find(list, name) != list.end();
}

std::vector<std::string> without(const std::vector<std::string>& members,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  std::ranges::copy_if(members, std::back_inserter(rest),
                       [&](const std::string& member) { return !contains(others, member); });
  return rest;
}

}  // namespace

std::vector<std::string> members_awaited(const Panel& panel, const std::vector<std::string>& answered) {
  const auto voters = without(panel.members, panel.without_vote);
  if (panel.mode == "all") return without(panel.must_answer.empty() ? voters : panel.must_answer, answered);
  const auto silent = without(voters, answered);
  const std::size_t spoken = voters.size() - silent.size();
  const bool is_enough = panel.mode == "any" ? spoken > 0 : spoken > silent.size();
  return is_enough ? std::vector<std::string>() : silent;
}

}  // namespace lianshen
