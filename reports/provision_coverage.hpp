// Where each provision acts: rows and requirements of the workflows, numbers, seats and items of the packs.
// Pure: rulebook in, list out.
#pragma once

#include <string>
#include <vector>

#include "engine/runtime/rulebook.hpp"

namespace lianshen {

struct ProvisionUse {
  std::string place;  // "row", "requirement", "limit", "amount", "share", "count", "panel", "item",
                      // "authority", "scoring"
  std::string name;   // "requirement_review.accept", "requirement_review: trial_period_is_not_over", a key of
                      // the pack …
};

struct CoveredProvision {
  Provision provision;
  std::string regulation;  // id
  std::vector<ProvisionUse> uses;
  std::vector<std::string> citing_packs;  // packs whose `cites` name it for an anchor

  // A pack that cites it for an anchor which no workflow has does not make it act.
  [[nodiscard]] bool acts() const { return !uses.empty(); }
};

// All provisions of all regulations, in the order of their texts. Only those whose id begins with `prefix`.
std::vector<CoveredProvision> provision_coverage(const Rulebook& rulebook, const std::string& prefix);

}  // namespace lianshen
