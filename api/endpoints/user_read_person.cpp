// GET /api/v1/users/{user}/person: name and telephone, masked; in full for himself, and for the system
// administrator who asks for it, which is recorded.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/masked_person.hpp"
#include "api/endpoints/user_person.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

http::Answer read_person(const IdentityCall& call) {
  const std::string& user = call.path.at("user");
  const bool is_own = user == call.viewer->actor.user;
  if (!is_own) {
    require_seat(*call.viewer, {account::system_administrator, account::security_administrator,
                                account::audit_administrator});
  }
  const PersonRow person = call.identity.account(user).person;
  bool is_in_full = is_own;
  if (!is_own && call.request.parameter("reveal") == "true") {
    require_seat(*call.viewer, {account::system_administrator});
    call.identity.note_reveal(origin_of(*call.viewer, call.request), user);
    is_in_full = true;
  }
  PersonEntry entry;
  if (!person.name.empty()) entry.name = Text<100>{is_in_full ? person.name : masked_name(person.name)};
  if (!person.telephone.empty())
    entry.telephone = Text<40>{is_in_full ? person.telephone : masked_telephone(person.telephone)};
  return http::answer_with(entry);
}

void add_user_read_person(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/api/v1/users/{user}/person";
  route.operation = "read_person";
  route.tag = "账号";
  route.summary = "姓名和电话：默认打码，系统管理员要求显示的留痕";
  route.parameters = {user_parameter(),
                      {"reveal", "query", "true：显示全部，留痕", {{"type", "boolean"}}, false}};
  route.answers = {{200, "姓名和电话", "application/json", "PersonEntry"}};
  route.problems = {403};
  route.handle = on_identity(read_person);
  http::add_schema<PersonEntry>(table.schemas, "PersonEntry");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
