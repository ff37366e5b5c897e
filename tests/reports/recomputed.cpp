#include "tests/reports/recomputed.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "reports/sheet.hpp"

namespace lianshen::test {

namespace {

using Columns = std::map<std::string, Recompute>;

std::string wan(const std::optional<AmountFen>& amount) { return amount ? exact_wan(*amount) : "-"; }

bool is_any_of(const std::string& type, std::initializer_list<const char*> types) {
  for (const char* each : types) {
    if (type == each) return true;
  }
  return false;
}

// ---- 项目台账 ----

// The budget that a plan had when it passed: what was handed in last before.
std::optional<AmountFen> technical_budget(const RawBooks& books, const std::string& project) {
  std::map<std::string, AmountFen> budgets;
  std::optional<AmountFen> passed;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "technical_review" || event.project != project) continue;
    if (event.data.contains("budget")) budgets[event.stream] = event.amount("budget");
    if (is_any_of(event.type, {"TechnicalReviewPassed", "RevisionConfirmed"})) passed = budgets[event.stream];
  }
  return passed;
}

std::optional<AmountFen> requirement_budget(const RawBooks& books, const std::string& project) {
  std::map<std::string, AmountFen> in_principle;
  std::optional<AmountFen> passed;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "requirement_review" || event.project != project) continue;
    if (event.type == "ReviewPassedConditionally")
      in_principle[event.stream] = event.amount("approved_budget");
    if (event.type == "ReviewPassed") passed = event.amount("approved_budget");
    if (event.type == "ConditionsConfirmed") passed = in_principle[event.stream];
  }
  return passed;
}

std::optional<AmountFen> reviewed_budget(const RawBooks& books, const std::string& project) {
  const RawEvent* last = books.last([&](const RawEvent& event) {
    return event.project == project &&
           is_any_of(event.type, {"BudgetReviewConcluded", "BudgetReviewExempted"});
  });
  if (last == nullptr || last->type == "BudgetReviewExempted") return std::nullopt;
  return last->amount("reviewed");
}

// Of all contracts of a project, or of its main ones, with their supplements.
std::optional<AmountFen> contracts(const RawBooks& books, const std::string& project, bool only_main) {
  std::set<std::string> streams;
  AmountFen sum;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "contract" || event.project != project) continue;
    if (event.type == "ContractSigned" && (!only_main || event.text("kind") == "main")) {
      streams.insert(event.stream);
      sum += event.amount("amount");
    }
    if (event.type == "ContractAmended" && streams.contains(event.stream)) sum += event.amount("amount");
  }
  if (streams.empty() && only_main) return std::nullopt;
  return sum;
}

AmountFen net_paid(const RawBooks& books, const RawBooks::Picks& picks) {
  const auto of_type = [&](const char* type) {
    return books.sum("amount", [&](const RawEvent& event) { return event.type == type && picks(event); });
  };
  return of_type("PaymentRecorded") - of_type("PaymentRefunded");
}

std::optional<AmountFen> registered_cost(const RawBooks& books, const std::string& project) {
  std::string latest;
  std::optional<AmountFen> cost;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "operation_registration" || event.project != project) continue;
    if (event.version == 1) {
      latest = event.stream;
      cost.reset();
    }
    if (event.stream == latest && event.data.contains("cost"))
      cost = AmountFen::parse(event.data["cost"]["contracted"].get<std::string>());
  }
  return cost;
}

void add_ledger(Columns& columns, const RawBooks& books) {
  const auto add = [&](const std::string& column, auto recompute) {
    columns["project-ledger/" + column] = [&books, recompute](const TextRow& row) {
      return wan(recompute(books, row.at("project")));
    };
  };
  add("requirement_budget", requirement_budget);
  add("technical_budget", technical_budget);
  add("reviewed_budget", reviewed_budget);
  add("contract_amount",
      [](const RawBooks& from, const std::string& project) { return contracts(from, project, true); });
  add("paid", [](const RawBooks& from, const std::string& project) {
    return std::optional(net_paid(from, [&](const RawEvent& event) { return event.project == project; }));
  });
  add("yearly_operation_cost", registered_cost);
}

// ---- 年度计划、合同备案、运维备案、审计 ----

