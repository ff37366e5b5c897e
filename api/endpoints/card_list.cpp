// GET /api/v1/cards: lamps that were lit on visible cases, the latest first.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/clock_items.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_cards(const ReadingCall& call) {
  CardQuery query;
  query.card = text_of(call.request, "card");
  query.workflow = text_of(call.request, "workflow");
  query.organisation = text_of(call.request, "organisation");
  query.holder = text_of(call.request, "holder");
  const Page page = page_of(call.request);
  query.cursor = page.cursor;
  query.limit = page.limit;
  return answer_with(read_cards(call.reading, query));
}

}  // namespace

void add_card_list(http::RouteTable& table) {
  http::add_schema<CardsAnswer>(table.schemas, "Cards");
  http::Route route = get_route("/api/v1/cards", "list_cards", "时限", "可以看到的亮灯记录，新的在前");
  route.parameters = page_of_list();
  route.parameters.push_back(choice_parameter("card", "黄牌或者红牌", {"yellow", "red"}));
  route.parameters.push_back(text_parameter("workflow", "流程"));
  route.parameters.push_back(text_parameter("organisation", "事项所属单位"));
  route.parameters.push_back(text_parameter("holder", "责任岗位"));
  route.answers = {{200, "一页亮灯", "application/json", "Cards"}};
  route.handle = on_reading(answer_cards);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
