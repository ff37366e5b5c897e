#include "api/reading/command_fields.hpp"

#include "api/http/json_schema.hpp"

namespace lianshen::reading {

namespace {

// "contract.sign.nodes" and "amount": the label is that of contract.sign.nodes.amount.
Json field_json(const FieldSchema& field, const std::string& workflow, const std::string& above,
                const Wording& wording) {
  const std::string key = above + "." + field.name;
  const std::string label = wording.field(key);
  Json json{{"name", field.name},
            {"label", label.empty() ? field.name : label},
            {"type", field.type},
            {"is_optional", field.is_optional},
            {"is_list", field.is_list}};
  if (field.type == "number") json["minimum"] = field.minimum;
  if (field.type == "number" || field.type == "text") json["maximum"] = field.maximum;
  for (const std::string& choice : field.choices)
    json["choices"].push_back({{"id", choice}, {"name", wording.choice(workflow, choice)}});
  for (const FieldSchema& member : field.members)
    json["members"].push_back(field_json(member, workflow, key, wording));
  return json;
}

}  // namespace

Json fields_json(const std::vector<FieldSchema>& fields, const std::string& workflow,
                 const std::string& command, const Wording& wording) {
  Json list = Json::array();
  for (const FieldSchema& field : fields)
    list.push_back(field_json(field, workflow, workflow + "." + command, wording));
  return list;
}

Json field_schema(const std::string& name) {
  const Json text{{"type", "string"}};
  const Json number{{"type", "integer"}};
  const Json yes_no{{"type", "boolean"}};
  const Json types{{"type", "string"},
                   {"enum",
                    {"amount", "basis_points", "choice", "date", "group", "instant", "number", "organisation",
                     "stream", "text", "user", "yes_no"}}};
  return http::object_of(
      {{"name", text}, {"label", text}, {"type", types}, {"is_optional", yes_no}, {"is_list", yes_no}},
      {{"minimum", number},
       {"maximum", number},
       {"choices", http::list_of(http::json_schema<Labelled>())},
       {"members", http::list_of(http::reference_to(name))}});
}

std::vector<ItemAsked> items_asked(const std::vector<RequiredItem>& items, const Wording& wording) {
  std::vector<ItemAsked> asked;
  for (const RequiredItem& item : items)
    asked.push_back({{item.item}, {item.label}, item.is_required, cited(item.source, wording)});
  return asked;
}

}  // namespace lianshen::reading
