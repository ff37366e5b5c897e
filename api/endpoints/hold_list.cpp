// GET /api/v1/holds: restrictions in force that concern the viewer or cases that he sees.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/clock_items.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_holds(const ReadingCall& call) {
  const Page page = page_of(call.request);
  return answer_with(read_holds(call.reading, {text_of(call.request, "subject"), page.cursor, page.limit}));
}

}  // namespace

void add_hold_list(http::RouteTable& table) {
  http::add_schema<HoldsAnswer>(table.schemas, "Holds");
  http::Route route = get_route("/api/v1/holds", "list_holds", "时限", "可以看到的限制措施（执行中）");
  route.parameters = page_of_list();
  route.parameters.push_back(text_parameter("subject", "被限制的单位或者项目"));
  route.answers = {{200, "一页限制措施", "application/json", "Holds"}};
  route.handle = on_reading(answer_holds);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
