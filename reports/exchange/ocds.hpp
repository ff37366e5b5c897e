// Plans and contracts as a release package of the Open Contracting Data Standard 1.1: one release a
// contracting process, as it stands at the end of the log.
#pragma once

#include <iosfwd>

#include "reports/exchange/contracted_project.hpp"

namespace lianshen {

// A planned project without procurement and contract is a process of its own, in planning.
void write_ocds(Database& database, const Wording& wording, const PackageHead& head, std::ostream& out);

// The name of a process in both standards.
std::string ocid_of(const PackageHead& head, const std::string& process);

}  // namespace lianshen
