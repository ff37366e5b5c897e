#include "api/http/openapi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "api/http/collections.hpp"
#include "api/http/command_document.hpp"
#include "api/http/json_schema.hpp"
#include "api/http/problem.hpp"

namespace lianshen::http {

namespace {

constexpr const char* description =
    "政务信息化项目全过程办理。规则由引擎执行：接口能办的、不能办的，与命令行相同。\n\n"
    "- 请求与回答均为 UTF-8 的 JSON；不认识的字段一律不接受。\n"
    "- 错误按 RFC 9457；不能办理的附 `reasons`：条款、原文、缺什么、找谁。"
    "`Accept-Language: en` 得英文，否则为中文。\n"
    "- 会话凭 Cookie：有反向代理时名为 `__Host-lianshen`，本机直连时名为 `lianshen`。\n"
    "- 改变数据的请求须带 `X-Lianshen: 1`，且来自同一网站。\n"
    "- 其他方法得 405；看不到的与不存在的回答相同（404）。";

// Given by the reading of the head, by the proxy's gate or by a fault of ours, whatever the route.
const std::set<int> of_every_route = {400, 403, 408, 411, 414, 415, 417, 431, 500, 503, 505};

std::string reference(const char* kind, const std::string& name) {
  return fmt::format("#/components/{}/{}", kind, name);
}

std::vector<std::string> names_in(const std::string& pattern) {
  std::vector<std::string> names;
  for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
    names.push_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
  }
  return names;
}

std::string description_of(int status) {
  static const std::map<int, std::string> words = {
      {400, "请求不合要求"},     {401, "未登录"},          {403, "没有权限"},       {404, "没有，或者看不到"},
      {408, "传输过慢"},         {409, "不能办理"},        {411, "须写明长度"},     {412, "版本不符"},
      {413, "内容过大"},         {414, "地址过长"},        {415, "内容类型不接受"}, {417, "预期不支持"},
      {422, "幂等键已用于他事"}, {429, "过于频繁"},        {431, "请求头过大"},     {500, "内部错误"},
      {503, "暂不能办，请重试"}, {505, "HTTP 版本不支持"}, {428, "缺少前提条件"},   {416, "范围不符"},
      {410, "已不再提供"},       {507, "存储空间不足"}};
  const auto found = words.find(status);
  return found == words.end() ? "不能办理" : found->second;
}

class Document {
 public:
  Document(const RouteTable& table, const Rulebook& rulebook, const PolicyPack& policy,
           const Wording& wording)
      : table_(table), rulebook_(rulebook), policy_(policy), wording_(wording) {}

  Json write() {
    schemas_ = table_.schemas;
    add_schema<ProblemBody>(schemas_, "Problem");
    for (const Route& route : table_.routes) {
      if (route.tag.empty()) continue;
      if (route.pattern == command_pattern) {
        add_commands(route);
      } else {
        add(route.pattern, route.method, operation_of(route));
        tags_.emplace(route.tag, fmt::format("{}：各项接口", route.tag));
      }
    }
    return whole();
  }

