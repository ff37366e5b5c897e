// A document as JSON for programs: its parts, each statement with its events and provisions, charts with the
// option of ECharts.
#pragma once

#include "engine/domain/json.hpp"
#include "reports/document.hpp"

namespace lianshen {

Json json_document(const Document& document);

}  // namespace lianshen
