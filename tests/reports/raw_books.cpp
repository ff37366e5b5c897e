#include "tests/reports/raw_books.hpp"

#include "engine/log/event_log.hpp"

namespace lianshen::test {

namespace {

std::string text_of(const Json& json, const char* member) {
  return json.contains(member) && json[member].is_string() ? json[member].get<std::string>() : "";
}

AmountFen amount_of(const Json& json, const char* member) {
  return AmountFen::parse(text_of(json, member)).value_or(AmountFen{});
}

}  // namespace

AmountFen RawEvent::amount(const char* member) const { return amount_of(data, member); }
std::string RawEvent::text(const char* member) const { return text_of(data, member); }

RawBooks::RawBooks(Database& database) {
  std::map<std::string, std::string> projects;
  EventLog(database).each(1, [&](const EventRecord& row) {
    if (row.kind != "event") return true;
    const Json body = Json::parse(row.body);
    if (body.contains("opens")) projects[row.stream] = text_of(body["opens"], "project");
    if (row.type == "RecordCorrected") {
      for (RawEvent& event : events_) {
        if (event.stream != row.stream || event.version != body["data"]["version"]) continue;
        const Json::json_pointer field(body["data"]["field"].get<std::string>());
        const Json& value = body["data"]["new_value"];
        const bool is_text = !event.data.contains(field) || event.data[field].is_string();
        event.data[field] = is_text ? value : Json::parse(value.get<std::string>());
      }
    }
    events_.push_back({row.sequence, row.version, row.workflow, row.stream, projects[row.stream], row.type,
                       text_of(body, "state"), row.occurred_on, body["data"], body["effects"]});
    return true;
  });
}

std::vector<const RawEvent*> RawBooks::all(const Picks& picks) const {
  std::vector<const RawEvent*> found;
  for (const RawEvent& event : events_) {
    if (picks(event)) found.push_back(&event);
  }
  return found;
}

const RawEvent* RawBooks::last(const Picks& picks) const {
  const auto found = all(picks);
  return found.empty() ? nullptr : found.back();
}

AmountFen RawBooks::sum(const char* member, const Picks& picks) const {
  AmountFen sum;
  for (const RawEvent* event : all(picks)) sum += event->amount(member);
  return sum;
}

AmountFen RawBooks::posted(const std::function<bool(const std::string&)>& from,
                           const std::function<bool(const std::string&)>& to) const {
  AmountFen sum;
  for (const RawEvent& event : events_) {
    for (const auto& effect : event.effects) {
      if (text_of(effect, "do") == "post" && from(text_of(effect, "from")) && to(text_of(effect, "to")))
        sum += amount_of(effect, "amount");
    }
  }
  return sum;
}

AmountFen RawBooks::balance(const std::string& account) const {
  const auto is_it = [&](const std::string& name) { return name == account; };
  const auto is_any = [](const std::string&) { return true; };
  return posted(is_any, is_it) - posted(is_it, is_any);
}

std::optional<AmountFen> RawBooks::milestone(const std::string& project, const std::string& name) const {
  std::optional<AmountFen> amount;
  for (const RawEvent& event : events_) {
    for (const auto& effect : event.effects) {
      if (text_of(effect, "project") != project || text_of(effect, "name") != name) continue;
      amount.reset();
      if (text_of(effect, "do") == "milestone" && effect.contains("amount"))
        amount = amount_of(effect, "amount");
    }
  }
  return amount;
}

}  // namespace lianshen::test
