#include "engine/runtime/request_shape.hpp"

#include <fmt/format.h>

#include "engine/domain/sha256.hpp"

namespace lianshen {

std::string hash_of_body(const CommandRequest& request) {
  Sha256 hash;
  for (const std::string_view part :
       {std::string_view(request.workflow), std::string_view(request.stream),
        std::string_view(request.command), std::string_view(request.on_behalf_of),
        std::string_view(request.document_no)}) {
    hash.update_length_prefixed(part);
  }
  hash.update_length_prefixed(request.occurred_on ? request.occurred_on->iso() : "");
  hash.update_length_prefixed(request.data.dump());
  if (!request.acting_for.empty()) hash.update_length_prefixed(request.acting_for);
  return to_hex(hash.finish());
}

std::optional<std::pair<std::string, std::string>> fault_of_carried(const CarriedCommand& carried,
                                                                    const WorkflowRegistry& workflows) {
  using Fault = std::pair<std::string, std::string>;
  const Workflow* workflow = workflows.find(carried.workflow);
  if (workflow == nullptr) return Fault{"data/workflow", "the name of a workflow"};
  const CommandDescription* command = workflow->command(carried.command);
  if (command == nullptr || !command->is_for_people) {
    return Fault{"data/command", "a command of " + carried.workflow + " that people give"};
  }
  const auto parsed = parse_strict(carried.data);
  if (const auto* error = std::get_if<JsonError>(&parsed)) {
    return Fault{"data/data" + error->pointer, "strict JSON: " + error->message};
  }
  const Json& data = std::get<Json>(parsed);
  FieldErrors errors;
  const auto asked = workflow->decode(carried.command, data, errors);
  if (!errors.empty()) return Fault{"data/data" + errors.front().pointer, errors.front().expected};
  if (asked != nullptr && workflow->carried(*asked)) {
    return Fault{"data/command", "a command that is not itself an entry for another"};
  }
  return std::nullopt;
}

std::string RequestFault::text() const {
  if (fields.empty()) return message;
  return fmt::format("data{}: expected {}", fields.front().pointer, fields.front().expected);
}

std::optional<RequestFault> fault_of(const CommandRequest& request, const WorkflowRegistry& workflows,
                                     Instant last_at, std::unique_ptr<DecodedCommand>& asked) {
  const Workflow* workflow = workflows.find(request.workflow);
  const auto fault = [](std::string message) { return RequestFault{std::move(message), {}}; };
  if (workflow == nullptr) return fault("workflow: there is no workflow named " + request.workflow);
  if (request.key.empty()) return fault("key: an idempotency key is required");
  FieldErrors errors;
  asked = workflow->decode(request.command, request.data, errors);
  if (!errors.empty()) return RequestFault{{}, std::move(errors)};
  if (asked == nullptr) {
    return fault(fmt::format("command: {} has no command named {}", request.workflow, request.command));
  }
  if (const auto carried = workflow->carried(*asked)) {
    if (const auto wrong = fault_of_carried(*carried, workflows)) {
      return fault(fmt::format("{}: expected {}", wrong->first, wrong->second));
    }
  }
  if (request.at < last_at) {
    return fault(fmt::format("at: time never runs backwards: the log has reached {}", last_at.local_iso()));
  }
  if (request.occurred_on && *request.occurred_on > request.at.local_date()) {
    return fault("occurred_on: a business date is never after the day of entry");
  }
  return std::nullopt;
}

}  // namespace lianshen
