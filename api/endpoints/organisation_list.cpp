// GET /api/v1/organisations: organisations of the pack with their seats.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_organisations(const ReadingCall& call) {
  return answer_with(read_organisations(call.reading));
}

}  // namespace

void add_organisation_list(http::RouteTable& table) {
  http::add_schema<OrganisationsAnswer>(table.schemas, "Organisations");
  http::Route route = get_route("/api/v1/organisations", "list_organisations", "规则", "单位和岗位");
  route.answers = {{200, "单位", "application/json", "Organisations"}};
  route.handle = on_reading(answer_organisations);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
