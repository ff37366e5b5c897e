// From the described fields of commands and answers to JSON Schema 2020-12, in one place: forms, the OpenAPI
// document and the endpoints' answers cannot disagree.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "api/http/route.hpp"
#include "engine/domain/described.hpp"

namespace lianshen::http {

// Title of a field by its way from the root ("nodes.amount"); empty if it has none.
using FieldTitle = std::function<std::string(const std::string& way)>;

Json json_schema(const FieldSchema& field, const FieldTitle& title = nullptr);
template <class Described>
Json json_schema() {
  return json_schema(schema_of<Described>());
}

// For schemas that hold what no described struct can: data of any workflow, fields within fields.
using NamedSchemas = std::vector<std::pair<std::string, Json>>;
Json reference_to(const std::string& name);  // below #/components/schemas
Json list_of(Json items);
// Required all and optional ones; nothing else.
Json object_of(const NamedSchemas& required, const NamedSchemas& optional = {});
Json any_object(const char* description);

// Under `name` below #/components/schemas. Throws std::logic_error if that name stands for something else.
void add_schema(Schemas& schemas, const std::string& name, Json schema);
template <class Described>
void add_schema(Schemas& schemas, const std::string& name) {
  add_schema(schemas, name, json_schema(schema_of<Described>()));
}

}  // namespace lianshen::http
