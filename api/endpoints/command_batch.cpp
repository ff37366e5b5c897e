// POST /api/v1/commands: several commands in their order, each with its own outcome, never all or nothing.
#include <fmt/format.h>

#include "api/endpoints/command_answer.hpp"
#include "api/endpoints/command_envelope.hpp"
#include "api/endpoints/command_files.hpp"
#include "api/endpoints/endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/http/problem.hpp"
#include "api/identity/step_up.hpp"
#include "api/service/service.hpp"

namespace lianshen {

namespace {

constexpr std::size_t commands_max = 100;

[[noreturn]] void malformed(std::string pointer, std::string expected) {
  throw http::Problem(400, "malformed", {{std::move(pointer), std::move(expected)}});
}

template <class Field>
Field taken(Json& entry, const char* name, const std::string& pointer, FieldErrors& errors) {
  Field value{};
  const auto found = entry.find(name);
  if (found == entry.end()) {
    errors.push_back({fmt::format("{}/{}", pointer, name), "a value: this field is required"});
    return value;
  }
  FieldCodec<Field>::decode(*found, value, fmt::format("{}/{}", pointer, name), errors);
  entry.erase(found);
  return value;
}

CommandRequest request_of(Json entry, const std::string& pointer, const http::Call& call) {
  if (!entry.is_object()) malformed(pointer, "an object");
  FieldErrors errors;
  const std::string collection = taken<Text<64>>(entry, "collection", pointer, errors).value;
  const std::string stream = taken<StreamId>(entry, "case", pointer, errors).value;
  const std::string command = taken<Text<64>>(entry, "command", pointer, errors).value;
  const std::string key = taken<Text<128>>(entry, "key", pointer, errors).value;
  std::optional<std::int64_t> version;
  if (entry.contains("expected_version")) {
    version = taken<Bounded<0, 1'000'000'000>>(entry, "expected_version", pointer, errors).value;
  }
  if (!errors.empty()) throw http::Problem(400, "malformed", std::move(errors));
  const CommandTarget target = command_target(collection, stream, command, call.service.rulebook());
  expect_step_up(call, target.workflow, target.command);
  CommandRequest request = command_request(entry, target, *call.viewer, pointer);
  request.key = key;
  request.expected_version = version;
  request.at = call.service.now();
  expect_files(call, request.data, pointer + "/data");
  return request;
}

http::Answer give_all(const http::Call& call) {
  const Json body = body_object(call.request);
  const auto commands = body.find("commands");
  if (body.size() != 1 || commands == body.end() || !commands->is_array() || commands->empty() ||
      commands->size() > commands_max) {
    malformed("/commands", "a list of 1 to 100 commands, and nothing else");
  }
  // All are read before the first is given: a malformed one must not leave the others half done.
  std::vector<CommandRequest> requests;
  for (std::size_t at = 0; at < commands->size(); ++at) {
    requests.push_back(request_of((*commands)[at], fmt::format("/commands/{}", at), call));
  }
  const std::vector<Outcome> outcomes = call.service.runner().run_batch(requests);
  Json answers = Json::array();
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    const http::Answer answer = command_answer(outcomes[at], requests[at], call);
    answers.push_back({{"status", answer.status}, {"body", Json::parse(answer.body)}});
  }
  http::Answer answer;
  answer.body = Json{{"answers", std::move(answers)}}.dump();
  return answer;
}

Json batch_schema() {
  Json entry = envelope_schema();
  entry["properties"]["collection"] = {{"type", "string"}};
  entry["properties"]["case"] = {{"type", "string"}};
  entry["properties"]["command"] = {{"type", "string"}};
  entry["properties"]["key"] = {{"type", "string"}, {"minLength", 1}, {"maxLength", 128}};
  entry["properties"]["expected_version"] = {{"type", "integer"}, {"minimum", 0}};
  entry["required"] = {"collection", "case", "command", "key"};
  const Json list{{"type", "array"}, {"minItems", 1}, {"maxItems", commands_max}, {"items", entry}};
  return {{"type", "object"},
          {"required", {"commands"}},
          {"additionalProperties", false},
          {"properties", {{"commands", list}}}};
}

Json answers_schema() {
  const Json one{{"type", "object"},
                 {"required", {"status", "body"}},
                 {"properties", {{"status", {{"type", "integer"}}}, {"body", {{"type", "object"}}}}}};
  return {{"type", "object"},
          {"required", {"answers"}},
          {"properties", {{"answers", {{"type", "array"}, {"items", one}}}}}};
}

}  // namespace

void add_command_batch(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/commands";
  route.operation = "give_commands";
  route.tag = "办理";
  route.summary = "按顺序办理多条命令：各有各的结果，一条不成不影响其余";
  route.body_schema = "CommandBatch";
  route.answers = {{200, "每条命令一个答复，顺序相同", "application/json", "CommandAnswers"}};
  route.problems = {403, 422};
  route.handle = give_all;
  http::add_schema(table.schemas, "CommandBatch", batch_schema());
  http::add_schema(table.schemas, "CommandAnswers", answers_schema());
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
