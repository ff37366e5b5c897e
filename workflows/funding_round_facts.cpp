// What a decision on a funding round must know of the year, the projects and the meeting. Decides nothing.
#include "workflows/allotment.hpp"
#include "workflows/funding_round.hpp"
#include "workflows/meeting_resolution.hpp"
#include "workflows/performance_evaluation.hpp"
#include "workflows/project.hpp"

namespace lianshen::funding_round {
namespace {

using Command = FundingRound::Command;

// The line that a command names.
std::optional<LineName> line_named_in(const Command* command) {
  if (const auto* request = command_in<Request>(command))
    return LineName{request->project, request->category};
  if (const auto* propose = command_in<Propose>(command))
    return LineName{propose->project, propose->category};
  if (const auto* review = command_in<Review>(command)) return LineName{review->project, review->category};
  const auto* deliberate = command_in<Deliberate>(command);
  return deliberate == nullptr ? std::nullopt : deliberate->line;
}

std::optional<std::int64_t> score_of(const FactsReader& read, std::string_view project, std::int64_t year) {
  namespace evaluation = performance_evaluation;
  for (const auto& one : read.of_project<evaluation::PerformanceEvaluation>(project)) {
    if (one.data.year.value == year && one.data.grade) {
      return one.data.score_ten_thousandths.value / evaluation::percent_whole;
    }
  }
  return std::nullopt;
}

std::optional<AmountFen> allotted_in(const FactsReader& read, std::string_view project, std::int64_t year,
                                     allotment::Purpose purpose) {
  for (const auto& one : read.of_project<allotment::Allotment>(project)) {
    if (one.data.year.value == year && one.data.purpose == purpose)
      return one.data.allotted - one.data.reclaimed;
  }
  return std::nullopt;
}

MoneyFacts money_of(const FactsReader& read, const LineName& line, std::int64_t year, CivilDate day) {
  const std::string& project = line.project.value;
  MoneyFacts facts = money_facts(read, project, kind_of(line.category), year, day);
  // A round settles the next year's money, so it is here that a missing evaluation counts, also one that was
  // never opened (R22); what is allotted later follows the round.
  if (facts.evaluation == Evaluation::not_due &&
      performance_evaluation::is_missing(read, project, year - 1, day)) {
    facts.evaluation = Evaluation::missing;
  }
  if (facts.evaluation != Evaluation::not_due && facts.evaluation != Evaluation::missing) {
    facts.score_hundredths = score_of(read, project, year - 1);
  }
  facts.this_year = allotted_in(read, project, year - 1, purpose_of(line.category));
  return facts;
}

void gather_line(RoundFacts& facts, const FactsReader& read, const LineName& line, const RoundData& data,
                 const Circumstances& now) {
  const std::string& id = line.project.value;
  const auto project = read.find<project::Project>(id);
  facts.project_is_active = project && project->state == "active";
  facts.is_of_the_own_unit = project && project->organisation == now.actor.organisation;
  facts.is_contracted =
      read.milestone(id, milestones::contracted) || read.milestone(id, milestones::legacy_recognised);
  if (project) facts.organisation = project->organisation;
  facts.money = money_of(read, line, data.year.value, now.occurred_on);
  for (const auto& hold : read.holds(id)) facts.holds.push_back(hold.hold);
  for (const auto& hold : read.holds(facts.organisation)) facts.holds.push_back(hold.hold);
}

void gather_year(RoundFacts& facts, const FactsReader& read, const std::string& budget_year) {
  if (budget_year.empty()) return;
  const auto year = read.find<budget_year::BudgetYear>(budget_year);
  facts.has_control_figure = year && budget_year::has_control_figure(year->state);
  facts.is_approved_by_congress = year && budget_year::is_approved_by_congress(year->state);
  facts.has_another_round = !read.linked_to<FundingRound>(of_budget_year, budget_year).empty();
  if (!year) return;
  facts.budget_year_of = year->data.year;
  facts.control_figure = year->data.control_figure;
}

// A hold may be placed after finance's figure: the round as a whole is judged by what is known on that day.
void gather_all_lines(RoundFacts& facts, const FactsReader& read, const RoundData& data, CivilDate day) {
  for (const auto& line : data.lines) {
    facts.all_money.push_back(money_of(read, {line.project, line.category}, data.year.value, day));
  }
}

void gather_citations(RoundFacts& facts, const PolicyPack& policy) {
  for (const auto& anchor : gate_anchors()) {
    const Citation* citation = policy.citation(anchor);
    if (citation == nullptr || citation->is_absent) continue;
    const bool is_ours = citation->provisions.empty();
    facts.citations.push_back({anchor, is_ours ? std::vector{anchor} : citation->provisions});
  }
}

}  // namespace

// Project-wide gates: the version in force on the day of decision, not the round's own.
RoundFacts FundingRound::gather(const FactsReader& read, const RoundData& data, const Circumstances& now,
                                const Command* command) {
  RoundFacts facts;
  facts.required_items = read.policy().items("funding_round.request");
  gather_citations(facts, read.policy_in_force());
  const auto* open = command_in<Open>(command);
  gather_year(facts, read, open == nullptr ? data.budget_year.value : open->budget_year.value);
  const auto named = line_named_in(command);
  if (named) gather_line(facts, read, *named, data, now);
  if (const auto* deliberate = command_in<Deliberate>(command)) {
    const std::string subject = named ? subject_of(now.stream, named->project, named->category) : now.stream;
    facts.resolution = meeting_resolution(read, deliberate->meeting.value, subject);
    if (!named) gather_all_lines(facts, read, data, now.occurred_on);
  }
  return facts;
}

RequiredKeys FundingRound::policy_keys() {
  RequiredKeys keys;
  for (const auto& anchor : gate_anchors()) keys.anchors.insert(anchor);
  return keys;
}

}  // namespace lianshen::funding_round
