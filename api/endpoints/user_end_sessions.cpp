// DELETE /api/v1/users/{user}/sessions: ends all sessions of somebody, wherever they are.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

http::Answer end_sessions(const IdentityCall& call) {
  const std::string& user = call.path.at("user");
  if (user != call.viewer->actor.user)
    require_seat(*call.viewer, {account::system_administrator, account::security_administrator});
  static_cast<void>(call.identity.end_sessions(origin_of(*call.viewer, call.request), user));
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_user_end_sessions(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::remove;
  route.pattern = "/api/v1/users/{user}/sessions";
  route.operation = "end_sessions";
  route.tag = "账号";
  route.summary = "退出某人的全部会话（本人、系统管理员、安全保密管理员）";
  route.parameters = {user_parameter()};
  route.answers = {{204, "已退出", "", ""}};
  route.problems = {403};
  route.handle = on_identity(end_sessions);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
