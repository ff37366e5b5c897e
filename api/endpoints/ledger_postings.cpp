// GET /api/v1/ledger/postings?account=: movements of one account with the events behind them.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/money.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_postings(const ReadingCall& call) {
  return answer_with(
      found(read_postings(call.reading, text_of(call.request, "account"), page_of(call.request))));
}

}  // namespace

void add_ledger_postings(http::RouteTable& table) {
  http::add_schema<PostingsAnswer>(table.schemas, "Postings");
  http::Route route = get_route("/api/v1/ledger/postings", "list_postings", "资金",
                                "一个账户的每一笔，新的在前，连同背后的事件和当时余额");
  route.parameters = page_of_list();
  http::Parameter account = text_parameter("account", "账户，如 allotment/allot-01/paid");
  account.is_required = true;
  route.parameters.push_back(std::move(account));
  route.answers = {{200, "一页账目", "application/json", "Postings"}};
  route.handle = on_reading(answer_postings);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
