// GET /api/v1/ledger/accounts: accounts of visible cases with their balances.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/money.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_accounts(const ReadingCall& call) {
  const Page page = page_of(call.request);
  return answer_with(
      read_accounts(call.reading, {text_of(call.request, "workflow"), text_of(call.request, "case"),
                                   text_of(call.request, "project"), page.cursor, page.limit}));
}

}  // namespace

void add_ledger_accounts(http::RouteTable& table) {
  http::add_schema<AccountsAnswer>(table.schemas, "Accounts");
  http::Route route = get_route("/api/v1/ledger/accounts", "list_accounts", "资金", "可以看到的账户及其余额");
  route.parameters = page_of_list();
  route.parameters.push_back(text_parameter("workflow", "流程，如 allotment"));
  route.parameters.push_back(text_parameter("case", "事项编号"));
  route.parameters.push_back(text_parameter("project", "项目编号：它的全部指标"));
  route.answers = {{200, "一页账户", "application/json", "Accounts"}};
  route.handle = on_reading(answer_accounts);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
