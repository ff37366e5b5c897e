// The stored body of an event, as the log keeps and hashes it.
#pragma once

#include <string>

#include "engine/runtime/command.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

// {"acting_for":…,"command":…,"confirmed_by":…,"data":…,"effects":…,"opens":…,"pins":true,"state":…,
// "warnings":…}, keys in order, without those that have nothing to say. `opens` and
// `warnings` are left out if null. The verdict's data is text already, so no tree is built for it.
std::string body_of(const CommandRequest& request, const Verdict& verdict, const Json& effects,
                    const Json& opens, const Json& warnings);

}  // namespace lianshen
