#include "engine/runtime/acting.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen {

namespace {

CivilDate day_in(const Json& data, const char* member) {
  return CivilDate::parse(data.at(member).get_ref<const std::string&>()).value();
}

// An empty list of commands stands for all.
bool covers(const Json& data, std::string_view command, CivilDate day) {
  if (day < day_in(data, "from_day") || day_in(data, "until_day") < day) return false;
  const Json& commands = data.at("commands");
  return commands.empty() || std::ranges::find(commands, Json(command)) != commands.end();
}

}  // namespace

std::string delegation_link_target(const Actor& principal, const Actor& deputy) {
  return fmt::format("{}>{}", principal.text(), deputy.text());
}

bool may_act_for(DecisionIndex& index, std::string_view principal, const Actor& deputy,
                 std::string_view command, CivilDate day) {
  const std::string target = fmt::format("{}>{}", principal, deputy.text());
  const auto delegations = index.linked(delegation_link, target, delegation_workflow);
  return std::ranges::any_of(delegations, [&](const StreamRow& row) {
    return row.state == delegation_in_force && covers(Json::parse(row.data), command, day);
  });
}

}  // namespace lianshen
