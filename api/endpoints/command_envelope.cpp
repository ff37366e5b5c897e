#include "api/endpoints/command_envelope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "api/http/openapi.hpp"
#include "api/http/problem.hpp"

namespace lianshen {

namespace {

constexpr std::size_t key_letters_max = 128;
bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter <= '~'; });
}

[[noreturn]] void malformed(std::string pointer, std::string expected) {
  throw http::Problem(400, "malformed", {{std::move(pointer), std::move(expected)}});
}

}  // namespace

CommandTarget command_target(const std::string& collection, const std::string& stream,
                             const std::string& command, const Rulebook& rulebook) {
  const Workflow* workflow = http::workflow_of(rulebook.workflows, collection);
  const CommandDescription* description = workflow == nullptr ? nullptr : workflow->command(command);
  StreamId id;
  FieldErrors errors;
  if (description == nullptr || !description->is_for_people ||
      !FieldCodec<StreamId>::decode(stream, id, "", errors)) {
    throw http::Problem(404, "not_found");
  }
  return {std::string(workflow->name()), stream, command};
}

CommandRequest command_request(Json body, const CommandTarget& target, const Viewer& viewer,
                               const std::string& pointer) {
  FieldErrors errors;
  CommandRequest request;
  request.workflow = target.workflow;
  request.stream = target.stream;
  request.command = target.command;
  request.actor = viewer.actor;
  request.is_personal = true;
  if (const auto data = body.find("data"); data != body.end() && data->is_object()) {
    request.data = std::move(*data);
    body.erase(data);
  } else {
    errors.push_back({pointer + "/data", "an object"});
    body.erase("data");
  }
  http::CommandEnvelope envelope;
  FieldCodec<http::CommandEnvelope>::decode(body, envelope, pointer, errors);
  if (!errors.empty()) throw http::Problem(400, "malformed", std::move(errors));
  request.occurred_on = envelope.occurred_on;
  if (envelope.on_behalf_of) request.on_behalf_of = envelope.on_behalf_of->value;
  if (envelope.document_no) request.document_no = envelope.document_no->value;
  // A colleague of the own unit: nobody acts for another one.
  if (envelope.acting_for) {
    request.acting_for = Actor{envelope.acting_for->value, viewer.actor.organisation}.text();
  }
  return request;
}

Json envelope_schema() {
  Json schema = http::json_schema<http::CommandEnvelope>();
  schema["properties"]["data"] = http::any_object("命令的内容，字段见各命令");
  schema["required"] = Json::array({"data"});
  return schema;
}

Json accepted_schema() {
  const Json text{{"type", "string"}};
  const Json number{{"type", "integer"}};
  const Json event =
      http::object_of({{"sequence", number}, {"stream", text}, {"type", text}, {"provisions", text}});
  return http::object_of({{"outcome", {{"const", "accepted"}}},
                          {"workflow", text},
                          {"stream", text},
                          {"command", text},
                          {"version", number},
                          {"state", text},
                          {"sequence", number},
                          {"events", http::list_of(event)}},
                         {{"warnings", http::list_of(http::reference_to("WordedReason"))}});
}

std::string idempotency_key(const http::Request& request) {
  const std::string key(request.header("idempotency-key"));
  if (key.empty() || key.size() > key_letters_max || !is_visible_ascii(key)) {
    malformed("Idempotency-Key", "1 to 128 visible ASCII letters, new for each command");
  }
  return key;
}

std::optional<std::int64_t> expected_version(const http::Request& request) {
  const std::string_view sent = request.header("if-match");
  if (sent.empty()) return std::nullopt;
  std::int64_t version = -1;
  const bool is_quoted = sent.size() > 2 && sent.front() == '"' && sent.back() == '"';
  const std::string_view digits = is_quoted ? sent.substr(1, sent.size() - 2) : sent;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (!is_quoted || error != std::errc() || end != digits.data() + digits.size() || version < 0) {
    malformed("If-Match", "the version of the case in quotes, such as \"7\"; \"0\" for a case not yet there");
  }
  return version;
}

bool prefers_dry_run(const http::Request& request) { return request.header("prefer") == "dry-run"; }

Json body_object(const http::Request& request) {
  auto parsed = parse_strict(request.body);
  if (auto* error = std::get_if<JsonError>(&parsed)) malformed(error->pointer, error->message);
  Json body = std::get<Json>(std::move(parsed));
  if (!body.is_object()) malformed("", "an object");
  return body;
}

}  // namespace lianshen
