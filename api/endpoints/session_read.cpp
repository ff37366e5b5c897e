// GET /api/v1/session: who is signed in, and until when.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/signed_in_person.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

http::Answer read_session(const IdentityCall& call) {
  return http::answer_with(signed_in_person(*call.viewer, call.identity.policy()));
}

void add_session_read(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/api/v1/session";
  route.operation = "read_session";
  route.tag = "登录";
  route.summary = "本次会话：何人、何岗位、何时到期";
  route.answers = {{200, "本次会话", "application/json", "SignedInPerson"}};
  route.handle = on_identity(read_session);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
