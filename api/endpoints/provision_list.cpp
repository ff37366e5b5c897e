// GET /api/v1/provisions: every provision with its words and where it acts.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_provisions(const ReadingCall& call) {
  return answer_with(read_provisions(call.reading, text_of(call.request, "regulation")));
}

}  // namespace

void add_provision_list(http::RouteTable& table) {
  http::add_schema<ProvisionsAnswer>(table.schemas, "Provisions");
  http::Route route = get_route("/api/v1/provisions", "list_provisions", "规则", "条款、原文和起作用之处");
  route.parameters = {text_parameter("regulation", "文件，如 xianning")};
  route.answers = {{200, "条款", "application/json", "Provisions"}};
  route.handle = on_reading(answer_provisions);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