void add_plan(Columns& columns, const RawBooks& books) {
  const auto amount = [&books](const TextRow& row) {
    const RawEvent* plan = nullptr;
    for (const RawEvent* drafted :
         books.all([](const RawEvent& each) { return each.type == "PlanDrafted"; })) {
      if (drafted->data["year"] == std::stoll(row.at("year"))) plan = drafted;
    }
    const RawEvent* entry = books.last([&](const RawEvent& event) {
      return event.stream == plan->stream && event.text("project") == row.at("project") &&
             is_any_of(event.type, {"EntryAdded", "EntrySupplemented"});
    });
    return wan(entry->amount("amount"));
  };
  columns["annual-plan/amount"] = amount;
  columns["annual-task-list/amount"] = amount;
}

void add_contracts(Columns& columns, const RawBooks& books) {
  const auto contract_of = [&books](const TextRow& row) {
    return books.last([&](const RawEvent& event) {
      return event.type == "ContractSigned" && event.project == row.at("project") &&
             event.text("contract_no") == row.at("contract_no");
    });
  };
  for (const char* member : {"amount", "retention"}) {
    columns[std::string("contract-register/") + member] = [contract_of, member](const TextRow& row) {
      return wan(contract_of(row)->amount(member));
    };
  }
  columns["contract-register/supplements"] = [&books, contract_of](const TextRow& row) {
    const std::string stream = contract_of(row)->stream;
    return wan(books.sum("amount", [&](const RawEvent& event) {
      return event.type == "ContractAmended" && event.stream == stream;
    }));
  };
  columns["contract-register/award_amount"] = [&books, contract_of](const TextRow& row) {
    const std::string procurement = contract_of(row)->text("procurement");
    const RawEvent* award = books.last(
        [&](const RawEvent& event) { return event.type == "AwardRecorded" && event.stream == procurement; });
    return award == nullptr ? "-" : wan(award->amount("amount"));
  };
}

void add_operation(Columns& columns, const RawBooks& books) {
  const auto reported = [&books](const TextRow& row, const char* group) {
    const RawEvent* found = nullptr;
    std::string stream;
    for (const RawEvent& event : books.events()) {
      if (event.workflow != "operation_registration" || event.project != row.at("project")) continue;
      if (event.data.contains("year") &&
          std::to_string(event.data["year"].get<std::int64_t>()) == row.at("year"))
        stream = event.stream;
      if (event.stream == stream && event.data.contains(group)) found = &event;
    }
    return found;
  };
  for (const char* member : {"budgeted", "contracted", "paid"}) {
    columns[std::string("operation-register/") + member] = [reported, member](const TextRow& row) {
      const RawEvent* event = reported(row, "cost");
      return event == nullptr ? "-" : wan(AmountFen::parse(event->data["cost"][member].get<std::string>()));
    };
  }
  for (const char* member : {"failures", "users", "transactions", "shared_records"}) {
    columns[std::string("operation-register/") + member] = [reported, member](const TextRow& row) {
      const RawEvent* event = reported(row, "running");
      return event == nullptr ? "-" : std::to_string(event->data["running"][member].get<std::int64_t>());
    };
  }
}

void add_audit(Columns& columns, const RawBooks& books) {
  columns["audit-list/contract_amount"] = [&books](const TextRow& row) {
    return wan(contracts(books, row.at("project"), false));
  };
  columns["audit-list/paid"] = [&books](const TextRow& row) {
    return wan(net_paid(books, [&](const RawEvent& event) { return event.project == row.at("project"); }));
  };
  columns["audit-list/final_account"] = [&books](const TextRow& row) {
    std::optional<AmountFen> approved;
    AmountFen reviewed;
    for (const RawEvent& event : books.events()) {
      if (event.workflow != "final_account" || event.project != row.at("project")) continue;
      if (event.type == "FinalAccountReviewed") reviewed = event.amount("reviewed_amount");
      if (event.type == "FinalAccountApproved") approved = reviewed;
    }
    return wan(approved);
  };
}

// ---- 年度汇总 ----

// By the unit that the case's project belongs to, or the case itself where the unit opens it.
std::string unit_of(const RawBooks& books, const RawEvent& event) {
  const RawEvent* registered =
      books.last([&](const RawEvent& each) { return each.stream == event.project && each.version == 1; });
  return registered == nullptr ? "" : registered->text("by");
}

