// The fold of the contract and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/contract.hpp"

namespace lianshen::contract {

void apply(ContractData& data, const ContractSigned& event) {
  adopt(data, event);
  data.signed_on = event.on;
}

// The first word counts: a later one corrects the address, not the day.
void apply(ContractData& data, const AnnouncementPublished& event) {
  if (!data.announced_on) data.announced_on = event.on;
  data.not_applicable_because = event.not_applicable_because;
}

void apply(ContractData& data, const ContractFiled& event) {
  if (event.data_asset_clause) data.data_asset_clause = event.data_asset_clause;
  merge_content(data.content, event.content);
  data.filed_on = event.on;
}

void apply(ContractData&, const CorrectionRequested&) {}
void apply(ContractData&, const FilingConfirmed&) {}

void apply(ContractData& data, const ContractAmended& event) {
  data.supplements += event.amount;
  data.nodes.insert(data.nodes.end(), event.nodes.begin(), event.nodes.end());
  if (event.ends_on) data.ends_on = *event.ends_on;
}

void apply(ContractData& data, const ContractCompleted& event) { adopt(data, event); }

namespace {

constexpr std::string_view announcement_limit = "contract.announcement";
constexpr std::string_view filing_limit = "contract.filing";

void set_main_milestones(Effects& effects, const ContractData& after) {
  const std::string& project = after.project.value;
  effects.milestone(project, milestones::contracted, after.signed_on, after.amount + after.supplements,
                    after.supplier.value);
  effects.milestone(project, milestones::contract_ends, after.ends_on);
  if (after.warranty_ends_on) effects.milestone(project, milestones::warranty_ends, *after.warranty_ends_on);
}

}  // namespace

// Two duties, two clocks, both from the day of signing; neither waits for the other (13.1, 13.2).
void affect(Effects& effects, const ContractData& after, const ContractSigned& event) {
  if (event.is_under_these_rules) {
    effects.start_clock(announcement_limit, event.on);
    effects.start_clock(filing_limit, event.on);
  }
  if (after.kind == Kind::main) set_main_milestones(effects, after);
  if (after.kind == Kind::supervision) {
    effects.milestone(after.project.value, milestones::supervised, event.on, after.amount,
                      after.supplier.value);
  }
}

void affect(Effects& effects, const ContractData&, const AnnouncementPublished& event) {
  effects.stop_clock(announcement_limit, event.on);
}

void affect(Effects& effects, const ContractData&, const ContractFiled& event) {
  effects.stop_clock(filing_limit, event.on);
}

// What has to be filed again is reminded of again.
void affect(Effects& effects, const ContractData&, const CorrectionRequested& event) {
  effects.start_clock(filing_limit, event.on);
}

void affect(Effects& effects, const ContractData& after, const ContractAmended&) {
  if (after.kind == Kind::main) set_main_milestones(effects, after);
}

// A contract for testing is not yet a test: the report is (R12).
void affect(Effects& effects, const ContractData& after, const ContractCompleted& event) {
  if (after.kind == Kind::testing && after.report_no) {
    effects.milestone(after.project.value, milestones::system_tested, event.on, std::nullopt,
                      after.report_no->value);
  }
}

}  // namespace lianshen::contract
