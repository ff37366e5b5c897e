// POST /api/v1/session: signs in, and gives the session's cookie.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/signed_in_person.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct SignIn {
  UserId user;
  Text<256> password;
  std::optional<Text<6>> code;  // of the authenticator app, for who has enrolled one
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (user, password, code))

}  // namespace

http::Answer sign_in(const IdentityCall& call) {
  const auto asked = http::read_body<SignIn>(call.request);
  const NewSession session = call.identity.sign_in(
      call.request,
      {asked.user.value, asked.password.value, asked.code ? std::optional(asked.code->value) : std::nullopt});
  http::Answer answer = http::answer_with(signed_in_person(session.viewer, call.identity.policy()));
  answer.headers.emplace_back("Set-Cookie", session.cookie);
  return answer;
}

void add_session_sign_in(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/session";
  route.operation = "sign_in";
  route.tag = "登录";
  route.summary = "登录；须用双因素的岗位同时给出动态口令";
  route.access = http::Access::anonymous;
  route.body_schema = "SignIn";
  route.body_bytes_max = 4096;
  route.answers = {{200, "已登录，会话在 Cookie 中", "application/json", "SignedInPerson"}};
  route.problems = {401, 403, 429};
  route.handle = on_identity(sign_in);
  http::add_schema<SignIn>(table.schemas, "SignIn");
  http::add_schema<SignedInPerson>(table.schemas, "SignedInPerson");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
