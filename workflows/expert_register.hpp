// Who may sit on a panel of experts: on the register, and with no part in the project (07.1d; recusal is our
// default). Shared by the technical review and the acceptance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/rejection.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/facts_reader.hpp"

namespace lianshen {

// One proposed member.
struct PanelSeat {
  std::string expert;
  std::string organisation;      // that sends the expert
  std::string employer;          // as told; the register's entry counts as well
  bool is_sent_to_lead = false;  // by a member unit, to a panel of the office's own project (R33)
};

// Whose experts must step back.
struct PanelBackground {
  std::string applicant;               // organisation
  std::string preparer;                // of the plans, by name
  std::vector<std::string> suppliers;  // of the project's contracts, by name
};

// The experts against whom something speaks.
struct PanelObjections {
  std::vector<std::string> strangers;  // on no register
  std::vector<std::string> of_the_applicant;
  std::vector<std::string> of_the_preparer;
  std::vector<std::string> of_a_supplier;
};

PanelObjections objections_to(const std::vector<PanelSeat>& panel, const PanelBackground& background,
                              const PolicyPack& policy);

// Whoever has a contract of this project.
std::vector<std::string> suppliers_of(const FactsReader& read, std::string_view project);

std::vector<Detail> as_details(const std::vector<std::string>& experts);

}  // namespace lianshen
