// All workflows of the product. A new one is declared here and listed in workflows.cpp: nothing else needs to
// know of it.
#pragma once

#include <memory>
#include <vector>

#include "engine/runtime/rulebook.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

std::unique_ptr<Workflow> make_project();
std::unique_ptr<Workflow> make_represented_entry();
std::unique_ptr<Workflow> make_record_correction();
std::unique_ptr<Workflow> make_delegation();
std::unique_ptr<Workflow> make_account();
std::unique_ptr<Workflow> make_requirement_review();
std::unique_ptr<Workflow> make_joint_meeting();
std::unique_ptr<Workflow> make_outgoing_document();
std::unique_ptr<Workflow> make_card_review();
std::unique_ptr<Workflow> make_work_year();
std::unique_ptr<Workflow> make_technical_review();
std::unique_ptr<Workflow> make_project_approval();
std::unique_ptr<Workflow> make_budget_review();
std::unique_ptr<Workflow> make_supervision_waiver();
std::unique_ptr<Workflow> make_service_acceptance();
std::unique_ptr<Workflow> make_final_account();
std::unique_ptr<Workflow> make_annual_plan();
std::unique_ptr<Workflow> make_procurement();
std::unique_ptr<Workflow> make_contract();
std::unique_ptr<Workflow> make_trial_acceptance();
std::unique_ptr<Workflow> make_performance_evaluation();
std::unique_ptr<Workflow> make_rectification();
std::unique_ptr<Workflow> make_budget_year();
std::unique_ptr<Workflow> make_allotment();
std::unique_ptr<Workflow> make_payment_reversal();
std::unique_ptr<Workflow> make_funding_round();
std::unique_ptr<Workflow> make_operation_registration();
std::unique_ptr<Workflow> make_audit_batch();
std::unique_ptr<Workflow> make_construction();

WorkflowRegistry all_workflows();
std::vector<Reaction> all_reactions();

}  // namespace lianshen
