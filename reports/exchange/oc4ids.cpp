#include "reports/exchange/oc4ids.hpp"

#include <algorithm>
#include <ostream>

#include "engine/store/transaction.hpp"
#include "reports/exchange/ocds.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

const char* status_of(const ContractedProject& project) {
  const std::string& state = project.project.row.state;
  if (state == "withdrawn" || state == "terminated") return "cancelled";
  if (state == "retired") return "decommissioned";
  const auto has = [&](std::string_view milestone) { return project.milestone(milestone) != nullptr; };
  if (has(milestones::accepted) || has(milestones::legacy_recognised)) return "maintenance";
  if (has(milestones::built) || has(milestones::trial_started)) return "completion";
  if (has(milestones::contracted)) return "implementation";
  if (has(milestones::requirement_passed) || project.latest_plan() != nullptr) return "preparation";
  return "identification";
}

const char* status_of(const ContractingProcess& process) {
  if (process.contracts.empty()) {
    const std::string& state = process.procurement->row.state;
    return state == "failed" || state == "cancelled" ? "closed" : "pre-award";
  }
  const auto is_over = [](const CaseRow& contract) { return contract.row.state == "completed"; };
  return std::ranges::all_of(process.contracts, is_over) ? "closed" : "active";
}

Json tender_of(const CaseRow& procurement, const Wording& wording, PartyList& parties) {
  const std::string method = procurement.text("method");
  Json tender{{"procurementMethod", method_code(method)},
              {"procurementMethodDetails", wording.choice("procurement", method)},
              {"procuringEntity", parties.organisation(procurement.row.organisation, "procuringEntity")}};
  if (const auto amount = procurement.amount("amount")) tender["costEstimate"] = money_value(*amount);
  return tender;
}

// What the contracts of one process come to.
void add_contracts(const ContractedProject& project, const ContractingProcess& process, PartyList& parties,
                   Json& summary) {
  std::map<std::string, Json> suppliers;
  std::optional<CivilDate> first;
  std::optional<CivilDate> last;
  AmountFen value;
  Json transactions = Json::array();
  for (const CaseRow& contract : process.contracts) {
    const std::string supplier = contract.text("supplier");
    suppliers[supplier] = parties.supplier(supplier, "supplier");
    value += total_of(contract);
    const auto starts_on =
        contract.date("starts_on") ? contract.date("starts_on") : contract.date("signed_on");
    if (starts_on && (!first || *starts_on < *first)) first = starts_on;
    const auto ends_on = contract.date("ends_on");
    if (ends_on && (!last || *ends_on > *last)) last = ends_on;
    for (auto& each : transactions_of(project, contract, parties)) transactions.push_back(each);
  }
  for (const auto& [name, reference] : suppliers) summary["suppliers"].push_back(reference);
  summary["contractValue"] = money_value(value);
  if (first && last) {
    summary["contractPeriod"] = {{"startDate", moment_of(*first)}, {"endDate", moment_of(*last)}};
  }
  if (!transactions.empty()) summary["transactions"] = std::move(transactions);
}

Json process_json(const ContractedProject& project, const ContractingProcess& process, const Wording& wording,
                  const std::string& ocid, PartyList& parties) {
  Json summary{{"ocid", ocid}, {"title", project.project.text("name")}, {"status", status_of(process)}};
  if (process.procurement) summary["tender"] = tender_of(*process.procurement, wording, parties);
  if (!process.contracts.empty()) {
    add_contracts(project, process, parties, summary);
    const auto is_supervision = [](const CaseRow& each) { return each.text("kind") == "supervision"; };
    if (std::ranges::any_of(process.contracts, is_supervision)) summary["nature"] = {"supervision"};
  }
  return {{"id", ocid}, {"summary", summary}};
}

void add_budget(const ContractedProject& project, Json& json) {
  const Milestone* plan = project.latest_plan();
  if (plan == nullptr || !plan->amount) return;
  json["budget"] = {{"amount", money_value(*plan->amount)}, {"approvalDate", moment_of(plan->on)}};
  if (!plan->text.empty()) json["budget"]["description"] = plan->text;
}

void add_completion(const ContractedProject& project, Json& json) {
  const Milestone* accepted = project.milestone(milestones::accepted);
  if (accepted == nullptr) return;
  json["completion"] = {{"endDate", moment_of(accepted->on)}};
  const Milestone* account = project.milestone(milestones::final_account_approved);
  if (account != nullptr && account->amount) json["completion"]["finalValue"] = money_value(*account->amount);
}

Json project_json(const ContractedProject& project, const Wording& wording, const PackageHead& head,
                  const PackageHead& releases) {
  const CaseRow& row = project.project;
  PartyList parties(wording);
  Json json{{"id", head.prefix + "-" + row.row.stream},
            {"updated", project.changed_at.local_iso()},
            {"language", "zh"},
            {"title", row.text("name")},
            {"status", status_of(project)},
            {"sector", {"governance"}},
            {"identifiers", {{{"id", row.row.stream}, {"scheme", "lianshen"}}}},
            {"publicAuthority", parties.organisation(row.row.organisation, "publicAuthority")}};
  add_budget(project, json);
  add_completion(project, json);
  for (const auto& process : project.processes) {
    json["contractingProcesses"].push_back(
        process_json(project, process, wording, ocid_of(releases, process.name), parties));
  }
  json["parties"] = parties.json();
  return json;
}

}  // namespace

void write_oc4ids(Database& database, const Wording& wording, const PackageHead& head,
                  const std::string& ocds_prefix, std::ostream& out) {
  const Snapshot snapshot(database);
  PackageHead releases = head;
  releases.prefix = ocds_prefix;
  out << R"({"version":"0.9","uri":)" << Json(head.uri).dump() << R"(,"publishedDate":)"
      << Json(published_at(database).local_iso()).dump() << R"(,"publisher":)"
      << Json{{"name", head.publisher}}.dump() << R"(,"projects":)";
  JsonElements projects(out);
  each_contracted_project(database, [&](const ContractedProject& project) {
    projects.add(project_json(project, wording, head, releases));
  });
  projects.end();
  out << "}\n";
}

}  // namespace lianshen
