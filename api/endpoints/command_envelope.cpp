#include "api/endpoints/command_envelope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "api/http/collections.hpp"
#include "api/http/problem.hpp"

namespace lianshen {

namespace {

constexpr std::size_t key_letters_max = 128;
constexpr std::size_t document_no_characters_max = 64;
constexpr std::array<std::string_view, 5> members = {"data", "occurred_on", "on_behalf_of", "document_no",
                                                     "acting_for"};

bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter <= '~'; });
}

[[noreturn]] void malformed(std::string pointer, std::string expected) {
  throw http::Problem(400, "malformed", {{std::move(pointer), std::move(expected)}});
}

// One optional member of the envelope, decoded by the codec of its type.
template <class Field>
std::optional<Field> member(const Json& body, const char* name, const std::string& pointer,
                            FieldErrors& errors) {
  const auto found = body.find(name);
  if (found == body.end()) return std::nullopt;
  Field value{};
  if (!FieldCodec<Field>::decode(*found, value, fmt::format("{}/{}", pointer, name), errors)) {
    return std::nullopt;
  }
  return value;
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

CommandRequest command_request(const Json& body, const CommandTarget& target, const Viewer& viewer,
                               const std::string& pointer) {
  FieldErrors errors;
  for (const auto& entry : body.items()) {
    if (std::ranges::find(members, entry.key()) == members.end()) {
      errors.push_back({fmt::format("{}/{}", pointer, codec::escaped(entry.key())), "no such field"});
    }
  }
  CommandRequest request;
  request.workflow = target.workflow;
  request.stream = target.stream;
  request.command = target.command;
  request.actor = viewer.actor;
  request.is_personal = true;
  if (const auto data = body.find("data"); data != body.end()) request.data = *data;
  if (!request.data.is_object()) errors.push_back({pointer + "/data", "an object"});
  request.occurred_on = member<CivilDate>(body, "occurred_on", pointer, errors);
  if (const auto principal = member<OrganisationId>(body, "on_behalf_of", pointer, errors)) {
    request.on_behalf_of = principal->value;
  }
  using DocumentNo = Text<document_no_characters_max>;
  if (const auto number = member<DocumentNo>(body, "document_no", pointer, errors)) {
    request.document_no = number->value;
  }
  // A colleague of the own unit: nobody acts for another one.
  if (const auto colleague = member<UserId>(body, "acting_for", pointer, errors)) {
    request.acting_for = Actor{colleague->value, viewer.actor.organisation}.text();
  }
  if (!errors.empty()) throw http::Problem(400, "malformed", std::move(errors));
  return request;
}

Json envelope_schema() {
  const Json properties{{"data", {{"type", "object"}, {"description", "命令的内容，字段见各命令"}}},
                        {"occurred_on", {{"type", "string"}, {"format", "date"}, {"title", "业务日期"}}},
                        {"on_behalf_of", {{"type", "string"}, {"title", "代谁录入"}}},
                        {"document_no", {{"type", "string"}, {"title", "依据的文号"}}},
                        {"acting_for", {{"type", "string"}, {"title", "代理谁（本单位同事）"}}}};
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
}

Json accepted_schema() {
  const Json text{{"type", "string"}};
  const Json number{{"type", "integer"}};
  const Json event{
      {"type", "object"},
      {"required", {"sequence", "stream", "type", "provisions"}},
      {"properties", {{"sequence", number}, {"stream", text}, {"type", text}, {"provisions", text}}}};
  return {
      {"type", "object"},
      {"required", {"outcome", "workflow", "stream", "command", "version", "state", "sequence", "events"}},
      {"properties",
       {{"outcome", {{"const", "accepted"}}},
        {"workflow", text},
        {"stream", text},
        {"command", text},
        {"version", number},
        {"state", text},
        {"sequence", number},
        {"events", {{"type", "array"}, {"items", event}}},
        {"warnings", {{"type", "array"}, {"items", {{"type", "object"}}}}}}}};
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
