// GET /api/v1/clocks: limits of all visible cases, the first to end first.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/clock_items.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_clocks(const ReadingCall& call) {
  ClockQuery query;
  query.status = text_of(call.request, "status");
  query.workflow = text_of(call.request, "workflow");
  query.organisation = text_of(call.request, "organisation");
  query.project = text_of(call.request, "project");
  if (const std::string holder = text_of(call.request, "holder"); !holder.empty()) query.holders = {holder};
  query.due_until = day_of(call.request, "due_until");
  const Page page = page_of(call.request);
  query.cursor = page.cursor;
  query.limit = page.limit;
  return answer_with(read_clocks(call.reading, query));
}

}  // namespace

void add_clock_list(http::RouteTable& table) {
  http::add_schema<ClocksAnswer>(table.schemas, "Clocks");
  http::Route route = get_route("/api/v1/clocks", "list_clocks", "时限", "可以看到的时限，先到期的在前");
  route.parameters = page_of_list();
  route.parameters.push_back(
      choice_parameter("status", "默认为尚未停止的", {"running", "paused", "passed", "stopped"}));
  route.parameters.push_back(text_parameter("workflow", "流程"));
  route.parameters.push_back(text_parameter("organisation", "事项所属单位"));
  route.parameters.push_back(text_parameter("project", "所属项目的编号"));
  route.parameters.push_back(text_parameter("holder", "责任岗位"));
  route.parameters.push_back(date_parameter("due_until", "这一天（含）以前到期的"));
  route.answers = {{200, "一页时限", "application/json", "Clocks"}};
  route.handle = on_reading(answer_clocks);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
