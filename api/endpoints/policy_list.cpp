// GET /api/v1/policies: the policy packs and their versions.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_policies(const ReadingCall& call) { return answer_with(read_policies(call.reading)); }

}  // namespace

void add_policy_list(http::RouteTable& table) {
  http::add_schema<PoliciesAnswer>(table.schemas, "Policies");
  http::Route route = get_route("/api/v1/policies", "list_policies", "规则", "规则版本");
  route.answers = {{200, "规则版本", "application/json", "Policies"}};
  route.handle = on_reading(answer_policies);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
