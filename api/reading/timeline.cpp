#include "api/reading/timeline.hpp"

#include <algorithm>

#include "api/http/json_schema.hpp"
#include "api/http/problem.hpp"
#include "api/reading/veil.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/runtime/account_power.hpp"
#include "engine/runtime/rulebook.hpp"
#include "engine/store/identity_store.hpp"

namespace lianshen::reading {

namespace {

enum class EntryKind { event, refusal, lamp };
BOOST_DESCRIBE_ENUM(EntryKind, event, refusal, lamp)

struct Person {
  Name id;  // user@organisation, or "system"
  Name name;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name))

struct StateChange {
  Labelled from;
  Labelled to;
};
BOOST_DESCRIBE_STRUCT(StateChange, (), (from, to))

struct Entry {
  Count sequence;
  EntryKind kind = EntryKind::event;
  std::optional<Count> version;
  Labelled what;  // the event, or the command that was refused
  std::optional<Labelled> command;
  Instant at;
  CivilDate occurred_on;
  Person actor;
  std::optional<Person> acting_for;
  std::optional<Person> confirmed_by;
  std::optional<Labelled> on_behalf_of;
  std::optional<Name> document_no;
  std::vector<CitedProvision> provisions;
  std::optional<StateChange> state;
  bool is_veiled = false;
  bool was_erased = false;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (sequence, kind, version, what, command, at, occurred_on, actor, acting_for,
                       confirmed_by, on_behalf_of, document_no, provisions, state, is_veiled, was_erased))

std::string text_in(const Json& body, const char* member) {
  const auto found = body.find(member);
  return found == body.end() || !found->is_string() ? "" : found->get<std::string>();
}

Actor actor_of(const std::string& text) {
  const auto at = text.find('@');
  return at == std::string::npos ? Actor{text, ""} : Actor{text.substr(0, at), text.substr(at + 1)};
}

class Timeline {
 public:
  Timeline(const Reading& reading, const StreamRow& row) : reading_(reading), row_(row), veil_(reading, row) {
    const Workflow* workflow = reading.rulebook.workflows.find(row.workflow);
    if (workflow != nullptr) state_ = std::string(workflow->table().initial_state);
  }

  Json items() {
    EventLog log(reading_.log);
    auto history = log.stream(row_.stream);
    for (auto& refusal : log.refusals(row_.stream)) history.push_back(std::move(refusal));
    std::ranges::sort(history, {}, &EventRecord::sequence);
    Json items = Json::array();
    for (const EventRecord& record : history) {
      const Json body = Json::parse(record.body);
      if (!veil_.hides_event(body.value("data", Json::object()))) items.push_back(item_of(record, body));
    }
    return items;
  }

 private:
  // Names are kept outside the log, where they can be erased. Before there were accounts, a user's name was
  // unique in his organisation only.
  Person person(const Actor& actor) const {
    Actor named = actor;
    const auto account = DecisionIndex(reading_.log).stream(account_stream(actor.user));
    if (!account || account->organisation == actor.organisation) {
      const auto row = IdentityStore(reading_.log).person(actor.user);
      if (row && !row->name.empty()) named.user = row->name;
    }
    return {{actor.text()}, {reading_.wording.actor(named)}};
  }
  std::optional<Person> person_if_any(const std::string& text) const {
    if (text.empty()) return std::nullopt;
    return person(actor_of(text));
  }
  Labelled state_labelled(const std::string& state) const {
    return {{state}, {reading_.wording.state(row_.workflow, state)}};
  }

  Json item_of(const EventRecord& record, const Json& body) {
    const bool is_refusal = record.kind == "refusal";
    Entry entry;
    entry.sequence = {record.sequence};
    entry.kind = is_refusal                    ? EntryKind::refusal
                 : record.type == limit_passed ? EntryKind::lamp
                                               : EntryKind::event;
    if (!is_refusal) entry.version = Count{record.version};
    const std::string& type = record.type;
    entry.what = {
        {type}, {is_refusal ? reading_.wording.command(row_.workflow, type) : reading_.wording.event(type)}};
    if (const std::string command = text_in(body, "command"); !command.empty() && !is_refusal)
      entry.command = labelled_if_any(command, reading_.wording.command(row_.workflow, command));
    entry.at = record.at;
    entry.occurred_on = record.occurred_on;
    entry.actor = person(record.actor);
    entry.acting_for = person_if_any(text_in(body, "acting_for"));
    entry.confirmed_by = person_if_any(text_in(body, "confirmed_by"));
    entry.on_behalf_of = labelled_if_any(record.on_behalf_of, reading_.wording.seat(record.on_behalf_of));
    entry.document_no = name_if_any(record.document_no);
    entry.provisions = all_cited(record.provisions, reading_);
    entry.was_erased = body.contains("erased");
    if (const std::string state = text_in(body, "state"); !is_refusal && !state.empty() && state != state_) {
      entry.state = StateChange{state_labelled(state_), state_labelled(state)};
      state_ = state;
    }
    entry.is_veiled = veil_.covers_event(type);
    Json item = encode(entry);
    // What was asked in vain may be what is veiled, and the reasons say what matters.
    if (!entry.is_veiled && !is_refusal && body.contains("data")) item["data"] = body["data"];
    add_reasons(item, body, "reasons");
    add_reasons(item, body, "warnings");
    return item;
  }

  void add_reasons(Json& item, const Json& body, const char* member) const {
    const auto found = body.find(member);
    if (found == body.end()) return;
    item[member] = Json::array();
    for (const Json& reason : *found)
      item[member].push_back(http::reason_json(reason_from_json(reason), row_.workflow, reading_.wording));
  }

  const Reading& reading_;
  const StreamRow& row_;
  Veil veil_;
  std::string state_;
};

}  // namespace

std::optional<Json> read_timeline(const Reading& reading, const std::string& workflow,
                                  const std::string& stream) {
  const auto row = reading.visible_case(stream);
  if (!row || row->workflow != workflow) return std::nullopt;
  return Json{{"items", Timeline(reading, *row).items()}};
}

Json entries_after(const Reading& reading, const StreamRow& row, std::int64_t sequence) {
  Json news = Json::array();
  for (Json& item : Timeline(reading, row).items()) {
    if (item.at("sequence") <= sequence || item.at("kind") == "refusal") continue;
    for (const char* const member : {"data", "reasons", "warnings"}) item.erase(member);
    news.push_back(std::move(item));
  }
  return news;
}

Json timeline_entry_schema() {
  const Json reasons = http::list_of(http::reference_to("WordedReason"));
  Json entry = http::json_schema<Entry>();
  entry["description"] = "经办、拒绝或者亮灯";
  entry["properties"]["data"] = http::any_object("按事件的字段");
  entry["properties"]["reasons"] = reasons;
  entry["properties"]["warnings"] = reasons;
  return entry;
}

Json timeline_schema() { return http::object_of({{"items", http::list_of(timeline_entry_schema())}}); }

}  // namespace lianshen::reading
