// A case file as text for a terminal.
#pragma once

#include <string>

#include "reports/case_file.hpp"
#include "reports/wording.hpp"

namespace lianshen {

std::string case_text(const CaseFile& file, const Wording& wording);
Json case_json(const CaseFile& file);

}  // namespace lianshen
