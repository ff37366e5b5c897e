// The fold of the project approval and what its events do to milestones. No policy, no refusal.
#include "workflows/project_approval.hpp"

namespace lianshen::project_approval {

void apply(ApprovalData& data, const ApprovalApplied& event) { adopt(data, event); }
void apply(ApprovalData&, const CorrectionRequested&) {}

void apply(ApprovalData& data, const ApplicationResubmitted& event) {
  if (event.estimate) data.estimate = *event.estimate;
  merge_content(data.content, event.content);
}

void apply(ApprovalData& data, const ProjectApproved& event) {
  data.approval_no = event.approval_no;
  data.project_code = event.project_code;
  data.approved_estimate = event.approved_estimate;
}

void apply(ApprovalData& data, const ApprovalRefused& event) { data.document_no = event.document_no; }

void apply(ApprovalData& data, const ApprovalNotRequired& event) {
  data.project = event.project;
  data.document_no = event.document_no;
}

void apply(ApprovalData&, const ApplicationWithdrawn&) {}

void affect(Effects& effects, const ApprovalData& after, const ProjectApproved& event) {
  effects.milestone(after.project.value, milestones::approval_granted, event.on, event.approved_estimate,
                    event.project_code.value);
}

// 无需立项 is an answer too: nobody has to wait for another.
void affect(Effects& effects, const ApprovalData& after, const ApprovalNotRequired& event) {
  effects.milestone(after.project.value, milestones::approval_granted, event.on, std::nullopt,
                    ApprovalNotRequired::leads_to);
}

}  // namespace lianshen::project_approval
