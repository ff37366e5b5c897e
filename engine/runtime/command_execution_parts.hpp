// What the files of CommandExecution share. Included by them only.
#pragma once

#include <string>
#include <vector>

#include "engine/runtime/account_power.hpp"
#include "engine/runtime/command_execution.hpp"

namespace lianshen {

struct CommandExecution::Target {
  const Workflow* workflow = nullptr;
  std::optional<StreamRow> row;  // nothing: the command would open the case
  std::string project;           // of the case, or named by the command that opens it
  std::string owner;
  const PolicyPack* policy = nullptr;  // pinned by the case, or in force on the business date
  const PolicyPack* policy_in_force = nullptr;
  Circumstances now;
  std::optional<AccountPower> power;  // of a signed-in actor
  bool is_hidden = false;             // the case or its project is not for the actor to see
};

struct CommandExecution::Written {
  bool is_personal = false;  // what is carried is judged by personal seats, as its root was
  std::int64_t first_sequence = 0;
  Json events = Json::array();
};

// A carried command was refused: whoever began undoes all of it and answers with these reasons.
struct CarriedRefusal {
  std::vector<Reason> reasons;
};

inline Json to_json(const std::vector<Reason>& reasons) {
  Json list = Json::array();
  for (const auto& reason : reasons) list.push_back(lianshen::to_json(reason));
  return list;
}

inline std::string joined(const std::vector<std::string>& provisions) {
  std::string text;
  for (const auto& provision : provisions) text += (text.empty() ? "" : " ") + provision;
  return text;
}

// Who stood behind the actor, if anybody did: the colleague who is away, the second person of an entry.
inline void add_persons(Json& body, const CommandRequest& request) {
  if (!request.acting_for.empty()) body["acting_for"] = request.acting_for;
  if (!request.confirmed_by.empty()) body["confirmed_by"] = request.confirmed_by;
}

}  // namespace lianshen
