// Rows of the log into the events of a dossier.
#pragma once

#include <string_view>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "reports/documents/dossier.hpp"

namespace lianshen {

// Folding a case costs as much as reading it once more.
enum class Folding { always, only_corrected };

// `events` are those of one case from the first on, by version, at least one.
DossierCase dossier_case(const std::vector<EventRecord>& events, const Rulebook& rulebook, Folding folding);

// True for what could be the name of a case.
bool is_stream_name(std::string_view text);

}  // namespace lianshen
