// The fold of the final account and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/final_account.hpp"

namespace lianshen::final_account {

void apply(FinalAccountData& data, const FinalAccountOpened& event) { adopt(data, event); }

void apply(FinalAccountData& data, const FinalAccountSubmitted& event) {
  data.amount = event.amount;
  data.report_no = event.report_no;
  data.content = event.content;
}

void apply(FinalAccountData&, const CorrectionRequested&) {}

void apply(FinalAccountData& data, const FinalAccountResubmitted& event) {
  if (event.amount) data.amount = *event.amount;
  merge_content(data.content, event.content);
}

void apply(FinalAccountData& data, const FinalAccountReviewed& event) {
  data.reviewed_amount = event.reviewed_amount;
}

void apply(FinalAccountData& data, const FinalAccountApproved& event) {
  data.approval_no = event.approval_no;
}

void apply(FinalAccountData& data, const AssetEntered& event) {
  data.assets.push_back({event.asset_card_no, event.voucher_no, event.amount});
}

void apply(FinalAccountData& data, const ArchiveTransferred& event) { data.transfer_no = event.transfer_no; }

namespace {

constexpr std::string_view report_limit = "final_account.report";

}  // namespace

// From the acceptance report, however late somebody opens the case.
void affect(Effects& effects, const FinalAccountData&, const FinalAccountOpened& event) {
  effects.start_clock(report_limit, event.accepted_on);
}

void affect(Effects& effects, const FinalAccountData&, const FinalAccountSubmitted& event) {
  effects.stop_clock(report_limit, event.on);
}

void affect(Effects& effects, const FinalAccountData& after, const FinalAccountApproved& event) {
  effects.milestone(after.project.value, milestones::final_account_approved, event.on, after.reviewed_amount,
                    event.approval_no.value);
}

}  // namespace lianshen::final_account
