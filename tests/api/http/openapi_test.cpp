// The document against what the service really is: routes, commands, fields, statuses; and against a linter.
#include "api/http/openapi.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>

#include "api/endpoints/endpoints.hpp"
#include "api/http/collections.hpp"
#include "api/http/json_schema.hpp"
#include "tests/api/program.hpp"
#include "tests/architecture/source_tree.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const PolicyPack& pack() { return *rulebook().policies.in_force("xianning", CivilDate::last()); }

const Locale& chinese() {
  static const Locale locale =
      Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale", "zh");
  return locale;
}

Json document_of(const http::RouteTable& table) {
  return http::openapi_document(table, rulebook(), pack(), {chinese(), pack(), rulebook().regulations});
}

http::Answer nothing(const http::Call& /*call*/) { return {}; }

const http::RouteTable& table() {
  static const http::RouteTable routes = [] {
    http::RouteTable all = all_routes(rulebook());
    const auto is_command = [](const http::Route& route) { return route.pattern == http::command_pattern; };
    if (std::ranges::any_of(all.routes, is_command)) return all;
    http::Route route;
    route.method = http::Method::post;
    route.pattern = http::command_pattern;
    route.operation = "give_command";
    route.tag = "办理";
    route.summary = "办理";
    for (const std::string name : {"collection", "case", "command"}) {
      route.parameters.push_back({name, "path", name, {{"type", "string"}}, true});
    }
    route.parameters.push_back({"Idempotency-Key", "header", "幂等键", {{"type", "string"}}, true});
    route.body_schema = "CommandBody";
    route.problems = {409, 412, 422};
    route.answers = {{200, "办成", "application/json", "Health"}};
    route.handle = nothing;
    all.schemas["CommandBody"] = Json::object();
    all.routes.push_back(route);
    return all;
  }();
  return routes;
}

const Json& document() {
  static const Json written = document_of(table());
  return written;
}

