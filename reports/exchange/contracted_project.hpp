// One project with what was bought for it, as the open contracting standards see it: a contracting process is
// a procurement with the contracts under its award, or a contract that followed no procurement of ours.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reports/exchange/json_parts.hpp"
#include "reports/report_rows.hpp"
#include "reports/wording.hpp"

namespace lianshen {

struct MadePayment {
  std::string contract;
  std::string voucher_no;
  AmountFen amount;
  AmountFen refunded;
  std::string red_voucher_no;        // of the entry that reversed it
  std::optional<CivilDate> paid_on;  // none if only the entry is known
};

struct ContractingProcess {
  std::string name;  // of its procurement, else of its contract
  std::optional<CaseRow> procurement;
  std::vector<CaseRow> contracts;
};

struct ContractedProject {
  CaseRow project;
  std::vector<Milestone> milestones;
  std::vector<ContractingProcess> processes;
  std::vector<MadePayment> payments;
  std::int64_t last_sequence = 0;
  Instant changed_at;  // of the last event of any of its cases
  std::map<std::pair<std::string, std::string>, CivilDate> reached_on;  // by case and state: the first time

  [[nodiscard]] const Milestone* milestone(std::string_view name) const;
  [[nodiscard]] const Milestone* latest_plan() const;  // 已列入年度计划; null if it was never
  [[nodiscard]] std::optional<CivilDate> day_of(const std::string& stream, const std::string& state) const;
};

// Who publishes, under which registered prefix.
struct PackageHead {
  std::string uri;
  std::string publisher;
  std::string prefix;  // "ocds-000000": the one that the Open Contracting Partnership gives
};

// One project in memory at a time, by number. What was transferred out (转出) is no project (R29).
void each_contracted_project(Database& database, const std::function<void(const ContractedProject&)>& visit);
// Of the last row of the log: the same file for the same log.
Instant published_at(Database& database);

// "2019-06-28T00:00:00+08:00": the standards know moments only.
std::string moment_of(CivilDate day);
// open, selective or direct: the codes of both standards.
std::string method_code(const std::string& method);
AmountFen total_of(const CaseRow& contract);  // with its supplements

// Everybody who takes part, once, with all roles.
class PartyList {
 public:
  explicit PartyList(const Wording& wording) : wording_(wording) {}
  // Both give what refers to them: {"id","name"}.
  Json organisation(const std::string& id, const std::string& role);
  Json supplier(const std::string& name, const std::string& role);
  [[nodiscard]] Json json() const;

 private:
  struct Party {
    std::string name;
    std::set<std::string> roles;
  };
  Json add(const std::string& id, const std::string& name, const std::string& role);

  const Wording& wording_;
  std::map<std::string, Party> parties_;
};

// Payments under one contract, refunds as negative ones.
Json transactions_of(const ContractedProject& project, const CaseRow& contract, PartyList& parties);

}  // namespace lianshen
