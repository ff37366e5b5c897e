// POST /api/v1/activation: sets the first password, or a new one, with the code of an invitation.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct Activation {
  UserId user;
  Text<64> code;
  Text<256> password;
};
BOOST_DESCRIBE_STRUCT(Activation, (), (user, code, password))

}  // namespace

http::Answer complete_activation(const IdentityCall& call) {
  const auto asked = http::read_body<Activation>(call.request);
  call.identity.activate(call.request, asked.user.value, asked.code.value, asked.password.value);
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_activation_complete(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/activation";
  route.operation = "complete_activation";
  route.tag = "登录";
  route.summary = "凭激活码设置口令";
  route.access = http::Access::anonymous;
  route.body_schema = "Activation";
  route.body_bytes_max = 4096;
  route.answers = {{204, "口令已设置，可以登录", "", ""}};
  route.problems = {401, 403, 429};
  route.handle = on_identity(complete_activation);
  http::add_schema<Activation>(table.schemas, "Activation");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
