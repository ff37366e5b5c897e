// The fold of the procurement and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/procurement.hpp"

namespace lianshen::procurement {

void apply(ProcurementData& data, const ProcurementPlanFiled& event) { adopt(data, event); }
void apply(ProcurementData& data, const ProcurementPlanFiledForApproval& event) { adopt(data, event); }

void apply(ProcurementData& data, const MethodApproved& event) {
  data.method = event.method;
  data.approval_no = event.approval_no;
}

void apply(ProcurementData& data, const SoleSourceAnnounced& event) { data.sole_supplier = event.supplier; }
void apply(ProcurementData&, const NoticePublished&) {}

void apply(ProcurementData& data, const AwardRecorded& event) {
  data.award = AwardedTo{event.supplier, event.amount};
  data.award_no = event.award_no;
}

void apply(ProcurementData&, const TenderFailed&) {}
void apply(ProcurementData&, const ProcurementCancelled&) {}
void apply(ProcurementData& data, const ContractNoted& event) { data.contracts.push_back(event.contract); }

namespace {

constexpr std::string_view notice_limit = "procurement.sole_source_notice";
constexpr std::string_view contract_limit = "procurement.contract";

}  // namespace

void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiled& event) {
  effects.milestone(after.project.value, milestones::procurement_filed, event.on, event.amount,
                    event.plan_no.value);
}

void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiledForApproval& event) {
  effects.milestone(after.project.value, milestones::procurement_filed, event.on, event.amount,
                    event.plan_no.value);
}

// Another supplier is another notice, with a period of its own.
void affect(Effects& effects, const ProcurementData&, const SoleSourceAnnounced& event) {
  effects.stop_clock(notice_limit, event.on);
  effects.start_clock(notice_limit, event.on);
}

void affect(Effects& effects, const ProcurementData& after, const AwardRecorded& event) {
  effects.stop_clock(notice_limit, event.on);
  effects.start_clock(contract_limit, event.on);
  effects.milestone(after.project.value, milestones::awarded, event.on, event.amount, event.supplier.value);
}

void affect(Effects& effects, const ProcurementData& after, const ProcurementCancelled& event) {
  effects.stop_clock(notice_limit, event.on);
  if (event.is_last_filed) effects.clear_milestone(after.project.value, milestones::procurement_filed);
}

// One award, one duty to sign: the first contract fulfils it.
void affect(Effects& effects, const ProcurementData&, const ContractNoted& event) {
  effects.stop_clock(contract_limit, event.signed_on);
}

}  // namespace lianshen::procurement
