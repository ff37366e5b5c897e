#include "reports/exchange/ocel.hpp"

#include <ostream>
#include <set>

#include "engine/log/event_log.hpp"
#include "engine/log/log_walk.hpp"
#include "engine/store/transaction.hpp"
#include "reports/exchange/exported_event.hpp"
#include "reports/exchange/json_parts.hpp"
#include "reports/report_rows.hpp"

namespace lianshen {

namespace {

// What an object was from the first, as the standard dates it.
constexpr const char* from_the_first = "1970-01-01T00:00:00Z";
constexpr const char* organisation_type = "organisation";

// Organisations and cases have names of their own kind and might meet.
std::string organisation_object(const std::string& organisation) { return "organisation:" + organisation; }

// Related objects with what they are to the event or object, each pair once.
class Relations {
 public:
  void add(const std::string& object, const std::string& qualifier) { pairs_.emplace(object, qualifier); }
  [[nodiscard]] Json json() const {
    Json list = Json::array();
    for (const auto& [object, qualifier] : pairs_) {
      list.push_back({{"objectId", object}, {"qualifier", qualifier}});
    }
    return list;
  }

 private:
  std::set<std::pair<std::string, std::string>> pairs_;
};

Json type_json(const std::string& name, const std::vector<std::string>& attributes) {
  Json list = Json::array();
  for (const auto& attribute : attributes) list.push_back({{"name", attribute}, {"type", "string"}});
  return {{"name", name}, {"attributes", list}};
}

class OcelWriter {
 public:
  OcelWriter(Database& database, const Wording& wording, std::ostream& out)
      : database_(database), index_(database), log_(database), wording_(wording), out_(out) {}

  void write() {
    out_ << "{\"eventTypes\":";
    JsonElements event_types(out_);
    for (const auto& kind : event_kinds_in(database_)) {
      event_types.add(type_json(kind.workflow + "." + kind.type, attribute_names()));
    }
    event_types.end();
    out_ << ",\"objectTypes\":";
    JsonElements object_types(out_);
    for (const auto& workflow : workflows_in(database_)) {
      object_types.add(type_json(workflow, {"organisation", "name", "state"}));
    }
    object_types.add(type_json(organisation_type, {"name"}));
    object_types.end();
    out_ << ",\"events\":";
    write_events();
    out_ << ",\"objects\":";
    write_objects();
    out_ << "}\n";
  }

 private:
  void write_events() {
    JsonElements events(out_);
    log_.each(1, [&](const EventRecord& event) {
      if (event.kind == "event") events.add(event_json(event));
      return true;
    });
    events.end();
  }

  Json event_json(const EventRecord& event) {
    const Json body = Json::parse(event.body);
    Json attributes = Json::array();
    for (const auto& [name, value] : attributes_of(event, body, wording_)) {
      attributes.push_back({{"name", name}, {"value", value}});
    }
    Relations relations;
    relations.add(event.stream, "case");
    if (const auto row = index_.stream(event.stream)) add_project(*row, relations);
    add_links(event.stream, body, relations);
    if (!event.actor.organisation.empty()) {
      relations.add(organisation_object(event.actor.organisation), organisation_type);
    }
    return {{"id", std::to_string(event.sequence)},
            {"type", activity_of(event)},
            {"time", event.at.local_iso()},
            {"attributes", attributes},
            {"relationships", relations.json()}};
  }

  static void add_project(const StreamRow& row, Relations& relations) {
    if (!row.project.empty() && row.project != row.stream) relations.add(row.project, "project");
  }

  // Much that cases are filed under is no case: years, names, persons.
  void add_links(const std::string& stream, const Json& body, Relations& relations) {
    if (!body.contains("effects")) return;
    for (const auto& effect : body.at("effects")) {
      if (effect.at("do") != "link") continue;
      const auto& target = effect.at("to").get_ref<const std::string&>();
      if (target != stream && index_.stream(target)) {
        relations.add(target, effect.at("kind").get<std::string>());
      }
    }
  }

  void write_objects() {
    JsonElements objects(out_);
    each_case(database_, "", [&](const StreamRow& row) { objects.add(case_json(row)); });
    for (const auto& organisation : organisations_in(database_)) {
      objects.add(
          {{"id", organisation_object(organisation)},
           {"type", organisation_type},
           {"attributes",
            {{{"name", "name"}, {"value", wording_.organisation(organisation)}, {"time", from_the_first}}}},
           {"relationships", Json::array()}});
    }
    objects.end();
  }

  // The state of a case changes with its events.
  Json case_json(const StreamRow& row) {
    Json attributes = Json::array();
    const auto add = [&](const char* name, const std::string& value, const std::string& time) {
      attributes.push_back({{"name", name}, {"value", value}, {"time", time}});
    };
    if (!row.organisation.empty()) add("organisation", row.organisation, from_the_first);
    const std::string name = text_in(Json::parse(row.data), "name");
    if (!name.empty()) add("name", name, from_the_first);
    Relations relations;
    add_project(row, relations);
    std::string state;
    for (const EventRecord& event : log_.stream(row.stream)) {
      const Json body = Json::parse(event.body);
      add_links(row.stream, body, relations);
      const std::string reached = text_in(body, "state");
      if (reached != state) add("state", reached, event.at.local_iso());
      state = reached;
    }
    return {{"id", row.stream},
            {"type", row.workflow},
            {"attributes", attributes},
            {"relationships", relations.json()}};
  }

  Database& database_;
  DecisionIndex index_;
  EventLog log_;
  const Wording& wording_;
  std::ostream& out_;
};

}  // namespace

void write_ocel(Database& database, const Wording& wording, std::ostream& out) {
  const Snapshot snapshot(database);
  OcelWriter(database, wording, out).write();
}

}  // namespace lianshen
