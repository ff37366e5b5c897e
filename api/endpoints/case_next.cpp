// GET /api/v1/{collection}/{case}/next: what the viewer could do now, and why not.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/prospects.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_next(const ReadingCall& call) {
  return json_answer(found(read_next(call.reading, workflow_of_collection(call), call.path.at("case"))));
}

}  // namespace

void add_case_next(http::RouteTable& table) {
  http::add_schema(table.schemas, "Next", next_schema());
  http::Route route =
      get_route("/api/v1/{collection}/{case}/next", "read_next", "事项", "能办什么，不能办的每一条理由");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号")};
  route.answers = {{200, "能办什么，不能办的每一条理由", "application/json", "Next"}};
  route.handle = on_reading(answer_next);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
