// GET /api/v1/users: all accounts, for the administrators.
#include <algorithm>
#include <charconv>

#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/masked_person.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

struct UserSummary {
  UserId user;
  OrganisationId organisation;
  Text<64> state;
  std::vector<Text<64>> seats;
  std::optional<Text<100>> name;  // masked
  bool is_activated = false;
  bool has_second_factor = false;
};
BOOST_DESCRIBE_STRUCT(UserSummary, (),
                      (user, organisation, state, seats, name, is_activated, has_second_factor))

struct UserPage {
  std::vector<UserSummary> items;
  std::optional<UserId> next;
};
BOOST_DESCRIBE_STRUCT(UserPage, (), (items, next))

UserSummary summary_of(const AccountEntry& entry) {
  UserSummary user{{entry.user}, {entry.organisation}, {entry.state},          {},
                   {},           entry.has_password,   entry.has_second_factor};
  for (const auto& seat : entry.seats) user.seats.push_back({seat});
  if (!entry.person.name.empty()) user.name = Text<100>{masked_name(entry.person.name)};
  return user;
}

}  // namespace

http::Answer list_users(const IdentityCall& call) {
  require_seat(*call.viewer, {account::system_administrator, account::security_administrator,
                              account::audit_administrator});
  const auto limit = static_cast<std::size_t>(page_limit(call.request));
  const std::string after = call.request.parameter("cursor").value_or("");
  const auto entries = call.identity.accounts(after, static_cast<std::int64_t>(limit) + 1);
  UserPage page;
  for (std::size_t at = 0; at < std::min(limit, entries.size()); ++at)
    page.items.push_back(summary_of(entries[at]));
  if (entries.size() > limit) page.next = page.items.back().user;
  return http::answer_with(page);
}

void add_user_list(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/api/v1/users";
  route.operation = "list_users";
  route.tag = "账号";
  route.summary = "全部账号（仅管理员）";
  route.parameters = page_parameters();
  route.answers = {{200, "一页账号", "application/json", "UserPage"}};
  route.problems = {403};
  route.handle = on_identity(list_users);
  http::add_schema<UserPage>(table.schemas, "UserPage");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
