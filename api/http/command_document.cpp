#include "api/http/command_document.hpp"

#include <fmt/format.h>

#include "api/http/json_schema.hpp"
#include "api/http/openapi.hpp"

namespace lianshen::http {

namespace {

constexpr const char* content_field = "content";

std::string envelope_title(const std::string& way) {
  if (way == "occurred_on") return "业务日期（不是当天办理的）";
  if (way == "on_behalf_of") return "代为录入的主体";
  if (way == "document_no") return "所据文件的发文字号";
  return "被代理人（本单位同事的用户编号）";
}

}  // namespace

std::string CommandDocument::basis() const {
  const AuthorityRule* const rule = policy_.authority(key());
  if (rule == nullptr) return "";
  std::string seats;
  for (const std::string& seat : rule->seats) {
    if (!seats.empty()) seats += wording_.locale().separator();
    seats += wording_.seat(seat);
  }
  std::string text = fmt::format("由{}办理。", seats);
  if (!rule->source.provision.empty()) {
    text += fmt::format("依据{}“{}”。", wording_.article(rule->source.provision), rule->source.quote);
  }
  return text;
}

std::string CommandDocument::items() const {
  std::string text;
  for (const RequiredItem& item : policy_.items(key())) {
    text += fmt::format("{}- {}：{}{}", text.empty() ? "" : "\n", item.item, item.label,
                        item.is_required ? "（必备）" : "");
  }
  return text;
}

Json CommandDocument::schema() const {
  FieldSchema data{.name = {}, .type = "group", .choices = {}, .members = command_.fields};
  Json data_schema = json_schema(
      data, [this](const std::string& way) { return wording_.field(fmt::format("{}.{}", key(), way)); });
  if (data_schema["properties"].contains(content_field)) {
    if (std::string listed = items(); !listed.empty()) {
      data_schema["properties"][content_field]["description"] = std::move(listed);
    }
  }
  Json body = json_schema(schema_of<CommandEnvelope>(), envelope_title);
  body["title"] = summary();
  body["properties"]["data"] = std::move(data_schema);
  body["required"] = Json::array({"data"});
  return body;
}

}  // namespace lianshen::http
