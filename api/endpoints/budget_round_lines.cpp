// GET /api/v1/{collection}/{case}/lines: the lines of a funding round; other cases have none.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/registers.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_lines(const ReadingCall& call) {
  if (workflow_of_collection(call) != "funding_round") refuse_as_missing();
  return answer_with(found(read_funding_round(call.reading, call.path.at("case"))));
}

}  // namespace

void add_budget_round_lines(http::RouteTable& table) {
  http::add_schema<FundingRoundAnswer>(table.schemas, "FundingRound");
  http::Route route = get_route("/api/v1/{collection}/{case}/lines", "read_funding_round_lines", "资金",
                                "资金安排的各项（只有 funding-rounds 有）");
  route.parameters = {path_parameter("collection", "funding-rounds"), path_parameter("case", "事项编号")};
  route.answers = {{200, "资金安排", "application/json", "FundingRound"}};
  route.handle = on_reading(answer_lines);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
