#include "api/command_line/narrative_report.hpp"

#include "api/command_line/database_access.hpp"
#include "api/command_line/document_file.hpp"
#include "engine/runtime/past_database.hpp"
#include "reports/render/document_bytes.hpp"

namespace lianshen {

void write_narrative_report(const Narrative& narrative, const NarrativeOptions& options, Session& session) {
  const std::string format = document_format(options.format, options.out);
  OpenedDatabase opened = open_for_reading(options.database, "", session);
  const CivilDate today = opened.now.local_date();
  const CivilDate day = options.as_of.empty() ? today : read_day("--as-of", options.as_of);
  if (!opened.has_simulated_clock && day > today)
    throw InputError("--as-of: expected a day that has come: this database has a wall clock");
  // Papers of the office are Chinese, whatever language the command line speaks.
  const Locale chinese = Locale::load(session.data() / "locale", "zh");
  const Desk desk{session.rulebook(), chinese, session.data() / "templates"};
  const auto past = past_database(opened.database, session.rulebook(), day);
  const Document document = write_narrative(narrative, past->database(), desk, opened.pack, day);
  write_document(document_bytes(document, format, opened.pack, day, session), format, options.out, session);
}

Json narrative_list_json() {
  Json all = Json::array();
  for (const Narrative& narrative : narrative_catalogue()) {
    all.push_back({{"name", narrative.name},
                   {"title", narrative.title},
                   {"about", narrative.about},
                   {"formats", document_format_names},
                   {"readers", narrative.readers}});
  }
  return all;
}

}  // namespace lianshen
