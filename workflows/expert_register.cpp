#include "workflows/expert_register.hpp"

#include <algorithm>

#include "workflows/contract.hpp"

namespace lianshen {

namespace {

bool is_on_the_register(const PanelSeat& seat, const PolicyPack& policy) {
  // A pack without a register trusts the seat alone.
  const bool is_listed = policy.experts.empty() || policy.expert(seat.expert) != nullptr;
  return is_listed && policy.holds_seat(seat.organisation, "expert");
}

// The register names an employer by id where it is one of the pack's organisations.
bool is_employed_by(const PanelSeat& seat, const PolicyPack& policy, const std::string& employer) {
  if (employer.empty()) return false;
  const Organisation* organisation = policy.organisation(employer);
  const auto is_it = [&](const std::string& name) {
    return name == employer || (organisation != nullptr && name == organisation->name);
  };
  const Expert* expert = policy.expert(seat.expert);
  return is_it(seat.employer) || (expert != nullptr && is_it(expert->employer));
}

}  // namespace

PanelObjections objections_to(const std::vector<PanelSeat>& panel, const PanelBackground& background,
                              const PolicyPack& policy) {
  PanelObjections found;
  for (const PanelSeat& seat : panel) {
    if (!seat.is_sent_to_lead && !is_on_the_register(seat, policy)) found.strangers.push_back(seat.expert);
    if (seat.organisation == background.applicant || is_employed_by(seat, policy, background.applicant))
      found.of_the_applicant.push_back(seat.expert);
    if (is_employed_by(seat, policy, background.preparer)) found.of_the_preparer.push_back(seat.expert);
    const bool is_a_suppliers = std::ranges::any_of(background.suppliers, [&](const std::string& supplier) {
      return is_employed_by(seat, policy, supplier);
    });
    if (is_a_suppliers) found.of_a_supplier.push_back(seat.expert);
  }
  return found;
}

std::vector<std::string> suppliers_of(const FactsReader& read, std::string_view project) {
  std::vector<std::string> suppliers;
  for (const auto& contract : read.of_project<contract::Contract>(project))
    suppliers.push_back(contract.data.supplier.value);
  return suppliers;
}

std::vector<Detail> as_details(const std::vector<std::string>& experts) {
  std::vector<Detail> details;
  for (const auto& expert : experts) details.push_back({"expert", expert});
  return details;
}

}  // namespace lianshen
