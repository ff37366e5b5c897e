#include "reports/exchange/xes.hpp"

#include <algorithm>
#include <ostream>

#include "engine/log/log_walk.hpp"
#include "engine/store/transaction.hpp"
#include "reports/exchange/exported_event.hpp"
#include "reports/render/markup.hpp"

namespace lianshen {

namespace {

// Readers of XES fold white space in attributes anyway.
std::string attribute_text(std::string_view text) {
  std::string escaped = escaped_markup(text);
  std::ranges::replace_if(
      escaped, [](char letter) { return letter == '\n' || letter == '\t'; }, ' ');
  return escaped;
}

void write_attribute(std::ostream& out, std::string_view indent, std::string_view type, std::string_view key,
                     std::string_view value) {
  out << indent << "<" << type << " key=\"" << key << "\" value=\"" << attribute_text(value) << "\"/>\n";
}

void write_head(std::ostream& out, const Wording& wording) {
  out << R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
    <string key="lifecycle:transition" value="complete"/>
    <string key="org:resource" value=""/>
    <string key="case" value=""/>
    <string key="label" value=""/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
  <classifier name="Label" keys="label"/>
)";
  write_attribute(out, "  ", "string", "concept:name", wording.text("联审存证日志", "Lianshen event log"));
  write_attribute(out, "  ", "string", "lifecycle:model", "standard");
}

void write_event(std::ostream& out, const EventRecord& event, const Wording& wording) {
  constexpr std::string_view indent = "      ";
  out << "    <event>\n";
  write_attribute(out, indent, "string", "concept:name", activity_of(event));
  write_attribute(out, indent, "date", "time:timestamp", event.at.local_iso());
  write_attribute(out, indent, "string", "lifecycle:transition", "complete");
  write_attribute(out, indent, "string", "org:resource", event.actor.text());
  write_attribute(out, indent, "string", "case", event.stream);
  if (!event.actor.organisation.empty()) {
    write_attribute(out, indent, "string", "org:group", wording.organisation(event.actor.organisation));
  }
  for (const auto& [name, value] : attributes_of(event, Json::parse(event.body), wording)) {
    write_attribute(out, indent, "string", name, value);
  }
  out << "    </event>\n";
}

void write_trace(Database& database, const StreamRow& row, const Wording& wording, std::ostream& out) {
  constexpr std::string_view indent = "    ";
  out << "  <trace>\n";
  write_attribute(out, indent, "string", "concept:name", row.stream);
  write_attribute(out, indent, "string", "workflow", row.workflow);
  write_attribute(out, indent, "string", "state", row.state);
  if (!row.organisation.empty()) write_attribute(out, indent, "string", "organisation", row.organisation);
  each_event_of_family(database, row.stream,
                       [&](const EventRecord& event) { write_event(out, event, wording); });
  out << "  </trace>\n";
}

}  // namespace

void write_xes(Database& database, const Wording& wording, std::ostream& out) {
  const Snapshot snapshot(database);
  write_head(out, wording);
  each_case_that_stands_alone(database,
                              [&](const StreamRow& row) { write_trace(database, row, wording, out); });
  out << "</log>\n";
}

}  // namespace lianshen
