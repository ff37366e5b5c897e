// POST /api/v1/users/{user}/invitation: a code, shown once, with which the user sets his password.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

struct UserInvitation {
  Text<64> code;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(UserInvitation, (), (code, expires_at))

}  // namespace

http::Answer invite_user(const IdentityCall& call) {
  require_seat(*call.viewer, {account::system_administrator});
  require_step_up(*call.viewer);
  const Invitation invitation =
      call.identity.invite(origin_of(*call.viewer, call.request), call.path.at("user"));
  return http::answer_with(UserInvitation{{invitation.code}, invitation.expires_at}, 201);
}

void add_user_invite(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/users/{user}/invitation";
  route.operation = "invite_user";
  route.tag = "账号";
  route.summary = "发激活码（系统管理员）：首次设置或者重设口令";
  route.parameters = {user_parameter()};
  route.answers = {{201, "激活码，只显示一次", "application/json", "UserInvitation"}};
  route.problems = {403};
  route.handle = on_identity(invite_user);
  http::add_schema<UserInvitation>(table.schemas, "UserInvitation");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
