#include "reports/exchange/exported_event.hpp"

#include "reports/report_rows.hpp"

namespace lianshen {

std::string activity_of(const EventRecord& event) { return event.workflow + "." + event.type; }

const std::vector<std::string>& attribute_names() {
  static const std::vector<std::string> names{"label",        "state",         "command",    "actor",
                                              "organisation", "occurred_on",   "provisions", "document_no",
                                              "on_behalf_of", "policy_version"};
  return names;
}

std::vector<std::pair<std::string, std::string>> attributes_of(const EventRecord& event, const Json& body,
                                                               const Wording& wording) {
  std::vector<std::pair<std::string, std::string>> attributes{
      {"label", wording.event(event.type)},       {"state", text_in(body, "state")},
      {"command", text_in(body, "command")},      {"actor", event.actor.user},
      {"organisation", event.actor.organisation}, {"occurred_on", event.occurred_on.iso()},
      {"provisions", event.provisions},           {"document_no", event.document_no},
      {"on_behalf_of", event.on_behalf_of},       {"policy_version", event.policy_version},
  };
  std::erase_if(attributes, [](const auto& attribute) { return attribute.second.empty(); });
  return attributes;
}

}  // namespace lianshen
