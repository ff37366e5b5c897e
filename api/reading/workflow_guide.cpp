#include "api/reading/workflow_guide.hpp"

#include <algorithm>

#include "api/http/json_schema.hpp"
#include "api/reading/clock_items.hpp"
#include "api/reading/command_fields.hpp"
#include "reports/render/mermaid.hpp"

namespace lianshen::reading {

namespace {

struct StateItem {
  Labelled state;
  bool is_initial = false;
  bool is_final = false;
};
BOOST_DESCRIBE_STRUCT(StateItem, (), (state, is_initial, is_final))

struct GivenBy {
  std::vector<Labelled> seats;
  bool own_unit_only = false;
  std::vector<Name> not_by_whom;  // commands of the same case whose giver may not give this one
  std::optional<Labelled> on_behalf_of;
  bool second_person = false;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(GivenBy, (),
                      (seats, own_unit_only, not_by_whom, on_behalf_of, second_person, provision))

struct RequirementItem {
  Name code;
  Words sentence;
  std::optional<Name> provision;
};
BOOST_DESCRIBE_STRUCT(RequirementItem, (), (code, sentence, provision))

struct RuleItem {
  Labelled from;
  Labelled command;
  Labelled to;
  Labelled event;
  Name chosen_when;
  CitedProvision provision;
  std::vector<RequirementItem> requirements;
};
BOOST_DESCRIBE_STRUCT(RuleItem, (), (from, command, to, event, chosen_when, provision, requirements))

struct LimitItem {
  Labelled limit;
  Count count;
  ClockUnit unit = ClockUnit::working_day;
  bool is_minimum = false;
  Lamp card = Lamp::none;
  Labelled holder;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(LimitItem, (), (limit, count, unit, is_minimum, card, holder, provision))

class Guide {
 public:
  Guide(const Reading& reading, const Workflow& workflow)
      : reading_(reading), workflow_(workflow), name_(workflow.name()) {}

  [[nodiscard]] Json states() const {
    const auto final_states = final_states_of(workflow_);
    std::vector<StateItem> items;
    for (const auto state : workflow_.table().states) {
      const std::string id(state);
      items.push_back({state_labelled(state), state == workflow_.table().initial_state,
                       std::ranges::find(final_states, id) != final_states.end()});
    }
    return encode(items);
  }

  [[nodiscard]] Json commands() const {
    Json items = Json::array();
    for (const CommandDescription& command : workflow_.commands()) {
      const std::string key = name_ + "." + command.name;
      Json item{{"command", encode(command_labelled(command.name))},
                {"opens_case", command.opens_case},
                {"is_for_people", command.is_for_people},
                {"fields", fields_json(command.fields, name_, command.name, reading_.wording)},
                {"items", encode(items_asked(reading_.policy.items(key), reading_.wording))}};
      if (const AuthorityRule* rule = reading_.policy.authority(key))
        item["given_by"] = encode(given_by(*rule));
      items.push_back(std::move(item));
    }
    return items;
  }

  [[nodiscard]] Json rules() const {
    std::vector<RuleItem> items;
    for (const RuleDescription& rule : workflow_.table().rules) {
      const Citation* citation = reading_.policy.citation(rule.anchor);
      if (citation != nullptr && citation->is_absent) continue;
      items.push_back({state_labelled(rule.from),
                       command_labelled(rule.command),
                       state_labelled(rule.to),
                       {{rule.event}, {reading_.wording.event(rule.event)}},
                       {rule.selector},
                       cited_by(rule.anchor),
                       requirements(rule)});
    }
    return encode(items);
  }

  [[nodiscard]] Json limits() const {
    std::vector<LimitItem> items;
    for (const LimitRule& rule : reading_.policy.limits) {
      if (!rule.key.starts_with(name_ + ".")) continue;
      items.push_back({{{rule.key}, {reading_.wording.limit(rule.key)}},
                       {rule.limit.count},
                       static_cast<ClockUnit>(rule.limit.unit),
                       rule.limit.is_minimum,
                       static_cast<Lamp>(rule.card),
                       {{rule.holder}, {reading_.wording.seat(rule.holder)}},
                       cited(rule.source, reading_.wording)});
    }
    return encode(items);
  }

  // Whatever a case may name by its key, also where another workflow declares it.
  [[nodiscard]] Json names() const {
    std::vector<Labelled> items;
    const auto add_limit = [&](const std::string& key) {
      items.push_back({{key}, {reading_.wording.limit(key)}});
    };
    for (const LimitRule& rule : reading_.policy.limits) add_limit(rule.key);
    for (const RhythmStep& step : reading_.policy.rhythm) add_limit(step.key);
    for (const DocumentKind& kind : reading_.policy.documents) items.push_back({{kind.kind}, {kind.label}});
    return encode(items);
  }

