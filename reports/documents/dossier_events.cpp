#include "reports/documents/dossier_events.hpp"

#include <algorithm>
#include <optional>

#include "engine/domain/id_limits.hpp"
#include "engine/runtime/record_correction.hpp"

namespace lianshen {

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    words.emplace_back(word);
  }
  return words;
}

std::string member_text(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

LoggedEvent logged_event(const EventRecord& record, const Json& body) {
  LoggedEvent event;
  event.sequence = record.sequence;
  event.type = record.type;
  event.on = record.occurred_on;
  event.actor = record.actor;
  event.acting_for = member_text(body, "acting_for");
  event.document_no = record.document_no;
  event.on_behalf_of = record.on_behalf_of;
  event.provisions = words_of(record.provisions);
  event.data = body.at("data");
  event.effects = body.at("effects");
  return event;
}

std::optional<CorrectedFold> corrected_fold(const std::vector<EventRecord>& events, const Rulebook& rulebook,
                                            Folding folding) {
  const auto is_correction = [](const EventRecord& event) { return event.type == record_corrected; };
  const Workflow* workflow = rulebook.workflows.find(events.front().workflow);
  if (workflow == nullptr) return std::nullopt;
  if (folding == Folding::only_corrected && std::ranges::none_of(events, is_correction)) return std::nullopt;
  return std::optional<CorrectedFold>(std::in_place, *workflow, events);
}

}  // namespace

DossierCase dossier_case(const std::vector<EventRecord>& events, const Rulebook& rulebook, Folding folding) {
  DossierCase result;
  result.stream = events.front().stream;
  result.workflow = events.front().workflow;
  const auto corrected = corrected_fold(events, rulebook, folding);
  if (corrected && folding == Folding::always) result.folded = Json::parse(corrected->fold().data());
  for (const EventRecord& record : events) {
    const Json body = Json::parse(record.body);
    if (body.contains("opens")) {
      result.organisation = member_text(body.at("opens"), "organisation");
      result.project = member_text(body.at("opens"), "project");
    }
    if (body.contains("pins") || result.policy_version.empty()) {
      result.pack = record.pack;
      result.policy_version = record.policy_version;
    }
    LoggedEvent event = logged_event(record, body);
    const bool is_of_the_engine = record.type == record_corrected || record.type == limit_passed;
    if (corrected && !is_of_the_engine) event.data = corrected->data_of(record.version);
    result.events.push_back(std::move(event));
  }
  return result;
}

bool is_stream_name(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return !text.empty() && text.size() <= id_letters_max &&
         text.find_first_not_of(letters) == std::string_view::npos;
}

std::string LoggedEvent::text(const char* member) const { return member_text(data, member); }

std::optional<AmountFen> LoggedEvent::amount(const char* member) const {
  return AmountFen::parse(text(member));
}

std::optional<CivilDate> LoggedEvent::date(const char* member) const {
  return CivilDate::parse(text(member));
}

bool LoggedEvent::flag(const char* member) const {
  const auto found = data.find(member);
  return found != data.end() && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> LoggedEvent::texts(const char* member) const {
  std::vector<std::string> texts;
  for (const auto& each : list(member)) {
    if (each.is_string()) texts.push_back(each.get<std::string>());
  }
  return texts;
}

const Json& LoggedEvent::list(const char* member) const {
  static const Json none = Json::array();
  const auto found = data.find(member);
  return found == data.end() || !found->is_array() ? none : *found;
}

namespace {

template <class Events>
const LoggedEvent* first_of(const Events& events, EventTypes types) {
  for (const LoggedEvent& event : events) {
    if (std::ranges::find(types, event.type) != types.end()) return &event;
  }
  return nullptr;
}

}  // namespace

const LoggedEvent* DossierCase::first(EventTypes types) const { return first_of(events, types); }

const LoggedEvent* DossierCase::last(EventTypes types) const {
  const auto found = all(types);
  return found.empty() ? nullptr : found.back();
}

std::vector<const LoggedEvent*> DossierCase::all(EventTypes types) const {
  std::vector<const LoggedEvent*> found;
  for (const LoggedEvent& event : events) {
    if (std::ranges::find(types, event.type) != types.end()) found.push_back(&event);
  }
  return found;
}

}  // namespace lianshen
