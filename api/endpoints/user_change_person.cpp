// PUT /api/v1/users/{user}/person: the system administrator keeps the register; everybody may change his own
// telephone number, not his name.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/user_person.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

http::Answer change_person(const IdentityCall& call) {
  const std::string& user = call.path.at("user");
  const auto entry = http::read_body<PersonEntry>(call.request);
  const PersonRow person{user, entry.name ? entry.name->value : "",
                         entry.telephone ? entry.telephone->value : ""};
  const bool keeps_name =
      user == call.viewer->actor.user && call.identity.account(user).person.name == person.name;
  if (!keeps_name) require_seat(*call.viewer, {account::system_administrator});
  call.identity.put_person(origin_of(*call.viewer, call.request), person);
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_user_change_person(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::put;
  route.pattern = "/api/v1/users/{user}/person";
  route.operation = "change_person";
  route.tag = "账号";
  route.summary = "登记姓名和电话（系统管理员；本人可以改电话）";
  route.parameters = {user_parameter()};
  route.body_schema = "PersonEntry";
  route.body_bytes_max = 4096;
  route.answers = {{204, "已登记", "", ""}};
  route.problems = {403};
  route.handle = on_identity(change_person);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
