#include "api/command_line/prospect_text.hpp"

#include <fmt/format.h>

namespace lianshen {

namespace {

// What the pack cites for an anchor of the tables, in words.
std::string cited_articles(std::string_view anchor, const PolicyPack& policy, const Wording& wording) {
  const Citation* citation = policy.citation(anchor);
  if (citation == nullptr || citation->provisions.empty()) return wording.article(std::string(anchor));
  std::string text;
  for (const auto& provision : citation->provisions) {
    if (!text.empty()) text += wording.locale().separator();
    text += wording.article(provision);
  }
  return text;
}

Json to_json(const FieldSchema& field) {
  Json json{
      {"name", field.name}, {"type", field.type}, {"optional", field.is_optional}, {"list", field.is_list}};
  if (!field.choices.empty()) json["choices"] = field.choices;
  if (field.maximum != 0) {
    json["minimum"] = field.minimum;
    json["maximum"] = field.maximum;
  }
  for (const auto& member : field.members) json["members"].push_back(to_json(member));
  return json;
}

}  // namespace

std::string heading_of(const CommandProspect& prospect, const std::string& workflow, const PolicyPack& policy,
                       const Wording& wording) {
  std::string text = fmt::format("{} {}", wording.command(workflow, prospect.command), prospect.command);
  if (!prospect.anchor.empty()) text += "  " + cited_articles(prospect.anchor, policy, wording);
  return text;
}

std::string needs_of(const CommandProspect& prospect, const std::string& workflow, const PolicyPack& policy,
                     const Wording& wording) {
  std::string text;
  const auto add = [&](std::string_view title, const std::string& value) {
    if (!value.empty()) text += fmt::format("    {}{}\n", title, value);
  };
  const auto append = [&](std::string& list, const std::string& value) {
    if (!list.empty()) list += wording.locale().separator();
    list += value;
  };
  std::string required;
  std::string optional;
  for (const auto& field : prospect.fields) {
    const std::string label = wording.field(fmt::format("{}.{}.{}", workflow, prospect.command, field.name));
    append(field.is_optional ? optional : required,
           label.empty() ? field.name : fmt::format("{} {}", label, field.name));
  }
  std::string items;
  for (const auto& item : prospect.items) {
    if (item.is_required) append(items, fmt::format("{} {}", item.label, item.item));
  }
  add(wording.text("须填：", "needs: "), required);
  add(wording.text("可填：", "may have: "), optional);
  add(wording.text("须附材料：", "content must carry: "), items);
  for (const auto& requirement : prospect.depends) {
    Reason asked;
    asked.code = requirement.code;
    add(wording.text("将审查：", "will be judged: "),
        fmt::format("{}  {}", cited_articles(requirement.anchor, policy, wording),
                    wording.reason(asked, workflow).sentence));
  }
  return text;
}

std::string notice_of(const Reason& reason, const std::string& workflow, const Wording& wording) {
  const ReasonText notice = wording.reason(reason, workflow);
  std::string text =
      fmt::format("    {}{}  [{}]\n", wording.text("原因：", "reason: "), notice.sentence, reason.code);
  if (!notice.article.empty())
    text += fmt::format("    {}{}\n", wording.text("条款：", "article: "), notice.article);
  if (!notice.quote.empty()) {
    text += fmt::format(
        "    {}“{}”\n",
        notice.article.empty() ? wording.text("内控：", "our own rule: ") : wording.text("原文：", "words: "),
        notice.quote);
  }
  if (!notice.remedy.empty())
    text += fmt::format("    {}{}\n", wording.text("办法：", "to do: "), notice.remedy);
  if (!notice.who.empty()) text += fmt::format("    {}{}\n", wording.text("找谁：", "who: "), notice.who);
  return text;
}

Json to_json(const std::vector<Reason>& reasons) {
  Json list = Json::array();
  for (const auto& reason : reasons) list.push_back(lianshen::to_json(reason));
  return list;
}

Json to_json(const CommandProspect& prospect) {
  Json json{{"command", prospect.command},
            {"openness", name_of(prospect.openness)},
            {"reasons", to_json(prospect.reasons)}};
  if (!prospect.anchor.empty()) json["anchor"] = prospect.anchor;
  json["depends"] = Json::array();
  for (const auto& requirement : prospect.depends) {
    json["depends"].push_back({{"code", requirement.code}, {"anchor", requirement.anchor}});
  }
  json["fields"] = Json::array();
  for (const auto& field : prospect.fields) json["fields"].push_back(to_json(field));
  json["items"] = Json::array();
  for (const auto& item : prospect.items) {
    json["items"].push_back({{"item", item.item}, {"label", item.label}, {"required", item.is_required}});
  }
  return json;
}

}  // namespace lianshen
