// GET /api/v1/{collection}/{case}/timeline: what happened, in the order of the log.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/timeline.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_timeline(const ReadingCall& call) {
  return json_answer(found(read_timeline(call.reading, workflow_of_collection(call), call.path.at("case"))));
}

}  // namespace

void add_case_timeline(http::RouteTable& table) {
  http::add_schema(table.schemas, "Timeline", timeline_schema());
  http::Route route = get_route("/api/v1/{collection}/{case}/timeline", "read_timeline", "事项", "办理过程");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号")};
  route.answers = {{200, "办理过程", "application/json", "Timeline"}};
  route.handle = on_reading(answer_timeline);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
