// GET /api/v1/workflows/{workflow}: states, commands, rules with articles, limits, diagram.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/workflow_guide.hpp"

namespace lianshen::reading {

namespace {

http::Answer read_one_workflow(const ReadingCall& call) {
  return json_answer(found(read_workflow(call.reading, call.path.at("workflow"), http::collection_of)));
}

}  // namespace

void add_workflow_read(http::RouteTable& table) {
  http::add_schema(table.schemas, "Workflow", workflow_schema());
  http::Route route = get_route("/api/v1/workflows/{workflow}", "read_workflow", "规则",
                                "一个流程：状态、命令和字段、每一行规则的条款、时限、状态图");
  route.parameters = {path_parameter("workflow", "流程，如 requirement_review")};
  route.answers = {{200, "流程", "application/json", "Workflow"}};
  route.handle = on_reading(read_one_workflow);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