void add_yearly(Columns& columns, const RawBooks& books, const Wording& wording) {
  // The cases of a row: their last events that say the amount, each with its year.
  struct Case {
    std::string year;
    AmountFen amount;
  };
  using Cases = std::function<std::map<std::string, Case>(const std::string& unit)>;
  const auto add = [&](const std::string& count, const std::string& sum, Cases cases) {
    const auto of_row = [&books, &wording, cases](const TextRow& row) {
      std::pair<std::int64_t, AmountFen> result;
      for (const auto& [stream, one] : cases(row.at("organisation"))) {
        if (one.year != row.at("year")) continue;
        ++result.first;
        result.second += one.amount;
      }
      return result;
    };
    if (!count.empty()) {
      columns["yearly-summary/" + count] = [of_row](const TextRow& row) {
        return std::to_string(of_row(row).first);
      };
    }
    columns["yearly-summary/" + sum] = [of_row](const TextRow& row) { return exact_wan(of_row(row).second); };
  };
  const auto is_of = [&books, &wording](const RawEvent& event, const std::string& unit) {
    return wording.organisation(unit_of(books, event)) == unit;
  };
  add("applications", "applied", [&books, is_of](const std::string& unit) {
    std::map<std::string, Case> cases;
    for (const RawEvent& event : books.events()) {
      if (event.workflow != "requirement_review" || !is_of(event, unit)) continue;
      if (event.data.contains("budget")) cases[event.stream].amount = event.amount("budget");
      if (is_any_of(event.type, {"PlanSubmitted", "PlanResubmitted"}))
        cases[event.stream].year = std::to_string(event.on.year());
    }
    return cases;
  });
  add("contracts", "contracted", [&books, is_of](const std::string& unit) {
    std::map<std::string, Case> cases;
    for (const RawEvent& event : books.events()) {
      if (event.type == "ContractSigned" && is_of(event, unit))
        cases[event.stream] = {event.text("on").substr(0, 4), event.amount("amount")};
    }
    return cases;
  });
  add("allotments", "allotted", [&books, is_of](const std::string& unit) {
    std::map<std::string, Case> cases;
    for (const RawEvent& event : books.events()) {
      if (event.workflow != "allotment" || !is_of(event, unit)) continue;
      if (event.version == 1) cases[event.stream].year = std::to_string(event.data["year"].get<int>());
      if (is_any_of(event.type, {"FundsAllotted", "AllotmentSupplemented"}))
        cases[event.stream].amount += event.amount("amount");
    }
    return cases;
  });
  add("", "paid", [&books, is_of](const std::string& unit) {
    std::map<std::string, Case> cases;
    for (const RawEvent& event : books.events()) {
      if (event.workflow != "allotment" || !is_of(event, unit)) continue;
      if (event.version == 1) cases[event.stream].year = std::to_string(event.data["year"].get<int>());
      if (event.type == "PaymentRecorded") cases[event.stream].amount += event.amount("amount");
      if (event.type == "PaymentRefunded") cases[event.stream].amount -= event.amount("amount");
    }
    return cases;
  });
}

// ---- 绩效评估 ----

std::string unmet_goals(const RawBooks& books, const std::string& project, std::int64_t year,
                        bool must_exist) {
  std::string stream;
  std::size_t goals = 0;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "performance_evaluation" || event.project != project) continue;
    if (event.type == "EvaluationOpened" && event.data["year"] == year) stream = event.stream;
    if (event.stream == stream && event.data.contains("unmet_goals"))
      goals = event.data["unmet_goals"].size();
  }
  return stream.empty() && !must_exist ? "-" : std::to_string(goals);
}

}  // namespace

void add_money_columns(Columns& columns, const RawBooks& books, const Wording& wording);
void add_clock_columns(Columns& columns, const RawBooks& books, const Wording& wording,
                       const WorkingCalendar& calendar, CivilDate today);

Columns recomputed_columns(const RawBooks& books, const Wording& wording, const WorkingCalendar& calendar,
                           CivilDate today) {
  Columns columns;
  add_ledger(columns, books);
  add_plan(columns, books);
  add_contracts(columns, books);
  add_operation(columns, books);
  add_audit(columns, books);
  columns["evaluation-summary/unmet_goals"] = [&books](const TextRow& row) {
    return unmet_goals(books, row.at("project"), std::stoll(row.at("year")), true);
  };
  columns["funding-proposal/unmet_goals"] = [&books](const TextRow& row) {
    return unmet_goals(books, row.at("project"), std::stoll(row.at("year")) - 1, false);
  };
  add_yearly(columns, books, wording);
  add_clock_columns(columns, books, wording, calendar, today);
  add_money_columns(columns, books, wording);
  return columns;
}

}  // namespace lianshen::test
