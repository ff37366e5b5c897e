#include "api/http/json_schema.hpp"

#include <fmt/format.h>

#include "engine/domain/id_limits.hpp"

namespace lianshen::http {

namespace {

constexpr std::size_t list_entries_max = FieldCodec<std::vector<bool>>::entries_max;
constexpr std::int64_t basis_points_max = 1'000'000;

Json id_schema() {
  return {
      {"type", "string"}, {"minLength", 1}, {"maxLength", id_letters_max}, {"pattern", "^[A-Za-z0-9._-]+$"}};
}

Json schema_of_one(const FieldSchema& field, const FieldTitle& title, const std::string& way);

std::string below(const std::string& way, const std::string& name) {
  return way.empty() ? name : fmt::format("{}.{}", way, name);
}

Json schema_of_field(const FieldSchema& field, const FieldTitle& title, const std::string& way) {
  Json schema = schema_of_one(field, title, way);
  if (field.is_list)
    schema = {{"type", "array"}, {"items", std::move(schema)}, {"maxItems", list_entries_max}};
  if (title && !way.empty()) {
    if (std::string words = title(way); !words.empty()) schema["title"] = std::move(words);
  }
  return schema;
}

Json group_schema(const FieldSchema& group, const FieldTitle& title, const std::string& way) {
  Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  for (const FieldSchema& member : group.members) {
    schema["properties"][member.name] = schema_of_field(member, title, below(way, member.name));
    if (!member.is_optional) schema["required"].push_back(member.name);
  }
  return schema;
}

Json schema_of_one(const FieldSchema& field, const FieldTitle& title, const std::string& way) {
  if (field.type == "group") return group_schema(field, title, way);
  if (field.type == "choice") return {{"type", "string"}, {"enum", field.choices}};
  if (field.type == "yes_no") return {{"type", "boolean"}};
  if (field.type == "date") return {{"type", "string"}, {"format", "date"}};
  if (field.type == "instant") return {{"type", "string"}, {"format", "date-time"}};
  if (field.type == "text") {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", field.maximum}};
  }
  if (field.type == "number") {
    return {{"type", "integer"}, {"minimum", field.minimum}, {"maximum", field.maximum}};
  }
  if (field.type == "basis_points") {
    return {{"type", "integer"},
            {"minimum", -basis_points_max},
            {"maximum", basis_points_max},
            {"description", "万分之一"}};
  }
  if (field.type == "amount") {
    return {{"type", "string"},
            {"pattern", "^-?(0|[1-9][0-9]{0,16})(\\.[0-9]{1,2})?$"},
            {"description", "元，至多两位小数，如 \"1200000.00\"；填报的金额不为负"}};
  }
  if (field.type == "stream" || field.type == "organisation" || field.type == "user") return id_schema();
  throw std::logic_error("no schema for fields of type " + field.type);
}

}  // namespace

Json json_schema(const FieldSchema& field, const FieldTitle& title) {
  return schema_of_field(field, title, "");
}

Json reference_to(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json object_of(const NamedSchemas& required, const NamedSchemas& optional) {
  Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  for (const auto& [name, member] : required) {
    schema["properties"][name] = member;
    schema["required"].push_back(name);
  }
  for (const auto& [name, member] : optional) schema["properties"][name] = member;
  return schema;
}

Json any_object(const char* description) {
  return {{"type", "object"}, {"additionalProperties", true}, {"description", description}};
}

void add_schema(Schemas& schemas, const std::string& name, Json schema) {
  const auto [place, is_new] = schemas.emplace(name, schema);
  if (!is_new && place->second != schema) {
    throw std::logic_error(fmt::format("the schema {} stands for two things", name));
  }
}

}  // namespace lianshen::http
