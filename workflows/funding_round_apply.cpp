// The fold of the funding round and what others ask of it. No policy, no refusal.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/funding_round.hpp"

namespace lianshen::funding_round {

MoneyKind kind_of(Category category) {
  switch (category) {
    case Category::new_:
      return MoneyKind::construction;
    case Category::operation:
      return MoneyKind::operation;
    case Category::purchased_service:
      return MoneyKind::service;
    case Category::continuing:
    case Category::contract_balance:
      return MoneyKind::contracted;
  }
  return MoneyKind::construction;
}

allotment::Purpose purpose_of(Category category) {
  const bool is_running_cost = category == Category::operation || category == Category::purchased_service;
  return is_running_cost ? allotment::Purpose::operation : allotment::Purpose::construction;
}

std::string subject_of(std::string_view round, const StreamId& project, Category category) {
  return fmt::format("{}/{}/{}", round, project.value, name_of(category));
}

bool is_agreement(std::string_view resolution) {
  return resolution == "agree" || resolution == "agree_in_principle";
}

namespace {

bool is_line(const FundingLine& line, const StreamId& project, Category category) {
  return line.project == project && line.category == category;
}

// The table lets no figure be given to a line that was not requested.
FundingLine& line_of(RoundData& data, const StreamId& project, Category category) {
  const auto found = std::ranges::find_if(
      data.lines, [&](const FundingLine& line) { return is_line(line, project, category); });
  if (found == data.lines.end()) throw BrokenInvariant("the round has no line of " + project.value);
  return *found;
}

template <class Reviewed>
void take_review(RoundData& data, const Reviewed& event) {
  FundingLine& line = line_of(data, event.project, event.category);
  line.reviewed = event.amount;
  line.explanation = event.explanation;
  line.assessment = event.assessment;
}

}  // namespace

const FundingLine* find_line(const RoundData& data, const StreamId& project, Category category) {
  const auto found = std::ranges::find_if(
      data.lines, [&](const FundingLine& line) { return is_line(line, project, category); });
  return found == data.lines.end() ? nullptr : &*found;
}

AmountFen sum_of_reviewed(const RoundData& data) {
  AmountFen sum;
  for (const auto& line : data.lines) sum += line.reviewed.value_or(AmountFen{});
  return sum;
}

AmountFen reviewed_for(const RoundData& data, std::string_view project, allotment::Purpose purpose) {
  AmountFen sum;
  for (const auto& line : data.lines) {
    if (line.project.value == project && purpose_of(line.category) == purpose) {
      sum += line.reviewed.value_or(AmountFen{});
    }
  }
  return sum;
}

bool is_agreed_by_line(const RoundData& data, std::string_view project, allotment::Purpose purpose) {
  return std::ranges::any_of(data.lines, [&](const FundingLine& line) {
    return line.project.value == project && purpose_of(line.category) == purpose && line.resolution &&
           is_agreement(line.resolution->value);
  });
}

void apply(RoundData& data, const RoundOpened& event) { adopt(data, event); }

void apply(RoundData& data, const LineRequested& event) {
  std::erase_if(data.lines,
                [&](const FundingLine& line) { return is_line(line, event.project, event.category); });
  FundingLine line;
  line.project = event.project;
  line.category = event.category;
  line.organisation = event.organisation;
  line.requested = event.amount;
  data.lines.push_back(std::move(line));
}

void apply(RoundData& data, const LineProposed& event) {
  FundingLine& line = line_of(data, event.project, event.category);
  line.proposed = event.amount;
  line.explanation = event.explanation;
}

void apply(RoundData& data, const LineReviewed& event) { take_review(data, event); }
void apply(RoundData& data, const LineReviewedAgain& event) { take_review(data, event); }

void apply(RoundData& data, const LineDeliberated& event) {
  FundingLine& line = line_of(data, event.project, event.category);
  line.reviewed = event.amount;
  line.assessment = event.assessment;
  line.meeting = event.meeting;
  line.resolution = event.resolution;
}

void apply(RoundData& data, const RoundDeliberated& event) { data.meeting = event.meeting; }
void apply(RoundData&, const BudgetConfirmed&) {}
void apply(RoundData&, const RoundClosed&) {}

// Allotments of the year find their round here, and in it their limit.
void affect(Effects& effects, const RoundData&, const RoundOpened& event) {
  effects.link(of_budget_year, event.budget_year.value);
}

}  // namespace lianshen::funding_round
