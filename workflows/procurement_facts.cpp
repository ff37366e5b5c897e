// What a decision on a procurement must know of the project's other strands, which all meet here (R9, R10).
// Decides nothing.
#include "workflows/budget_review.hpp"
#include "workflows/contract.hpp"
#include "workflows/procurement.hpp"
#include "workflows/project.hpp"
#include "workflows/project_approval.hpp"
#include "workflows/routes.hpp"
#include "workflows/technical_review.hpp"

namespace lianshen::procurement {

namespace {

bool is_in_a_plan(const FactsReader& read, std::string_view project, int year) {
  // Earlier years count: a project of two years is listed once and bought when it is ready.
  const std::string latest = milestones::in_plan(year);
  const std::string_view prefix = std::string_view(latest).substr(0, latest.find('/') + 1);
  return std::ranges::any_of(read.milestones(project), [&](const Milestone& milestone) {
    return milestone.name.starts_with(prefix) && milestone.name <= latest;
  });
}

// A case under way holds procurement up; what was refused counts as begun and not finished.
template <class W, class IsUnderWay>
bool is_settled(const FactsReader& read, std::string_view project, const Route& route, Stage stage,
                bool is_reached, IsUnderWay is_under_way) {
  const auto cases = read.cases_of_project(W::name, project);
  const bool has_begun =
      std::ranges::any_of(cases, [](const StreamRow& row) { return row.state != "withdrawn"; });
  if (!route.asks_for(stage, has_begun)) return true;
  return is_reached &&
         std::ranges::none_of(cases, [&](const StreamRow& row) { return is_under_way(row.state); });
}

void gather_route(ProcurementFacts& facts, const FactsReader& read, const std::string& project) {
  const Route route = route_of(read, project);
  const auto technical = read.milestone(project, milestones::technical_passed);
  const auto reviewed = read.milestone(project, milestones::budget_reviewed);
  const bool technical_has_begun =
      !read.cases_of_project(technical_review::TechnicalReview::name, project).empty();
  facts.requirement_has_passed = !route.asks_for(Stage::requirement_review, false) ||
                                 read.milestone(project, milestones::requirement_passed).has_value();
  facts.is_in_a_plan = !route.asks_for(Stage::annual_plan, false);
  facts.technical_plan_is_needed = route.asks_for(Stage::technical_review, technical_has_begun);
  facts.technical_plan_has_passed = technical.has_value();
  facts.approval_is_settled = is_settled<project_approval::ProjectApproval>(
      read, project, route, Stage::project_approval,
      read.milestone(project, milestones::approval_granted).has_value(), project_approval::is_open_state);
  // A technical plan that passed again has a figure that nobody has reviewed yet.
  const bool is_reviewed = reviewed && (!technical || reviewed->on >= technical->on);
  facts.budget_is_settled = is_settled<budget_review::BudgetReview>(
      read, project, route, Stage::budget_review, is_reviewed, budget_review::is_open_state);
}

void gather_other_procurements(ProcurementFacts& facts, const FactsReader& read, std::string_view project,
                               std::string_view own_stream) {
  for (const auto& other : read.of_project<Procurement>(project)) {
    if (other.stream == own_stream || !is_live_state(other.state)) continue;
    facts.another_is_filed = true;
    facts.filed_before += other.data.amount;
  }
}

constexpr std::string_view notice_limit = "procurement.sole_source_notice";

// Asked only where a sole source is to be approved or awarded.
void gather_notice(ProcurementFacts& facts, const FactsReader& read, const ProcurementData& data,
                   const Circumstances& now, const Procurement::Command* command) {
  const auto* approve = command_in<ApproveMethod>(command);
  const bool awards = command_in<RecordAward>(command) != nullptr;
  if (approve == nullptr && !awards) return;
  if ((approve == nullptr ? data.method : approve->method) != Method::single_source) return;
  facts.sole_source_is_announced_first =
      read.policy_in_force().amount("procurement.sole_source_notice").applies_to(data.amount);
  if (const auto notice = read.clock(now.stream, notice_limit)) {
    facts.sole_source_may_follow_on = notice->due_on;
  }
}

}  // namespace

ProcurementFacts Procurement::gather(const FactsReader& read, const ProcurementData& data,
                                     const Circumstances& now, const Command* command) {
  // Gates of the whole project are those in force today; this case has accepted nothing that it could be
  // bound to.
  const PolicyPack& policy = read.policy_in_force();
  ProcurementFacts facts;
  if (command_in<NoteContract>(command) != nullptr) return facts;  // nothing can stand against it
  std::string project = data.project.value;
  if (const auto* file = command_in<FilePlan>(command)) project = file->project.value;
  const auto project_case = read.find<project::Project>(project);
  facts.project_is_active = project_case && project_case->state == "active";
  gather_route(facts, read, project);
  facts.is_in_a_plan |= is_in_a_plan(read, project, now.occurred_on.year());
  facts.sharing_is_agreed = read.milestone(project, milestones::sharing_agreed).has_value();
  facts.is_found_not_shared = read.milestone(project, milestones::not_shared).has_value();
  facts.approved_budget = contract::latest_budget(read, project);
  gather_other_procurements(facts, read, project, now.stream);
  facts.supervision = supervision_duty(read, policy, project);
  facts.framework_agreements_from =
      CivilDate::of(static_cast<int>(policy.count("procurement.framework_agreement_year")),
                    static_cast<unsigned>(policy.count("procurement.framework_agreement_month")),
                    static_cast<unsigned>(policy.count("procurement.framework_agreement_day")));
  for (const auto& review : read.of_project<technical_review::TechnicalReview>(project)) {
    if (review.data.preparer) facts.preparers.push_back(review.data.preparer->value);
  }
  gather_notice(facts, read, data, now, command);
  return facts;
}

RequiredKeys Procurement::policy_keys() {
  RequiredKeys keys;
  keys.limits = {std::string(notice_limit), "procurement.contract"};
  keys.amounts = {"supervision.threshold", "procurement.sole_source_notice"};
  keys.counts = {"procurement.framework_agreement_year", "procurement.framework_agreement_month",
                 "procurement.framework_agreement_day"};
  return keys;
}

}  // namespace lianshen::procurement
