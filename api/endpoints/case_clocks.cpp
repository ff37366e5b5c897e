// GET /api/v1/{collection}/{case}/clocks: its limits, counted day by day.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/clock_items.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_clocks(const ReadingCall& call) {
  return answer_with(
      found(read_case_clocks(call.reading, workflow_of_collection(call), call.path.at("case"))));
}

}  // namespace

void add_case_clocks(http::RouteTable& table) {
  http::add_schema<ClocksOfCaseAnswer>(table.schemas, "CaseClocks");
  http::Route route =
      get_route("/api/v1/{collection}/{case}/clocks", "read_case_clocks", "事项", "时限及其逐日计算");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号")};
  route.answers = {{200, "时限及其逐日计算", "application/json", "CaseClocks"}};
  route.handle = on_reading(answer_clocks);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
