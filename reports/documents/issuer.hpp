// 发文机关: of the paper if there is one, else as the pack says for the kind, else whoever caused the
// document.
#pragma once

#include <string>

#include "reports/documents/drafting.hpp"

namespace lianshen {

std::string issuer_of(const Assignment& assignment, const PolicyPack& policy);

}  // namespace lianshen
