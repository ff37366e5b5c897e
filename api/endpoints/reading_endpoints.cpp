#include "api/endpoints/reading_endpoints.hpp"

#include <charconv>

#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/command_fields.hpp"
#include "api/service/service.hpp"
#include "engine/runtime/account_power.hpp"

namespace lianshen::reading {

namespace {

constexpr std::int64_t cursor_letters_max = 2000;
constexpr std::int64_t text_letters_max = 200;

http::Answer answered(const http::Call& call, const Viewer& viewer, const ReadingHandler& handler,
                      Database& log) {
  call.service.views().follow(log);
  const PolicyPack& policy = call.service.policy();
  const Wording wording = call.service.wording(call.language);
  const AccountPower power{viewer.actor.user, viewer.actor.organisation, viewer.seats};
  const Reading reading{log,    call.service.views(),    call.service.rulebook(), policy, wording,
                        viewer, sight_of(policy, power), call.service.now()};
  try {
    return handler({call.request, call.path, call.service.attachments(), reading});
  } catch (const InvalidCursor&) {
    throw http::Problem(400, "malformed_parameters",
                        {{"cursor", "the value of \"next\" of the page before, of the same list"}});
  }
}

Json text_schema() { return {{"type", "string"}, {"minLength", 1}, {"maxLength", text_letters_max}}; }

}  // namespace

http::Answer answer_for(const http::Call& call, const Viewer& viewer, const ReadingHandler& handler) {
  http::Answer answer;
  call.service.read([&](Database& log) { answer = answered(call, viewer, handler, log); });
  return answer;
}

std::function<http::Answer(const http::Call&)> on_reading(ReadingHandler handler) {
  return [handler = std::move(handler)](const http::Call& call) {
    return answer_for(call, *call.viewer, handler);
  };
}

http::Answer json_answer(const Json& body) {
  http::Answer answer;
  answer.body = body.dump();
  return answer;
}

void refuse_as_missing() { throw http::Problem(404, "not_found"); }

http::Route get_route(std::string pattern, std::string operation, std::string tag, std::string summary) {
  http::Route route;
  route.method = http::Method::get;
  route.pattern = std::move(pattern);
  route.operation = std::move(operation);
  route.tag = std::move(tag);
  route.summary = std::move(summary);
  return route;
}

http::Parameter path_parameter(std::string name, std::string description) {
  return {std::move(name), "path", std::move(description), text_schema(), true};
}

http::Parameter text_parameter(std::string name, std::string description) {
  return {std::move(name), "query", std::move(description), text_schema(), false};
}

http::Parameter choice_parameter(std::string name, std::string description,
                                 std::vector<std::string> choices) {
  return {std::move(name),
          "query",
          std::move(description),
          {{"type", "string"}, {"enum", std::move(choices)}},
          false};
}

http::Parameter yes_no_parameter(std::string name, std::string description) {
  return {std::move(name), "query", std::move(description), {{"type", "boolean"}}, false};
}

http::Parameter date_parameter(std::string name, std::string description) {
  return {std::move(name), "query", std::move(description), {{"type", "string"}, {"format", "date"}}, false};
}

std::vector<http::Parameter> page_of_list() {
  return {{"limit",
           "query",
           "一页几行，默认 50",
           {{"type", "integer"}, {"minimum", 1}, {"maximum", page_rows_max}},
           false},
          {"cursor",
           "query",
           "上一页的 next",
           {{"type", "string"}, {"minLength", 1}, {"maxLength", cursor_letters_max}},
           false}};
}

std::string text_of(const http::Request& request, std::string_view name) {
  return request.parameter(name).value_or("");
}

bool is_yes(const http::Request& request, std::string_view name) { return text_of(request, name) == "true"; }

std::optional<CivilDate> day_of(const http::Request& request, std::string_view name) {
  const auto written = request.parameter(name);
  if (!written) return std::nullopt;
  const auto day = CivilDate::parse(*written);
  if (!day)
    throw http::Problem(400, "malformed_parameters", {{std::string(name), "a day such as 2019-03-04"}});
  return day;
}

Page page_of(const http::Request& request) {
  Page page;
  page.cursor = text_of(request, "cursor");
  if (const auto written = request.parameter("limit"))
    std::from_chars(written->data(), written->data() + written->size(), page.limit);
  return page;
}

std::string workflow_of_collection(const ReadingCall& call) {
  const Workflow* workflow = http::workflow_of(call.reading.rulebook.workflows, call.path.at("collection"));
  if (workflow == nullptr) refuse_as_missing();
  return std::string(workflow->name());
}

void add_reading_endpoints(http::RouteTable& table) {
  http::add_schema<http::WordedReason>(table.schemas, "WordedReason");
  http::add_schema(table.schemas, "CommandField", field_schema("CommandField"));
  add_workflow_list(table);
  add_workflow_read(table);
  add_workflow_diagram(table);
  add_case_list(table);
  add_case_read(table);
  add_case_timeline(table);
  add_case_clocks(table);
  add_case_next(table);
  add_document_list(table);
  add_document_read(table);
  add_inbox_read(table);
  add_clock_list(table);
  add_card_list(table);
  add_hold_list(table);
  add_ledger_accounts(table);
  add_ledger_postings(table);
  add_budget_round_lines(table);
  add_register_read(table);
  add_provision_list(table);
  add_provision_read(table);
  add_regulation_read(table);
  add_organisation_list(table);
  add_policy_list(table);
  add_policy_read(table);
  add_calendar_read(table);
  add_attachment_send(table);
  add_attachment_read(table);
  add_change_read(table);
  add_feed_issue(table);
  add_feed_read(table);
}

}  // namespace lianshen::reading
