#include "api/reading/prospects.hpp"

#include "api/http/json_schema.hpp"
#include "api/http/problem.hpp"
#include "api/reading/command_fields.hpp"

namespace lianshen::reading {

namespace {

// The first provision that the rules of the case cite for an anchor of the tables.
CitedProvision cited_anchor(const std::string& anchor, const PolicyPack& policy, const Reading& reading) {
  const Citation* citation = policy.citation(anchor);
  if (citation == nullptr || citation->provisions.empty()) return cited(anchor, reading);
  return {name_if_any(citation->provisions.front()),
          name_if_any(reading.wording.article(citation->provisions.front())), words_if_any(citation->quote)};
}

Json prospect_json(const CommandProspect& prospect, const StreamRow& row, const PolicyPack& policy,
                   const Reading& reading) {
  const std::string& workflow = row.workflow;
  Json json{{"command",
             encode(Labelled{{prospect.command}, {reading.wording.command(workflow, prospect.command)}})},
            {"openness", name_of(prospect.openness)},
            {"provision", encode(cited_anchor(prospect.anchor, policy, reading))},
            {"fields", fields_json(prospect.fields, workflow, prospect.command, reading.wording)},
            {"items", encode(items_asked(prospect.items, reading.wording))},
            {"depends", Json::array()},
            {"reasons", Json::array()}};
  for (const RequirementDescription& each : prospect.depends) {
    const Reason judged{std::string(each.code), std::string(each.anchor), "", {}, each.who};
    json["depends"].push_back(http::reason_json(judged, workflow, reading.wording));
  }
  for (const Reason& reason : prospect.reasons)
    json["reasons"].push_back(http::reason_json(reason, workflow, reading.wording));
  return json;
}

}  // namespace

std::optional<Json> read_next(const Reading& reading, const std::string& workflow,
                              const std::string& stream) {
  const auto row = reading.visible_case(stream);
  if (!row || row->workflow != workflow) return std::nullopt;
  const PolicyPack& policy = reading.policy_of(*row);
  Json items = Json::array();
  for (const CommandProspect& prospect :
       reading.explanation().next(stream, reading.viewer.actor, reading.now)) {
    items.push_back(prospect_json(prospect, *row, policy, reading));
  }
  return Json{{"state", encode(Labelled{{row->state}, {reading.wording.state(workflow, row->state)}})},
              {"version", row->version},
              {"items", std::move(items)}};
}

Json next_schema() {
  const Json reasons = http::list_of(http::reference_to("WordedReason"));
  const Json openness{{"type", "string"}, {"enum", {"open", "open_needs", "blocked"}}};
  const Json prospect = http::object_of({{"command", http::json_schema<Labelled>()},
                                         {"openness", openness},
                                         {"provision", http::json_schema<CitedProvision>()},
                                         {"fields", http::list_of(http::reference_to("CommandField"))},
                                         {"items", http::list_of(http::json_schema<ItemAsked>())},
                                         {"depends", reasons},
                                         {"reasons", reasons}});
  return http::object_of({{"state", http::json_schema<Labelled>()},
                          {"version", {{"type", "integer"}}},
                          {"items", http::list_of(prospect)}});
}

}  // namespace lianshen::reading
