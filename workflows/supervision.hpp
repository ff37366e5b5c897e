// What article 14 asks of a project: supervision and system test above a budget, unless the office has found
// in writing that they do not apply (R8, R12, R13).
#pragma once

#include <optional>
#include <string_view>

#include "engine/policy/policy_pack.hpp"
#include "engine/rules/facts_reader.hpp"

namespace lianshen {

struct SupervisionDuty {
  std::optional<AmountFen> budget;  // 当时有效的项目资金预算
  AmountFen threshold;
  bool needs_supervision = false;
  bool needs_system_test = false;
  bool is_supervised = false;
  bool is_tested = false;

  [[nodiscard]] bool lacks_supervision() const { return needs_supervision && !is_supervised; }
  [[nodiscard]] bool lacks_system_test() const { return needs_system_test && !is_tested; }
};

SupervisionDuty supervision_duty(const FactsReader& read, const PolicyPack& policy, std::string_view project);

}  // namespace lianshen
