#include "tests/api/http/request_builder.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <stdexcept>

#include "tests/api/program.hpp"

namespace lianshen::test {

namespace {

// Tried in this order where a pattern says what a text must look like.
const std::array<std::string, 4> candidates = {"1.00", "1", "x", std::string(64, 'a')};

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char letter) { return static_cast<char>(std::toupper(letter)); });
  return text;
}

}  // namespace

RequestBuilder::RequestBuilder(Json document, std::map<std::string, std::string> known)
    : document_(std::move(document)), known_(std::move(known)) {
  for (const auto& [path, methods] : document_.at("paths").items()) {
    for (const auto& [method, description] : methods.items()) {
      if (!description.is_object() || !description.contains("operationId")) continue;
      const std::string id = description.at("operationId");
      operations_[id] = {id, upper(method), path, description};
    }
  }
}

const Json& RequestBuilder::resolved(const Json& schema) const {
  const auto reference = schema.find("$ref");
  if (reference == schema.end()) return schema;
  return document_.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

const Json* RequestBuilder::body_schema(const Operation& operation) const {
  const auto body = operation.description.find("requestBody");
  if (body == operation.description.end()) return nullptr;
  const Json& content = body->at("content");
  const auto json = content.find("application/json");
  return json == content.end() ? nullptr : &resolved(json->at("schema"));
}

Json RequestBuilder::text(const Json& schema) const {
  const std::string format = schema.value("format", "");
  if (format == "date") return "2021-03-29";
  if (format == "date-time") return "2021-03-29T09:00:00+08:00";
  if (schema.contains("pattern")) {
    const std::regex pattern(schema.at("pattern").get<std::string>());
    for (const auto& candidate : candidates) {
      if (std::regex_search(candidate, pattern)) return candidate;
    }
    throw std::runtime_error("no text is known that fits " + schema.at("pattern").dump());
  }
  return std::string(std::max<std::size_t>(1, schema.value("minLength", 1U)), 'x');
}

Json RequestBuilder::object(const Json& schema) const {
  Json value = Json::object();
  for (const Json& each : schema.value("required", Json::array())) {
    const auto name = each.get<std::string>();
    const Json& member = resolved(schema.at("properties").at(name));
    const auto known = known_.find(name);
    const bool is_known = known != known_.end() && member.value("type", Json()) == "string";
    value[name] = is_known ? Json(known->second) : smallest(member);
  }
  return value;
}

Json RequestBuilder::smallest(const Json& reference) const {
  const Json& schema = resolved(reference);
  if (schema.contains("const")) return schema.at("const");
  if (schema.contains("enum")) return schema.at("enum").front();
  for (const char* const choice : {"oneOf", "anyOf"}) {
    if (schema.contains(choice)) return smallest(schema.at(choice).front());
  }
  const Json type = schema.value("type", Json("object"));
  const std::string name = type.is_array() ? type.front() : type;
  if (name == "object") return object(schema);
  if (name == "string") return text(schema);
  if (name == "integer") return schema.value("minimum", 1);
  if (name == "boolean") return false;
  if (name == "array") {
    Json list = Json::array();
    for (std::size_t at = 0; at < schema.value("minItems", 0U); ++at)
      list.push_back(smallest(schema.at("items")));
    return list;
  }
  return nullptr;
}

Json printed_document() { return Json::parse(run_program({"openapi"}).out); }

}  // namespace lianshen::test
