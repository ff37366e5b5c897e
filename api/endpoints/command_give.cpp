// POST /api/v1/{collection}/{case}/commands/{command}: one command, given by the person who is signed in. The
// engine judges seat, sight and rule; this only decodes and encodes.
#include <fmt/format.h>

#include "api/endpoints/command_answer.hpp"
#include "api/endpoints/command_envelope.hpp"
#include "api/endpoints/endpoints.hpp"
#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "api/http/openapi.hpp"
#include "api/http/problem.hpp"
#include "api/identity/step_up.hpp"
#include "api/service/service.hpp"

namespace lianshen {

namespace {

http::Answer give(const http::Call& call) {
  const CommandTarget target = command_target(call.path.at("collection"), call.path.at("case"),
                                              call.path.at("command"), call.service.rulebook());
  expect_step_up(call, target.workflow, target.command);

  CommandRequest request = command_request(body_object(call.request), target, *call.viewer);
  request.key = idempotency_key(call.request);
  request.expected_version = expected_version(call.request);
  request.at = call.service.now();
  const bool is_dry_run = prefers_dry_run(call.request);
  const Outcome outcome =
      is_dry_run ? call.service.runner().dry_run(request) : call.service.runner().run(request);
  http::Answer answer = command_answer(outcome, request, call);
  if (is_dry_run) answer.headers.emplace_back("Preference-Applied", "dry-run");
  return answer;
}

}  // namespace

void add_command_give(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = http::command_pattern;
  route.operation = "give_command";
  route.tag = "办理";
  route.summary = "办理一件事项：一条命令，一次办成或者写明为什么不能办理";
  const Json text{{"type", "string"}};
  route.parameters = {
      {"collection", "path", "流程的地址，如 requirement-reviews", text, true},
      {"case", "path", "事项编号，由报送人起名", text, true},
      {"command", "path", "命令", text, true},
      {"Idempotency-Key",
       "header",
       "幂等键：同一键只办一次，重发得到同一答复",
       {{"type", "string"}, {"minLength", 1}, {"maxLength", 128}},
       true},
      {"If-Match", "header", "事项的版本，加引号；别人先办了就不办，答 412", {{"type", "string"}}, false},
      {"Prefer", "header", "dry-run：只预校验，什么都不写", {{"type", "string"}}, false}};
  route.body_schema = "CommandEnvelope";
  route.answers = {{200, "已办成", "application/json", "CommandAccepted"}};
  route.problems = {403, 409, 412, 422};
  route.handle = give;
  http::add_schema(table.schemas, "CommandEnvelope", envelope_schema());
  http::add_schema(table.schemas, "CommandAccepted", accepted_schema());
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
