// GET /api/v1/policies/{pack}/{version}: the numbers of one version, each with its article.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_policy(const ReadingCall& call) {
  return answer_with(found(read_policy(call.reading, call.path.at("pack"), call.path.at("version"))));
}

}  // namespace

void add_policy_read(http::RouteTable& table) {
  http::add_schema<PolicyAnswer>(table.schemas, "Policy");
  http::Route route = get_route("/api/v1/policies/{pack}/{version}", "read_policy", "规则",
                                "一个规则版本的时限、限额、比例、人数，各有条款和原文");
  route.parameters = {path_parameter("pack", "规则，如 xianning"),
                      path_parameter("version", "版本，如 2019-01-30")};
  route.answers = {{200, "规则", "application/json", "Policy"}};
  route.handle = on_reading(answer_policy);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
