#include "reports/exchange/ocds.hpp"

#include <fmt/format.h>

#include <ostream>

#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

const char* tender_status(const std::string& state) {
  static const std::map<std::string, const char*> known{
      {"method_pending", "planning"}, {"plan_filed", "planned"},  {"tendering", "active"},
      {"awarded", "complete"},        {"failed", "unsuccessful"}, {"cancelled", "cancelled"}};
  const auto found = known.find(state);
  return found == known.end() ? "planned" : found->second;
}

// "Terminated" is a contract that came to its end, whichever way.
const char* contract_status(const std::string& state) {
  return state == "completed" ? "terminated" : "active";
}

class ReleaseWriter {
 public:
  ReleaseWriter(const ContractedProject& project, const Wording& wording, const PackageHead& head)
      : project_(project), wording_(wording), head_(head), parties_(wording) {}

  Json release(const ContractingProcess& process) {
    Json release = head_of(process.name);
    Json tags = Json::array();
    if (add_planning(release)) tags.push_back("planning");
    if (process.procurement) {
      release["tender"] = tender(*process.procurement);
      tags.push_back("tender");
    }
    if (const Json awards = awards_of(process); !awards.empty()) {
      release["awards"] = awards;
      tags.push_back("award");
    }
    if (!process.contracts.empty()) {
      release["contracts"] = contracts_of(process, tags);
    }
    return finished(std::move(release), std::move(tags));
  }

  Json planning_only() {
    Json release = head_of(project_.project.row.stream);
    add_planning(release);
    return finished(std::move(release), {"planning"});
  }

 private:
  Json head_of(const std::string& process) {
    const std::string ocid = ocid_of(head_, process);
    return {{"ocid", ocid},
            {"id", fmt::format("{}-{}", ocid, project_.last_sequence)},
            {"date", project_.changed_at.local_iso()},
            {"language", "zh"},
            {"initiationType", "tender"},
            {"buyer", parties_.organisation(project_.project.row.organisation, "buyer")}};
  }

  [[nodiscard]] Json finished(Json release, Json tags) const {
    release["tag"] = std::move(tags);
    release["parties"] = parties_.json();
    return release;
  }

  bool add_planning(Json& release) {
    Json budget{{"project", project_.project.text("name")}, {"projectID", project_.project.row.stream}};
    const Milestone* plan = project_.latest_plan();
    if (plan != nullptr) {
      budget["id"] = plan->name;
      if (!plan->text.empty()) budget["description"] = plan->text;
      if (plan->amount) budget["amount"] = money_value(*plan->amount);
    }
    release["planning"] = {{"budget", budget}};
    return plan != nullptr;
  }

  Json tender(const CaseRow& procurement) {
    const std::string method = procurement.text("method");
    Json tender{
        {"id", procurement.text("plan_no").empty() ? procurement.row.stream : procurement.text("plan_no")},
        {"title", project_.project.text("name")},
        {"status", tender_status(procurement.row.state)},
        {"procurementMethod", method_code(method)},
        {"procurementMethodDetails", wording_.choice("procurement", method)},
        {"mainProcurementCategory", category()},
        {"procuringEntity", parties_.organisation(procurement.row.organisation, "procuringEntity")}};
    if (const auto amount = procurement.amount("amount")) tender["value"] = money_value(*amount);
    return tender;
  }

  [[nodiscard]] const char* category() const {
    return project_.project.text("kind") == "hardware" ? "goods" : "services";
  }

  static std::string award_id(const std::string& stream) { return stream + "-award"; }

  Json awards_of(const ContractingProcess& process) {
    Json awards = Json::array();
    if (process.procurement && process.procurement->data.contains("award")) {
      const CaseRow& procurement = *process.procurement;
      const Json& award = procurement.data.at("award");
      awards.push_back(award_json(award_id(process.name), text_in(award, "supplier"),
                                  amount_in(award, "amount").value_or(AmountFen{}),
                                  project_.day_of(process.name, "awarded")));
    } else {
      for (const CaseRow& contract : process.contracts) {
        awards.push_back(award_json(award_id(contract.row.stream), contract.text("supplier"),
                                    contract.amount("amount").value_or(AmountFen{}), std::nullopt));
      }
    }
    return awards;
  }

  Json award_json(const std::string& id, const std::string& supplier, AmountFen amount,
                  const std::optional<CivilDate>& on) {
    Json award{{"id", id},
               {"status", "active"},
               {"value", money_value(amount)},
               {"suppliers", {parties_.supplier(supplier, "supplier")}}};
    if (on) award["date"] = moment_of(*on);
    return award;
  }

  Json contracts_of(const ContractingProcess& process, Json& tags) {
    tags.push_back("contract");
    const bool has_award = process.procurement && process.procurement->data.contains("award");
    bool is_carried_out = false;
    Json contracts = Json::array();
    for (const CaseRow& contract : process.contracts) {
      Json one{{"id", contract.row.stream},
               {"awardID", award_id(has_award ? process.name : contract.row.stream)},
               {"title", fmt::format("{}（{}）", project_.project.text("name"),
                                     wording_.choice("contract", contract.text("kind")))},
               {"description", contract.text("contract_no")},
               {"status", contract_status(contract.row.state)},
               {"value", money_value(total_of(contract))}};
      if (const auto signed_on = contract.date("signed_on")) one["dateSigned"] = moment_of(*signed_on);
      if (const auto ends_on = contract.date("ends_on")) {
        one["period"] = {{"endDate", moment_of(*ends_on)}};
        const auto starts_on = contract.date("starts_on");
        one["period"]["startDate"] =
            moment_of(starts_on ? *starts_on : contract.date("signed_on").value_or(*ends_on));
      }
      if (Json paid = transactions_of(project_, contract, parties_); !paid.empty()) {
        one["implementation"] = {{"transactions", std::move(paid)}};
        is_carried_out = true;
      }
      contracts.push_back(std::move(one));
    }
    if (is_carried_out) tags.push_back("implementation");
    return contracts;
  }

  const ContractedProject& project_;
  const Wording& wording_;
  const PackageHead& head_;
  PartyList parties_;
};

}  // namespace

std::string ocid_of(const PackageHead& head, const std::string& process) {
  return head.prefix + "-" + process;
}

void write_ocds(Database& database, const Wording& wording, const PackageHead& head, std::ostream& out) {
  const Snapshot snapshot(database);
  out << R"({"version":"1.1","uri":)" << Json(head.uri).dump() << R"(,"publishedDate":)"
      << Json(published_at(database).local_iso()).dump() << R"(,"publisher":)"
      << Json{{"name", head.publisher}}.dump() << R"(,"releases":)";
  JsonElements releases(out);
  each_contracted_project(database, [&](const ContractedProject& project) {
    for (const auto& process : project.processes) {
      releases.add(ReleaseWriter(project, wording, head).release(process));
    }
    if (project.processes.empty() && project.latest_plan() != nullptr) {
      releases.add(ReleaseWriter(project, wording, head).planning_only());
    }
  });
  releases.end();
  out << "}\n";
}

}  // namespace lianshen