 private:
  static_assert(static_cast<int>(Lamp::red) == static_cast<int>(LimitCard::red));

  [[nodiscard]] Labelled state_labelled(std::string_view state) const {
    const std::string id(state);
    return {{id}, {reading_.wording.state(name_, id)}};
  }
  [[nodiscard]] Labelled command_labelled(const std::string& command) const {
    return {{command}, {reading_.wording.command(name_, command)}};
  }

  [[nodiscard]] GivenBy given_by(const AuthorityRule& rule) const {
    GivenBy by;
    for (const auto& seat : rule.seats) by.seats.push_back({{seat}, {reading_.wording.seat(seat)}});
    by.own_unit_only = rule.own_unit_only;
    for (const auto& command : rule.not_by_whom) by.not_by_whom.push_back({command});
    by.on_behalf_of = labelled_if_any(rule.on_behalf_of, reading_.wording.seat(rule.on_behalf_of));
    by.second_person = rule.second_person;
    by.provision = cited(rule.source, reading_.wording);
    return by;
  }

  [[nodiscard]] CitedProvision cited_by(std::string_view anchor) const {
    const Citation* citation = reading_.policy.citation(anchor);
    if (citation == nullptr || citation->provisions.empty()) return cited(std::string(anchor), reading_);
    return {name_if_any(citation->provisions.front()),
            name_if_any(reading_.wording.article(citation->provisions.front())),
            words_if_any(citation->quote)};
  }

  [[nodiscard]] std::vector<RequirementItem> requirements(const RuleDescription& rule) const {
    std::vector<RequirementItem> items;
    for (const RequirementDescription& each : rule.requirements) {
      const Citation* citation = reading_.policy.citation(each.anchor);
      if (citation != nullptr && citation->is_absent) continue;
      const std::string code(each.code);
      const Reason reason{code, "", "", {}, each.who};
      items.push_back(
          {{code}, {reading_.wording.locale().sentence(reason)}, cited_by(each.anchor).provision});
    }
    return items;
  }

  const Reading& reading_;
  const Workflow& workflow_;
  std::string name_;
};

Labelled workflow_labelled(const Workflow& workflow, const Wording& wording) {
  const std::string name(workflow.name());
  return {{name}, {wording.workflow(name)}};
}

}  // namespace

std::vector<std::string> final_states_of(const Workflow& workflow) {
  std::vector<std::string> states;
  for (const auto state : workflow.table().states) {
    const auto leaves = [&](const RuleDescription& rule) { return rule.from == state && rule.to != state; };
    if (std::ranges::none_of(workflow.table().rules, leaves)) states.emplace_back(state);
  }
  return states;
}

WorkflowsAnswer read_workflows(const Reading& reading, const CollectionOf& collection_of) {
  WorkflowsAnswer answer;
  for (const auto& workflow : reading.rulebook.workflows.all()) {
    answer.items.push_back({workflow_labelled(*workflow, reading.wording),
                            {collection_of(workflow->name())},
                            {static_cast<std::int64_t>(workflow->table().states.size())},
                            {static_cast<std::int64_t>(workflow->commands().size())}});
  }
  return answer;
}

std::optional<Json> read_workflow(const Reading& reading, const std::string& name,
                                  const CollectionOf& collection_of) {
  const Workflow* workflow = reading.rulebook.workflows.find(name);
  if (workflow == nullptr) return std::nullopt;
  const Guide guide(reading, *workflow);
  return Json{{"workflow", encode(workflow_labelled(*workflow, reading.wording))},
              {"collection", collection_of(workflow->name())},
              {"states", guide.states()},
              {"commands", guide.commands()},
              {"rules", guide.rules()},
              {"limits", guide.limits()},
              {"names", guide.names()},
              {"diagram", mermaid_diagram(*workflow, reading.policy, reading.wording)}};
}

Json workflow_schema() {
  const Json text{{"type", "string"}};
  const Json yes_no{{"type", "boolean"}};
  const Json command = http::object_of({{"command", http::json_schema<Labelled>()},
                                        {"opens_case", yes_no},
                                        {"is_for_people", yes_no},
                                        {"fields", http::list_of(http::reference_to("CommandField"))},
                                        {"items", http::list_of(http::json_schema<ItemAsked>())}},
                                       {{"given_by", http::json_schema<GivenBy>()}});
  return http::object_of({{"workflow", http::json_schema<Labelled>()},
                          {"collection", text},
                          {"states", http::list_of(http::json_schema<StateItem>())},
                          {"commands", http::list_of(command)},
                          {"rules", http::list_of(http::json_schema<RuleItem>())},
                          {"limits", http::list_of(http::json_schema<LimitItem>())},
                          {"names", http::list_of(http::json_schema<Labelled>())},
                          {"diagram", {{"type", "string"}, {"description", "Mermaid 源码"}}}});
}

}  // namespace lianshen::reading
