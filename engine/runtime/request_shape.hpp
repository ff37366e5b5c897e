// What can be told of a request before anything is read: is it well formed, and is it the same as an earlier
// one.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "engine/runtime/command.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

// The first thing wrong with its shape ("data/budget: expected an amount …"), or nothing. `last_at` is the
// last instant of the log: time never runs backwards. `asked` becomes the decoded data; it is there if
// nothing is wrong.
std::optional<std::string> fault_of(const CommandRequest& request, const WorkflowRegistry& workflows,
                                    Instant last_at, std::unique_ptr<DecodedCommand>& asked);

// What is wrong with the shape of the command that this one carries, as field ("data/command") and what was
// expected there.
std::optional<std::pair<std::string, std::string>> fault_of_carried(const CarriedCommand& carried,
                                                                    const WorkflowRegistry& workflows);

// Hex SHA-256 of all that the command says, its key and instant apart: another body under the same key is
// refused.
std::string hash_of_body(const CommandRequest& request);

}  // namespace lianshen
