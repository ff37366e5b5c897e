// GET /api/v1/provisions/{provision}: one provision.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_provision(const ReadingCall& call) {
  return answer_with(found(read_provision(call.reading, call.path.at("provision"))));
}

}  // namespace

void add_provision_read(http::RouteTable& table) {
  http::add_schema<ProvisionItem>(table.schemas, "Provision");
  http::Route route = get_route("/api/v1/provisions/{provision}", "read_provision", "规则", "一个条款");
  route.parameters = {path_parameter("provision", "条款，如 XN-PM-09.1")};
  route.answers = {{200, "条款", "application/json", "Provision"}};
  route.handle = on_reading(answer_provision);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
