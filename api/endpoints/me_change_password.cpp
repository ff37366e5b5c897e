// PUT /api/v1/me/password: takes a new password for the present one; all other sessions end.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct PasswordChange {
  Text<256> current;
  Text<256> password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, password))

}  // namespace

http::Answer change_password(const IdentityCall& call) {
  const auto asked = http::read_body<PasswordChange>(call.request);
  call.identity.change_password(*call.viewer, call.request, asked.current.value, asked.password.value);
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_me_change_password(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::put;
  route.pattern = "/api/v1/me/password";
  route.operation = "change_password";
  route.tag = "本人";
  route.summary = "修改口令，其他会话随即退出";
  route.body_schema = "PasswordChange";
  route.body_bytes_max = 4096;
  route.answers = {{204, "口令已修改", "", ""}};
  route.problems = {403, 409, 429};
  route.handle = on_identity(change_password);
  http::add_schema<PasswordChange>(table.schemas, "PasswordChange");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
