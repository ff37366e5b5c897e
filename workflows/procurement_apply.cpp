// The fold of the procurement and what its events do to milestones. No policy, no refusal.
#include "workflows/procurement.hpp"

namespace lianshen::procurement {

void apply(ProcurementData& data, const ProcurementPlanFiled& event) { adopt(data, event); }
void apply(ProcurementData& data, const ProcurementPlanFiledForApproval& event) { adopt(data, event); }

void apply(ProcurementData& data, const MethodApproved& event) {
  data.method = event.method;
  data.approval_no = event.approval_no;
}

void apply(ProcurementData&, const NoticePublished&) {}

void apply(ProcurementData& data, const AwardRecorded& event) {
  data.award = AwardedTo{event.supplier, event.amount};
  data.award_no = event.award_no;
}

void apply(ProcurementData&, const TenderFailed&) {}
void apply(ProcurementData&, const ProcurementCancelled&) {}

void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiled& event) {
  effects.milestone(after.project.value, milestones::procurement_filed, event.on, event.amount,
                    event.plan_no.value);
}

void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiledForApproval& event) {
  effects.milestone(after.project.value, milestones::procurement_filed, event.on, event.amount,
                    event.plan_no.value);
}

void affect(Effects& effects, const ProcurementData& after, const AwardRecorded& event) {
  effects.milestone(after.project.value, milestones::awarded, event.on, event.amount, event.supplier.value);
}

void affect(Effects& effects, const ProcurementData& after, const ProcurementCancelled& event) {
  if (event.is_last_filed) effects.clear_milestone(after.project.value, milestones::procurement_filed);
}

}  // namespace lianshen::procurement
