// DELETE /api/v1/users/{user}/second-factor: for a lost telephone. Not by whoever can set passwords anew: one
// administrator alone never gets into an account.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

http::Answer remove_second_factor(const IdentityCall& call) {
  require_seat(*call.viewer, {account::security_administrator});
  require_step_up(*call.viewer);
  call.identity.remove_second_factor(origin_of(*call.viewer, call.request), call.path.at("user"));
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_user_remove_second_factor(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::remove;
  route.pattern = "/api/v1/users/{user}/second-factor";
  route.operation = "remove_second_factor";
  route.tag = "账号";
  route.summary = "解除动态口令（安全保密管理员），其人须重新启用";
  route.parameters = {user_parameter()};
  route.answers = {{204, "已解除", "", ""}};
  route.problems = {403, 409};
  route.handle = on_identity(remove_second_factor);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
