// GET /api/v1/workflows: which kinds of cases there are.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/workflow_guide.hpp"

namespace lianshen::reading {

namespace {

http::Answer list_workflows(const ReadingCall& call) {
  return answer_with(read_workflows(call.reading, http::collection_of));
}

}  // namespace

void add_workflow_list(http::RouteTable& table) {
  http::add_schema<WorkflowsAnswer>(table.schemas, "Workflows");
  http::Route route = get_route("/api/v1/workflows", "list_workflows", "规则", "全部流程及其事项的地址");
  route.answers = {{200, "全部流程", "application/json", "Workflows"}};
  route.handle = on_reading(list_workflows);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
