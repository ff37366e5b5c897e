// The narratives of lianshen report: kept apart from its tables.
#pragma once

#include <optional>
#include <string>

#include "api/command_line/session.hpp"
#include "reports/narratives/narrative.hpp"

namespace lianshen {

struct NarrativeOptions {
  std::string database;
  std::string as_of;   // empty: today
  std::string format;  // empty: by the name of the file, else txt
  std::string out;     // empty: to the output
};
void write_narrative_report(const Narrative& narrative, const NarrativeOptions& options, Session& session);

// For lianshen report --list: name, title, what it shows, formats, readers.
Json narrative_list_json();

}  // namespace lianshen
