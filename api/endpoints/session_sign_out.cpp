// DELETE /api/v1/session: ends the session at once, here and in the browser.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/identity/session_cookie.hpp"

namespace lianshen {

http::Answer sign_out(const IdentityCall& call) {
  call.identity.sign_out(*call.viewer, call.request);
  http::Answer answer;
  answer.status = 204;
  answer.headers.emplace_back("Set-Cookie", ended_session_cookie(call.identity.options().is_behind_proxy));
  answer.headers.emplace_back("Clear-Site-Data", R"("cache", "storage")");
  return answer;
}

void add_session_sign_out(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::remove;
  route.pattern = "/api/v1/session";
  route.operation = "sign_out";
  route.tag = "登录";
  route.summary = "退出";
  route.answers = {{204, "已退出", "", ""}};
  route.problems = {403};
  route.handle = on_identity(sign_out);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
