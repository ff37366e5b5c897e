#include "workflows/workflows.hpp"

namespace lianshen {

// In the order of a project's life, which is also the order of listings.
WorkflowRegistry all_workflows() {
  WorkflowRegistry registry;
  registry.add(make_project());
  registry.add(make_represented_entry());
  registry.add(make_record_correction());
  registry.add(make_delegation());
  registry.add(make_account());
  registry.add(make_requirement_review());
  registry.add(make_joint_meeting());
  registry.add(make_outgoing_document());
  registry.add(make_card_review());
  registry.add(make_work_year());
  registry.add(make_technical_review());
  registry.add(make_project_approval());
  registry.add(make_budget_review());
  registry.add(make_supervision_waiver());
  registry.add(make_service_acceptance());
  registry.add(make_final_account());
  registry.add(make_annual_plan());
  registry.add(make_procurement());
  registry.add(make_contract());
  registry.add(make_trial_acceptance());
  registry.add(make_performance_evaluation());
  registry.add(make_rectification());
  registry.add(make_budget_year());
  registry.add(make_allotment());
  registry.add(make_payment_reversal());
  registry.add(make_funding_round());
  registry.add(make_operation_registration());
  registry.add(make_audit_batch());
  registry.add(make_construction());
  return registry;
}

}  // namespace lianshen