 private:
  [[nodiscard]] Json whole() const {
    Json document{{"openapi", "3.1.0"},
                  {"info",
                   {{"title", "联审"},
                    {"version", LIANSHEN_VERSION},
                    {"description", description},
                    {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                  {"servers", Json::array({{{"url", "/"}}})},
                  {"security", Json::array({{{"session", Json::array()}}})},
                  {"paths", paths_}};
    for (const auto& [name, words] : tags_) {
      document["tags"].push_back({{"name", name}, {"description", words}});
    }
    Json& components = document["components"];
    for (const auto& [name, schema] : schemas_) components["schemas"][name] = schema;
    for (const int status : statuses_) components["responses"][response_name(status)] = problem_of(status);
    components["securitySchemes"]["session"] = {
        {"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-lianshen"}};
    if (has_own_header_) {
      components["parameters"]["OwnHeader"] = {{"name", "X-Lianshen"},
                                               {"in", "header"},
                                               {"required", true},
                                               {"description", "表明请求出自本系统的页面或者程序"},
                                               {"schema", {{"type", "string"}, {"enum", {"1"}}}}};
    }
    return document;
  }

  static std::string response_name(int status) { return fmt::format("Problem{}", status); }

  [[nodiscard]] static Json problem_of(int status) {
    return {{"description", description_of(status)},
            {"content", {{problem_type, {{"schema", {{"$ref", reference("schemas", "Problem")}}}}}}}};
  }

  void add(const std::string& path, Method method, Json operation) {
    std::string name(name_of(method));
    std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    paths_[path][name] = std::move(operation);
  }

  Json operation_of(const Route& route) {
    check_names(route);
    Json operation{
        {"operationId", route.operation}, {"tags", Json::array({route.tag})}, {"summary", route.summary}};
    for (const Parameter& parameter : route.parameters) operation["parameters"].push_back(json_of(parameter));
    if (route.method != Method::get) {
      operation["parameters"].push_back({{"$ref", reference("parameters", "OwnHeader")}});
      has_own_header_ = true;
    }
    if (route.access == Access::anonymous) operation["security"] = Json::array();
    if (route.takes_body()) operation["requestBody"] = body_of(route);
    for (const AnswerSchema& answer : route.answers) {
      // The same answer in several media types is one response.
      Json& response = operation["responses"][std::to_string(answer.status)];
      Json own = answer_of(answer);
      if (response.contains("content")) {
        response["content"].update(own["content"]);
      } else {
        response = std::move(own);
      }
    }
    for (const int status : problem_statuses(route)) {
      statuses_.insert(status);
      operation["responses"][std::to_string(status)] = {
          {"$ref", reference("responses", response_name(status))}};
    }
    return operation;
  }

  static void check_names(const Route& route) {
    for (const std::string& name : names_in(route.pattern)) {
      const bool is_described = std::ranges::any_of(route.parameters, [&](const Parameter& parameter) {
        return parameter.in == "path" && parameter.name == name;
      });
      if (!is_described) {
        throw std::logic_error(fmt::format("{}: no parameter describes {}", route.pattern, name));
      }
    }
  }

  [[nodiscard]] Json json_of(const Parameter& parameter) const {
    Json schema = parameter.schema;
    if (parameter.in == "path" && parameter.name == "collection") {
      schema["enum"] = Json::array();
      for (const auto& workflow : rulebook_.workflows.all()) {
        schema["enum"].push_back(collection_of(workflow->name()));
      }
    }
    return {{"name", parameter.name},
            {"in", parameter.in},
            {"description", parameter.description},
            {"required", parameter.is_required || parameter.in == "path"},
            {"schema", std::move(schema)}};
  }

  [[nodiscard]] Json schema_named(const std::string& name) const {
    if (!schemas_.contains(name)) throw std::logic_error("there is no schema named " + name);
    return {{"$ref", reference("schemas", name)}};
  }

  [[nodiscard]] Json body_of(const Route& route) const {
    Json content{{"schema", route.body_schema.empty() ? Json::object() : schema_named(route.body_schema)}};
    return {{"required", true}, {"content", {{route.body_type, std::move(content)}}}};
  }

  [[nodiscard]] Json answer_of(const AnswerSchema& answer) const {
    Json json{{"description", answer.description}};
    if (!answer.schema.empty()) {
      json["content"] = {{answer.content_type, {{"schema", schema_named(answer.schema)}}}};
    } else if (!answer.content_type.empty() && answer.content_type != "application/json") {
      json["content"] = {{answer.content_type, {{"schema", {{"type", "string"}}}}}};
    }
    return json;
  }

  void add_commands(const Route& generic) {
    for (const auto& workflow : rulebook_.workflows.all()) {
      const std::string name(workflow->name());
      const std::string tag = wording_.workflow(name);
      for (const CommandDescription& command : workflow->commands()) {
        if (!command.is_for_people) continue;
        const CommandDocument words(name, command, policy_, wording_);
        Route route = generic;
        route.operation = fmt::format("{}.{}", name, command.name);
        route.pattern = fmt::format("/api/v1/{}/{{case}}/commands/{}", collection_of(name), command.name);
        route.tag = tag;
        route.summary = words.summary();
        route.body_schema = route.operation;
        std::erase_if(route.parameters, [](const Parameter& parameter) {
          return parameter.in == "path" && parameter.name != "case";
        });
        schemas_.emplace(route.operation, words.schema());
        Json operation = operation_of(route);
        if (std::string basis = words.basis(); !basis.empty()) operation["description"] = std::move(basis);
        add(route.pattern, route.method, std::move(operation));
        tags_.emplace(tag, fmt::format("{}：各项命令", tag));
      }
    }
    // Stands for all of the above.
    schemas_.erase(generic.body_schema);
  }

  const RouteTable& table_;
  const Rulebook& rulebook_;
  const PolicyPack& policy_;
  const Wording& wording_;
  Json paths_ = Json::object();
  std::map<std::string, std::string> tags_;
  Schemas schemas_;
  std::set<int> statuses_;
  bool has_own_header_ = false;
};

}  // namespace

std::set<int> problem_statuses(const Route& route) {
  std::set<int> statuses = of_every_route;
  statuses.insert(route.problems.begin(), route.problems.end());
  if (route.access != Access::anonymous) statuses.insert(401);
  if (route.pattern.starts_with("/api/")) statuses.insert(404);
  if (route.takes_body()) statuses.insert(413);
  return statuses;
}

bool may_answer(const Route& route, int status) {
  const auto has = [&](const AnswerSchema& answer) { return answer.status == status; };
  return std::ranges::any_of(route.answers, has) || problem_statuses(route).contains(status);
}

Json openapi_document(const RouteTable& table, const Rulebook& rulebook, const PolicyPack& policy,
                      const Wording& wording) {
  return Document(table, rulebook, policy, wording).write();
}

}  // namespace lianshen::http
