// Projects as a project package of the Open Contracting for Infrastructure Data Standard 0.9, each with a
// summary of its contracting processes.
#pragma once

#include <iosfwd>

#include "reports/exchange/contracted_project.hpp"

namespace lianshen {

// The processes bear the names that they have in the release package, under `ocds_prefix`.
void write_oc4ids(Database& database, const Wording& wording, const PackageHead& head,
                  const std::string& ocds_prefix, std::ostream& out);

}  // namespace lianshen
