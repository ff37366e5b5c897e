// What can be told of a request before anything is read: is it well formed, and is it the same as an earlier
// one.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "engine/runtime/command.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

// What is wrong with a request as such: a place with what was expected there, or everything wrong in its
// data.
struct RequestFault {
  std::string message;  // "key: an idempotency key is required"; empty if `fields` tell it
  FieldErrors fields;   // pointers begin at the data: "/budget"

  // The first fault in one line: "data/budget: expected an amount …".
  [[nodiscard]] std::string text() const;
};

// Nothing if its shape is good. `last_at` is the last instant of the log: time never runs backwards. `asked`
// becomes the decoded data; it is there if nothing is wrong.
std::optional<RequestFault> fault_of(const CommandRequest& request, const WorkflowRegistry& workflows,
                                     Instant last_at, std::unique_ptr<DecodedCommand>& asked);

// What is wrong with the shape of the command that this one carries, as field ("data/command") and what was
// expected there.
std::optional<std::pair<std::string, std::string>> fault_of_carried(const CarriedCommand& carried,
                                                                    const WorkflowRegistry& workflows);

// Hex SHA-256 of all that the command says, its key and instant apart: another body under the same key is
// refused.
std::string hash_of_body(const CommandRequest& request);

}  // namespace lianshen
