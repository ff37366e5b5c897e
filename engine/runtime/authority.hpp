// Who may give a command: seats of the policy pack, the unit a case belongs to, maker and checker apart (I9).
#pragma once

#include <optional>
#include <string>

#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/runtime/account_power.hpp"
#include "engine/runtime/command.hpp"

namespace lianshen {

class Authority {
 public:
  // `owner` is the organisation that the case belongs to, or will. `power` is what the account of a signed-in
  // actor holds; null: all seats of the unit count.
  // Nothing if the actor may.
  static std::optional<Reason> refusal(const PolicyPack& policy, const CommandRequest& request,
                                       bool is_for_people, const std::string& owner,
                                       const AccountPower* power, EventLog& log, DecisionIndex& index);
};

}  // namespace lianshen
