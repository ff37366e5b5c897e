// POST /api/v1/session/step-up: proves anew who is asking; the session goes on under a new secret.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/signed_in_person.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct StepUp {
  std::optional<Text<256>> password;
  std::optional<Text<6>> code;
};
BOOST_DESCRIBE_STRUCT(StepUp, (), (password, code))

}  // namespace

http::Answer step_up(const IdentityCall& call) {
  const auto asked = http::read_body<StepUp>(call.request);
  if (asked.password.has_value() == asked.code.has_value())
    throw http::Problem(400, "malformed", {{"", "either a password or a code"}});
  const NewSession session = call.identity.step_up(
      *call.viewer, call.request, asked.password ? std::optional(asked.password->value) : std::nullopt,
      asked.code ? std::optional(asked.code->value) : std::nullopt);
  http::Answer answer = http::answer_with(signed_in_person(session.viewer, call.identity.policy()));
  answer.headers.emplace_back("Set-Cookie", session.cookie);
  return answer;
}

void add_session_step_up(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/session/step-up";
  route.operation = "step_up";
  route.tag = "登录";
  route.summary = "重新验证身份（口令或者动态口令），十分钟内有效";
  route.body_schema = "StepUp";
  route.body_bytes_max = 4096;
  route.answers = {{200, "已验证，会话换用新的 Cookie", "application/json", "SignedInPerson"}};
  route.problems = {403, 429};
  route.handle = on_identity(step_up);
  http::add_schema<StepUp>(table.schemas, "StepUp");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
