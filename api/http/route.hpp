// What one address of the API is: method, path, who may call it, what it takes and gives, and the function
// that answers. The router, the OpenAPI document and the tests read the same table; nothing is listed twice.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "api/http/message.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {
class Service;
struct Viewer;
}  // namespace lianshen

namespace lianshen::http {

// Who may call a route at all. What somebody may do or see there is judged by the engine, never here.
enum class Access {
  anonymous,  // health, sign-in, activation, the client's files, feeds with a secret of their own
  signed_in
};

// One value in the path or query, or a header that means something to us.
struct Parameter {
  std::string name;
  std::string in;           // "path", "query" or "header"
  std::string description;  // Chinese
  Json schema;              // JSON Schema, e.g. {"type":"integer","minimum":1,"maximum":200}
  bool is_required = false;
};

// One answer that a route may give besides the problems that all routes share.
struct AnswerSchema {
  int status = 200;
  std::string description;
  std::string content_type = "application/json";
  std::string schema;  // name below #/components/schemas; empty: no body, or bytes
};

struct RouteTable;

struct Call {
  const Request& request;
  const std::map<std::string, std::string>& path;  // by name, unescaped
  Service& service;
  const Viewer* viewer;  // null only on anonymous routes
  std::string language;  // "zh" or "en", from Accept-Language; Chinese unless English is preferred
  const RouteTable& routes;
};

struct Route {
  Method method = Method::get;
  std::string pattern;    // "/api/v1/cases/{case}"; a name takes one whole segment
  std::string operation;  // operationId, "read_case"
  std::string tag;        // heading in the document; empty: a page of the client, no part of it
  std::string summary;    // Chinese, one line
  Access access = Access::signed_in;
  std::vector<Parameter> parameters;
  std::string body_schema;  // name below #/components/schemas; empty: takes no body, or bytes of `body_type`
  std::string body_type = "application/json";  // "*/*": any
  std::size_t body_bytes_max = 1024 * 1024;
  std::vector<AnswerSchema> answers;
  std::vector<int> problems;  // statuses beyond those that every route may give (400, 401, 404, 500, 503)
  std::function<Answer(const Call&)> handle;

  [[nodiscard]] bool takes_body() const { return !body_schema.empty() || body_type != "application/json"; }
};

// Schemas named by routes, e.g. "CaseSummary"; each name once.
using Schemas = std::map<std::string, Json>;

// Collected from the endpoints at start-up.
struct RouteTable {
  std::vector<Route> routes;
  Schemas schemas;
};

}  // namespace lianshen::http