std::string method_key(http::Method method) {
  std::string name(http::name_of(method));
  std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

// The addresses under which a route stands in the document.
std::vector<std::string> addresses_of(const http::Route& route) {
  if (route.pattern != http::command_pattern) return {route.pattern};
  std::vector<std::string> all;
  for (const auto& workflow : rulebook().workflows.all()) {
    for (const auto& command : workflow->commands()) {
      if (!command.is_for_people) continue;
      all.push_back(fmt::format("/api/v1/{}/{{case}}/commands/{}", http::collection_of(workflow->name()),
                                command.name));
    }
  }
  return all;
}

TEST_CASE("every route is in the document, with its parameters, answers and errors", "[openapi]") {
  std::size_t addresses = 0;
  for (const http::Route& route : table().routes) {
    if (route.tag.empty()) {  // a page of the client
      CHECK(route.access == http::Access::anonymous);
      CHECK(route.method == http::Method::get);
      continue;
    }
    for (const std::string& address : addresses_of(route)) {
      INFO(address);
      ++addresses;
      const Json& operation = document().at("paths").at(address).at(method_key(route.method));
      std::set<std::string> names;
      for (const auto& parameter : operation.value("parameters", Json::array())) {
        if (parameter.contains("name")) names.insert(parameter.at("name"));
      }
      for (const auto& parameter : route.parameters) {
        const bool is_in_address =
            parameter.in != "path" || address.find("{" + parameter.name + "}") != std::string::npos;
        CHECK(names.contains(parameter.name) == is_in_address);
      }
      for (const auto& answer : route.answers) {
        const Json& response = operation["responses"].at(std::to_string(answer.status));
        if (!answer.schema.empty()) CHECK(response.at("content").contains(answer.content_type));
        if (!answer.content_type.empty() && answer.content_type != "application/json")
          CHECK(response.at("content").contains(answer.content_type));
      }
      for (const int status : http::problem_statuses(route)) {
        CHECK(operation["responses"].contains(std::to_string(status)));
      }
      CHECK(operation.contains("requestBody") == route.takes_body());
    }
  }
  std::size_t written = 0;
  for (const auto& path : document().at("paths")) written += path.size();
  CHECK(written == addresses);
}

// Every name in the schema, and every name that the decoder knows.
void compare(const Json& schema, const std::vector<FieldSchema>& fields) {
  REQUIRE(schema.at("properties").size() == fields.size());
  const auto required = schema.value("required", std::vector<std::string>());
  CHECK(schema.at("additionalProperties") == false);
  for (const FieldSchema& field : fields) {
    INFO(field.name);
    const Json& property = schema.at("properties").at(field.name);
    CHECK((std::ranges::find(required, field.name) == required.end()) == field.is_optional);
    const Json& one = field.is_list ? property.at("items") : property;
    if (!field.choices.empty()) CHECK(one.at("enum") == Json(field.choices));
    if (field.type == "text") CHECK(one.at("maxLength") == field.maximum);
    if (field.type == "group") compare(one, field.members);
  }
}

TEST_CASE("every command is in the document with all its fields and their labels", "[openapi]") {
  const Json& schemas = document().at("components").at("schemas");
  for (const auto& workflow : rulebook().workflows.all()) {
    for (const auto& command : workflow->commands()) {
      if (!command.is_for_people) continue;
      const std::string name = fmt::format("{}.{}", workflow->name(), command.name);
      INFO(name);
      const Json& data = schemas.at(name).at("properties").at("data");
      compare(data, command.fields);
      for (const auto& field : command.fields) {
        const std::string label = name + "." + field.name;
        if (chinese().has_label("fields", label)) {
          CHECK(data["properties"][field.name]["title"] == chinese().label("fields", label));
        }
      }
      for (const auto& item : pack().items(name)) {
        CHECK(data["properties"]["content"]["description"].get<std::string>().find(item.label) !=
              std::string::npos);
      }
    }
  }
}

TEST_CASE("every status that the server can give by itself is described for every route", "[openapi]") {
  static const std::regex status_of_a_code(R"re(([45]\d\d), "[a-z_]+")re");
  // 401, 404, 405 and 413 depend on the route; 405 is the answer of what no route takes.
  const std::set<int> depending = {401, 404, 405, 413};
  const auto statuses = http::problem_statuses(http::Route());
  std::set<int> given;
  for (const SourceFile& file : source_tree()) {
    if (!file.path.starts_with("api/http/")) continue;
    const std::string text = without_comments(file.text);
    for (std::sregex_iterator found(text.begin(), text.end(), status_of_a_code);
         found != std::sregex_iterator(); ++found) {
      given.insert(std::stoi((*found)[1]));
    }
  }
  CHECK(given.contains(431));
  for (const int status : given) {
    INFO(status);
    CHECK((depending.contains(status) || statuses.contains(status)));
  }
}

TEST_CASE("a table that contradicts itself has no document", "[openapi]") {
  http::Route route;
  route.pattern = "/api/v1/things/{thing}";
  route.tag = "things";
  route.answers = {{200, "fine", "application/json", "Thing"}};
  http::RouteTable small;
  small.routes = {route};
  CHECK_THROWS_AS(document_of(small), std::logic_error);
  small.routes[0].parameters = {{"thing", "path", "", {{"type", "string"}}, true}};
  CHECK_THROWS_AS(document_of(small), std::logic_error);
  small.schemas["Thing"] = Json::object();
  CHECK(document_of(small)["paths"].size() == 1);
  CHECK_THROWS_AS(http::add_schema(small.schemas, "Thing", {{"type", "string"}}), std::logic_error);
}

TEST_CASE("the address of a workflow is its name in the plural, and no two are alike", "[openapi]") {
  CHECK(http::collection_of("requirement_review") == "requirement-reviews");
  CHECK(http::collection_of("represented_entry") == "represented-entries");
  CHECK(http::collection_of("audit_batch") == "audit-batches");
  CHECK(http::collection_of("budget_year") == "budget-years");
  for (const auto& workflow : rulebook().workflows.all()) {
    CHECK(http::workflow_of(rulebook().workflows, http::collection_of(workflow->name())) == workflow.get());
  }
  CHECK(http::workflow_of(rulebook().workflows, "requirement_review") == nullptr);
}

TEST_CASE("the linter has nothing to say about the document", "[openapi]") {
  const ScratchFolder folder;
  const std::string file = folder.write("openapi.json", document().dump(2));
  const auto [status, printed] = run_node_tool("node_modules/@redocly/cli/bin/cli.js",
                                               {"lint", file, "--config", tool_file("redocly.yaml")});
  INFO(printed);
  CHECK(status == 0);
  CHECK(printed.find("Your API description is valid") != std::string::npos);
  CHECK(printed.find("arning") == std::string::npos);
}

TEST_CASE("what the engine takes fits the schemas, and what does not fit is refused by both", "[openapi]") {
  const ScratchFolder folder;
  const std::string file = folder.write("openapi.json", document().dump());
  std::string bodies;
  std::size_t count = 0;
  for (const CommandRequest& request : main_line()) {
    const Workflow& workflow = *rulebook().workflows.find(request.workflow);
    if (!workflow.command(request.command)->is_for_people) continue;
    const Json line{{"schema", fmt::format("{}.{}", request.workflow, request.command)},
                    {"body", {{"data", request.data}}}};
    bodies += line.dump() + "\n";
    ++count;
  }
  const auto [status, printed] = run_node_tool("validate.mjs", {file, folder.write("bodies.jsonl", bodies)});
  CHECK(status == 0);
  CHECK(printed == fmt::format("{} checked\n", count));
  const Json wrong{{"schema", "project.withdraw"}, {"body", {{"data", {{"explanation", 1}}}, {"more", 1}}}};
  const auto [refused, told] =
      run_node_tool("validate.mjs", {file, folder.write("wrong.jsonl", wrong.dump())});
  CHECK(told.starts_with("project.withdraw"));
}

TEST_CASE("lianshen openapi prints the document", "[openapi]") {
  const ProgramResult result = run_program({"openapi", "--pack", "xianning"});
  CHECK(result.exit_code == 0);
  CHECK(Json::parse(result.out) == document_of(all_routes(rulebook())));
}

}  // namespace
}  // namespace lianshen::test
