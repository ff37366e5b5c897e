#include "reports/exchange/contracted_project.hpp"

#include <algorithm>

#include "engine/log/log_walk.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

constexpr std::string_view payment_recorded = "PaymentRecorded";

CaseRow case_of(StreamRow row) {
  Json data = Json::parse(row.data);
  return {std::move(row), std::move(data), 0};
}

// Amounts as they stand after refunds and corrections; days from the events.
void take_payments(const CaseRow& allotment, const std::map<std::string, CivilDate>& paid_on,
                   std::vector<MadePayment>& payments) {
  for (const auto& each : allotment.data.at("payments")) {
    MadePayment payment;
    payment.contract = text_in(each, "contract");
    payment.voucher_no = text_in(each, "voucher_no");
    payment.amount = amount_in(each, "amount").value_or(AmountFen{});
    payment.refunded = amount_in(each, "refunded").value_or(AmountFen{});
    payment.red_voucher_no = text_in(each, "red_voucher_no");
    if (const auto day = paid_on.find(text_in(each, "request_no")); day != paid_on.end()) {
      payment.paid_on = day->second;
    }
    payments.push_back(std::move(payment));
  }
}

void take_process_of(CaseRow contract, std::vector<ContractingProcess>& processes) {
  const std::string procurement = contract.text("procurement");
  const auto found = procurement.empty()
                         ? processes.end()
                         : std::ranges::find(processes, procurement, &ContractingProcess::name);
  if (found != processes.end()) {
    found->contracts.push_back(std::move(contract));
  } else {
    const std::string name = contract.row.stream;
    processes.push_back({name, std::nullopt, {std::move(contract)}});
  }
}

ContractedProject read_project(Database& database, const StreamRow& row) {
  DecisionIndex index(database);
  ContractedProject found;
  found.project = case_of(row);
  found.milestones = index.milestones(row.stream);
  std::map<std::string, std::map<std::string, CivilDate>> paid_on;  // by allotment and request
  each_event_of_family(database, row.stream, [&](const EventRecord& event) {
    found.last_sequence = event.sequence;
    found.changed_at = event.at;
    const Json body = Json::parse(event.body);
    found.reached_on.try_emplace({event.stream, text_in(body, "state")}, event.occurred_on);
    if (event.type == payment_recorded) {
      paid_on[event.stream].insert_or_assign(text_in(body.at("data"), "request_no"), event.occurred_on);
    }
  });
  for (auto& procurement : index.linked("project", row.stream, "procurement")) {
    found.processes.push_back({procurement.stream, case_of(procurement), {}});
  }
  for (auto& contract : index.linked("project", row.stream, "contract")) {
    take_process_of(case_of(std::move(contract)), found.processes);
  }
  for (auto& allotment : index.linked("project", row.stream, "allotment")) {
    const std::string name = allotment.stream;
    take_payments(case_of(std::move(allotment)), paid_on[name], found.payments);
  }
  return found;
}

}  // namespace

const Milestone* ContractedProject::milestone(std::string_view name) const {
  const auto found = std::ranges::find(milestones, name, &Milestone::name);
  return found == milestones.end() ? nullptr : &*found;
}

// Years are written with four digits, so the last by name is the latest.
const Milestone* ContractedProject::latest_plan() const {
  const Milestone* latest = nullptr;
  for (const Milestone& each : milestones) {
    if (milestones::is_in_plan(each.name) && (latest == nullptr || each.name > latest->name)) latest = &each;
  }
  return latest;
}

std::optional<CivilDate> ContractedProject::day_of(const std::string& stream,
                                                   const std::string& state) const {
  const auto found = reached_on.find({stream, state});
  return found == reached_on.end() ? std::nullopt : std::optional(found->second);
}

void each_contracted_project(Database& database, const std::function<void(const ContractedProject&)>& visit) {
  each_case(database, "project", [&](const StreamRow& row) {
    if (row.state != "not_applicable") visit(read_project(database, row));
  });
}

Instant published_at(Database& database) { return EventLog(database).read_head().last_at; }

std::string moment_of(CivilDate day) { return Instant::start_of(day).local_iso(); }

std::string method_code(const std::string& method) {
  if (method == "open_tender") return "open";
  if (method == "single_source" || method == "own_purchase") return "direct";
  return "selective";
}

AmountFen total_of(const CaseRow& contract) {
  return contract.amount("amount").value_or(AmountFen{}) +
         contract.amount("supplements").value_or(AmountFen{});
}

Json PartyList::organisation(const std::string& id, const std::string& role) {
  return add(id, wording_.organisation(id), role);
}

Json PartyList::supplier(const std::string& name, const std::string& role) {
  return add("supplier:" + name, name, role);
}

Json PartyList::add(const std::string& id, const std::string& name, const std::string& role) {
  Party& party = parties_[id];
  party.name = name;
  party.roles.insert(role);
  return {{"id", id}, {"name", name}};
}

Json PartyList::json() const {
  Json list = Json::array();
  for (const auto& [id, party] : parties_) {
    list.push_back({{"id", id}, {"name", party.name}, {"roles", party.roles}});
  }
  return list;
}

Json transactions_of(const ContractedProject& project, const CaseRow& contract, PartyList& parties) {
  Json list = Json::array();
  for (const MadePayment& payment : project.payments) {
    if (payment.contract != contract.row.stream) continue;
    Json transaction{{"id", payment.voucher_no},
                     {"value", money_value(payment.amount)},
                     {"payer", parties.organisation(project.project.row.organisation, "payer")},
                     {"payee", parties.supplier(contract.text("supplier"), "payee")}};
    if (payment.paid_on) transaction["date"] = moment_of(*payment.paid_on);
    list.push_back(transaction);
    if (payment.refunded == AmountFen{}) continue;
    transaction.erase("date");
    transaction["id"] =
        payment.red_voucher_no.empty() ? payment.voucher_no + "/refund" : payment.red_voucher_no;
    transaction["value"] = money_value(-payment.refunded);
    list.push_back(transaction);
  }
  return list;
}

}  // namespace lianshen
