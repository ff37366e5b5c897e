// GET /api/v1/registers/{register}: the registers of the office as rows, over visible cases.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/registers.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_register(const ReadingCall& call) {
  return json_answer(found(read_register(call.reading, call.path.at("register"))));
}

// Each register has rows of its own.
const std::vector<std::pair<std::string, std::string>> row_schemas = {
    {"projects", "ProjectRow"},        {"cards", "CardRow"},           {"holds", "HoldRow"},
    {"budget-years", "BudgetYearRow"}, {"allotments", "AllotmentRow"}, {"limits", "LimitRow"},
    {"documents", "DocumentRow"}};

Json register_schema() {
  Json registers = Json::array();
  for (const auto& [name, row] : row_schemas) {
    registers.push_back(http::object_of({{"register", {{"type", "string"}, {"enum", Json::array({name})}}},
                                         {"items", http::list_of(http::reference_to(row))}}));
  }
  return {{"anyOf", std::move(registers)}};
}

}  // namespace

void add_register_read(http::RouteTable& table) {
  http::add_schema<ProjectRow>(table.schemas, "ProjectRow");
  http::add_schema<CardRegisterRow>(table.schemas, "CardRow");
  http::add_schema<HoldRegisterRow>(table.schemas, "HoldRow");
  http::add_schema<BudgetYearRow>(table.schemas, "BudgetYearRow");
  http::add_schema<AllotmentRow>(table.schemas, "AllotmentRow");
  http::add_schema<LimitRow>(table.schemas, "LimitRow");
  http::add_schema<DocumentRow>(table.schemas, "DocumentRow");
  http::add_schema(table.schemas, "Register", register_schema());
  http::Route route = get_route("/api/v1/registers/{register}", "read_register", "登记簿",
                                "项目台账、亮牌、限制措施、指标、期限、发文各登记簿");
  http::Parameter name = path_parameter("register", "登记簿");
  name.schema = {{"type", "string"}, {"enum", register_names()}};
  route.parameters = {std::move(name)};
  route.answers = {{200, "登记簿", "application/json", "Register"}};
  route.handle = on_reading(answer_register);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
