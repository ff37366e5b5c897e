// GET /api/v1/{collection}/{case}: one case with its data. The ETag is what If-Match of a command takes.
#include <fmt/format.h>

#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/case_detail.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_case(const ReadingCall& call) {
  const Json body = found(read_case(call.reading, workflow_of_collection(call), call.path.at("case")));
  http::Answer answer = json_answer(body);
  answer.headers.emplace_back("ETag", fmt::format("\"{}\"", body.at("version").get<std::int64_t>()));
  return answer;
}

}  // namespace

void add_case_read(http::RouteTable& table) {
  http::add_schema(table.schemas, "Case", case_schema());
  http::Route route = get_route("/api/v1/{collection}/{case}", "read_case", "事项",
                                "一个事项；ETag 是它的版本，供命令的 If-Match 用");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号")};
  route.answers = {{200, "事项", "application/json", "Case"}};
  route.handle = on_reading(answer_case);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
