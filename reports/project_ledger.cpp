#include "reports/project_ledger.hpp"

#include <algorithm>

#include "engine/ledger/accounts.hpp"
#include "workflows/common.hpp"

namespace lianshen {

namespace {

constexpr std::string_view evaluated_prefix = "evaluated/";
constexpr std::string_view missing_grade = "missing";
constexpr std::string_view not_applicable = "not_applicable";

bool is_any_of(std::string_view state, std::initializer_list<std::string_view> states) {
  return std::ranges::find(states, state) != states.end();
}

bool has(const ReportRows& rows, const CaseRow& project, std::string_view milestone) {
  return rows.milestone(project.row.stream, milestone) != nullptr;
}

// The state of the latest case of that workflow; empty if there is none.
std::string latest_state(const ReportRows& rows, std::string_view workflow, const CaseRow& project) {
  const auto all = rows.of_project(workflow, project.row.stream);
  return all.empty() ? "" : all.back()->row.state;
}

const std::vector<Milestone>& milestones_of(const ReportRows& rows, const std::string& project) {
  static const std::vector<Milestone> none;
  const auto found = rows.milestones.find(project);
  return found == rows.milestones.end() ? none : found->second;
}

// Years are written with four digits, so the last by name is the latest.
const Milestone* latest_evaluation(const ReportRows& rows, const std::string& project) {
  const Milestone* latest = nullptr;
  for (const Milestone& each : milestones_of(rows, project)) {
    if (each.name.starts_with(evaluated_prefix) && (latest == nullptr || each.name > latest->name))
      latest = &each;
  }
  return latest;
}

std::string stage_in_operation(const ReportRows& rows, const CaseRow& project) {
  const std::string rectification = latest_state(rows, "rectification", project);
  if (rectification == "failed") return "operation_restricted";
  if (is_any_of(rectification, {"ordered", "reported", "extended"})) return "operation_rectifying";
  const Milestone* ends = rows.milestone(project.row.stream, milestones::contract_ends);
  if (has(rows, project, milestones::not_shared) && ends != nullptr && ends->on < rows.today) {
    return "operation_ended";
  }
  const Milestone* evaluation = latest_evaluation(rows, project.row.stream);
  if (evaluation != nullptr && evaluation->text == missing_grade) return "operation_not_evaluated";
  const Milestone* warranty = rows.milestone(project.row.stream, milestones::warranty_ends);
  if (warranty != nullptr && warranty->on >= rows.today) return "operation_in_warranty";
  if (evaluation == nullptr) return "operation_before_evaluation";
  return "operation";
}

std::string stage_of_work(const ReportRows& rows, const CaseRow& project) {
  const std::string acceptance = latest_state(rows, "trial_acceptance", project);
  if (acceptance == "failed") return "acceptance_failed";
  if (is_any_of(acceptance, {"applied", "correcting", "examining", "rework"})) return "acceptance";
  if (acceptance == "trial") return "trial";
  if (has(rows, project, milestones::contracted)) return "construction";
  if (has(rows, project, milestones::procurement_filed)) return "procurement";
  if (!has(rows, project, milestones::requirement_passed)) {
    if (rows.of_project("requirement_review", project.row.stream).empty()) return "registered";
    const std::string review = latest_state(rows, "requirement_review", project);
    return is_any_of(review, {"refused", "declined", "withdrawn"}) ? "review_refused" : "review";
  }
  const auto& reached = milestones_of(rows, project.row.stream);
  const bool is_planned =
      std::ranges::any_of(reached, [](const Milestone& each) { return milestones::is_in_plan(each.name); });
  if (!is_planned) return "plan";
  return has(rows, project, milestones::technical_passed) ? "procurement" : "technical_review";
}

// Requirement, technical and reviewed budgets replace each other by their days, a later step winning on the
// same day, until the first main contract fixes the figure (R12).
std::optional<AmountFen> budget_of(const ReportRows& rows, const std::string& project) {
  for (const CaseRow* contract : rows.of_project("contract", project)) {
    const auto fixed = contract->amount("project_budget");
    if (contract->text("kind") == "main" && fixed) return fixed;
  }
  const Milestone* latest = nullptr;
  for (const auto name :
       {milestones::requirement_passed, milestones::technical_passed, milestones::budget_reviewed}) {
    const Milestone* reached = rows.milestone(project, name);
    const bool has_figure = reached != nullptr && reached->amount.has_value();
    if (has_figure && (latest == nullptr || reached->on >= latest->on)) latest = reached;
  }
  if (latest != nullptr) return latest->amount;
  const auto reviews = rows.of_project("requirement_review", project);
  return reviews.empty() ? std::nullopt : reviews.back()->amount("budget");
}

// Of systems that no review has to pass, the latest year's plan says what they cost.
const Milestone* latest_plan_entry(const ReportRows& rows, const std::string& project) {
  const Milestone* latest = nullptr;
  for (const Milestone& each : milestones_of(rows, project)) {
    if (milestones::is_in_plan(each.name) && (latest == nullptr || each.name > latest->name)) latest = &each;
  }
  return latest;
}

void take_budget(const ReportRows& rows, ProjectLedgerLine& line) {
  line.budget = budget_of(rows, line.number);
  if (line.budget) return;
  if (const Milestone* entry = latest_plan_entry(rows, line.number); entry != nullptr && entry->amount) {
    line.budget = entry->amount;
    line.budget_year = std::stoll(entry->name.substr(entry->name.find('/') + 1));
  }
}

std::optional<EvaluationResult> evaluation_of(const ReportRows& rows, const std::string& project) {
  const Milestone* latest = latest_evaluation(rows, project);
  if (latest == nullptr) return std::nullopt;
  EvaluationResult result{std::stoll(latest->name.substr(evaluated_prefix.size())), latest->text,
                          std::nullopt};
  constexpr std::int64_t ten_thousandths_in_a_hundredth = 100;
  const CaseRow* source = rows.find(latest->stream);
  if (source != nullptr && latest->text != missing_grade) {
    result.score_hundredths = source->number("score_ten_thousandths") / ten_thousandths_in_a_hundredth;
  }
  return result;
}

// A project may be built under several; the milestone knows only the last.
std::optional<AmountFen> main_contracts(const ReportRows& rows, const std::string& project) {
  std::optional<AmountFen> sum;
  for (const CaseRow* contract : rows.of_project("contract", project)) {
    if (contract->text("kind") != "main") continue;
    sum = sum.value_or(AmountFen{}) + contract->amount("amount").value_or(AmountFen{}) +
          contract->amount("supplements").value_or(AmountFen{});
  }
  return sum;
}

}  // namespace

std::string stage_of(const ReportRows& rows, const CaseRow& project) {
  if (project.row.state != "active") return project.row.state;
  for (const auto in_operation :
       {milestones::legacy_recognised, milestones::accepted, milestones::service_accepted}) {
    if (has(rows, project, in_operation)) return stage_in_operation(rows, project);
  }
  return stage_of_work(rows, project);
}

ProjectLedgerLine ledger_line(const ReportRows& rows, const CaseRow& project) {
  const std::string& number = project.row.stream;
  ProjectLedgerLine line;
  line.number = number;
  line.name = project.text("name");
  line.organisation = project.row.organisation;
  line.kind = project.text("kind");
  take_budget(rows, line);
  line.contract = main_contracts(rows, number);
  line.stage = stage_of(rows, project);
  line.acceptance = latest_state(rows, "trial_acceptance", project);
  if (const Milestone* accepted = rows.milestone(number, milestones::accepted))
    line.accepted_on = accepted->on;
  for (const CaseRow* allotment : rows.of_project("allotment", number)) {
    line.paid += rows.balance(allotment_paid(allotment->row.stream));
  }
  line.evaluation = evaluation_of(rows, number);
  for (const CardRow& card : rows.cards) {
    const CaseRow* of_case = rows.find(card.stream);
    if (of_case == nullptr || of_case->row.project != number) continue;
    ++(card.card == "red" ? line.red_cards : line.yellow_cards);
  }
  return line;
}

std::vector<ProjectLedgerLine> project_ledger(const ReportRows& rows) {
  std::vector<ProjectLedgerLine> lines;
  for (const CaseRow* project : rows.of_workflow("project")) {
    if (project->row.state != not_applicable) lines.push_back(ledger_line(rows, *project));
  }
  return lines;
}

std::vector<std::string> transferred_out(const ReportRows& rows) {
  std::vector<std::string> numbers;
  for (const CaseRow* project : rows.of_workflow("project")) {
    if (project->row.state == not_applicable) numbers.push_back(project->row.stream);
  }
  return numbers;
}

}  // namespace lianshen
