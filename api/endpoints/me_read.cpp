// GET /api/v1/me: who is signed in, with which seats.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/signed_in_person.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

http::Answer read_me(const IdentityCall& call) {
  return http::answer_with(signed_in_person(*call.viewer, call.identity.policy()));
}

void add_me_read(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/api/v1/me";
  route.operation = "read_me";
  route.tag = "本人";
  route.summary = "本人的单位和岗位";
  route.answers = {{200, "本人", "application/json", "SignedInPerson"}};
  route.handle = on_identity(read_me);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
