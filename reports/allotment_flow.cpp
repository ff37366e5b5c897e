#include "reports/allotment_flow.hpp"

#include <algorithm>
#include <tuple>

#include "engine/ledger/accounts.hpp"

namespace lianshen {

namespace {

AmountFen amount_of(const CaseEvent& event, const char* member = "amount") {
  return event.amount(member).value_or(AmountFen{});
}

AmountFen carried_by(const CaseEvent& event) {
  AmountFen carried = amount_of(event, "available");
  for (const auto& commitment : event.data.at("commitments"))
    carried += amount_in(commitment, "open").value_or(AmountFen{});
  return carried;
}

void take(const CaseEvent& event, AllotmentFlow& own, std::map<std::string, AllotmentFlow>& flows) {
  const std::string number = event.text("allotment_no");
  if (!number.empty()) own.document_nos.push_back(number);
  if (event.type == "FundsAllotted") own.allotted += amount_of(event);
  if (event.type == "AllotmentSupplemented") own.supplemented += amount_of(event);
  if (event.type == "AllotmentReclaimed") own.reclaimed += amount_of(event);
  if (event.type == "PaymentRecorded") own.paid += amount_of(event);
  if (event.type == "PaymentRefunded") own.refunded += amount_of(event);
  if (event.type == "FundsTransferred") {
    own.transferred -= amount_of(event);
    flows[event.text("to")].transferred += amount_of(event);
  }
  if (event.type == "FundsCarriedOver") {
    own.carried_in += carried_by(event);
    flows[event.text("from")].carried_out += carried_by(event);
    own.document_nos.push_back(event.text("confirmation_no"));
  }
}

}  // namespace

std::vector<AllotmentFlow> allotment_flows(const ReportRows& rows) {
  std::map<std::string, AllotmentFlow> flows;
  for (const CaseRow* allotment : rows.of_workflow("allotment")) {
    const std::string& stream = allotment->row.stream;
    AllotmentFlow& flow = flows[stream];
    flow.year = allotment->number("year");
    flow.stream = stream;
    flow.project = allotment->row.project;
    flow.organisation = allotment->row.organisation;
    flow.purpose = allotment->text("purpose");
    flow.state = allotment->row.state;
    flow.budget_year = allotment->text("budget_year");
    flow.stopped_on = allotment->date("stopped_on");
    flow.committed = rows.balance(allotment_committed(stream));
    flow.available = rows.balance(allotment_available(stream));
    for (const CaseEvent& event : rows.events(stream)) take(event, flow, flows);
  }
  std::vector<AllotmentFlow> sorted;
  for (auto& [stream, flow] : flows) sorted.push_back(std::move(flow));
  std::ranges::stable_sort(sorted, {}, [](const AllotmentFlow& flow) {
    return std::tuple(flow.year, flow.organisation, flow.project, flow.stream);
  });
  return sorted;
}

}  // namespace lianshen
