// The conditions of the funding round's table, in article order. Included only by
// workflows/funding_round.cpp.
#pragma once

#include <algorithm>
#include <type_traits>

#include "engine/rules/requirement.hpp"
#include "workflows/funding_round.hpp"

namespace lianshen::funding_round {

using Situation = lianshen::Situation<FundingRound>;
template <class Command>
using Ask = lianshen::Ask<FundingRound, Command>;

// ---- selectors, and what a command says of its line ----

struct ConcernsOneLine {
  static bool holds(const Ask<Deliberate>& ask) { return ask.command.line.has_value(); }
};

template <class Command>
const FundingLine* line_in(const Ask<Command>& ask) {
  return find_line(ask.data, ask.command.project, ask.command.category);
}
inline const FundingLine* line_in(const Ask<Deliberate>& ask) {
  const auto& name = ask.command.line;
  return name ? find_line(ask.data, name->project, name->category) : nullptr;
}

// What the line gets by this command.
template <class Command>
AmountFen figure_in(const Ask<Command>& ask) {
  return ask.command.amount;
}
inline AmountFen figure_in(const Ask<Deliberate>& ask) {
  const FundingLine* line = line_in(ask);
  if (line == nullptr || !ask.facts.resolution || !is_agreement(*ask.facts.resolution)) return {};
  return ask.command.amount.value_or(line->reviewed.value_or(AmountFen{}));
}

// ---- one round a year, for the next year, inside the control figure ----

struct HasControlFigure : OnFacts<"XN-PM-07.4", "the_control_figure_is_not_set", Mender::finance> {
  static bool met(const Situation& situation) { return situation.facts.has_control_figure; }
};

struct BelongsToTheYear : OnCommand<"LS-ROUND", "the_budget_year_is_of_another_year", Mender::office> {
  static bool met(const Ask<Open>& ask) {
    return !ask.facts.has_control_figure || ask.command.year == ask.facts.budget_year_of;
  }
};

struct IsForTheNextYear : OnCommand<"LS-ROUND", "a_round_is_opened_before_its_year", Mender::nobody> {
  static bool met(const Ask<Open>& ask) { return ask.command.year.value > ask.now.occurred_on.year(); }
};

struct IsTheOnlyRound : OnFacts<"LS-ROUND", "the_budget_year_has_a_round_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.facts.has_another_round; }
};

// ---- requests ----

struct ProjectIsActive : OnFacts<"LS-PROJECT", "money_needs_an_active_project", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.facts.project_is_active; }
};

struct ComesFromTheUnit
    : OnCommand<"LS-ROUND", "only_the_unit_of_a_project_requests_its_money", Mender::applicant> {
  static bool met(const Ask<Request>& ask) { return ask.facts.is_of_the_own_unit; }
};

// What is owed is owed with or without goals.
struct GoalsAreAttached : OnCommand<"LS-GOALS", "performance_goals_are_missing", Mender::applicant> {
  static bool met(const Ask<Request>& ask) {
    return kind_of(ask.command.category) == MoneyKind::contracted ||
           has_all_items(ask.facts.required_items, ask.command.content);
  }
  static std::vector<Detail> details(const Ask<Request>& ask) {
    return missing_items(ask.facts.required_items, ask.command.content);
  }
};

// Otherwise new money could pass every gate under the name of an old contract.
struct OwedMoneyHasAContract
    : OnCommand<"LS-ROUND", "owed_money_needs_a_signed_contract", Mender::applicant> {
  static bool met(const Ask<Request>& ask) {
    return kind_of(ask.command.category) != MoneyKind::contracted || ask.facts.is_contracted;
  }
};

// ---- figures ----

struct LineExists : OnCommand<"LS-ROUND", "this_line_was_not_requested", Mender::applicant> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return line_in(ask) != nullptr;
  }
};

struct StaysWithinRequest : OnCommand<"LS-ROUND", "the_figure_exceeds_the_request", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    const FundingLine* line = line_in(ask);
    return line == nullptr || figure_in(ask) <= line->requested;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"requested", line_in(ask)->requested.yuan()}, {"amount", figure_in(ask).yuan()}};
  }
};

struct CutIsExplained : OnCommand<"LS-ROUND", "a_cut_must_be_explained", Mender::finance> {
  static bool met(const Ask<Review>& ask) {
    const FundingLine* line = line_in(ask);
    return line == nullptr || ask.command.amount >= line->requested || ask.command.explanation;
  }
};

// 再加一分即超: the figures of one stage together, this one in its place.
struct StaysWithinControlFigure
    : OnCommand<"LS-ENVELOPE", "the_sum_exceeds_the_control_figure", Mender::finance> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return sum_after(ask) <= ask.facts.control_figure;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"control_figure", ask.facts.control_figure.yuan()},
            {"sum", sum_after(ask).yuan()},
            {"excess", (sum_after(ask) - ask.facts.control_figure).yuan()}};
  }

 private:
  static AmountFen sum_after(const Ask<ConfirmBudget>& ask) { return sum_of_reviewed(ask.data); }
  template <class Command>
  static AmountFen sum_after(const Ask<Command>& ask) {
    const FundingLine* line = line_in(ask);
    if (line == nullptr) return sum_of_reviewed(ask.data);
    AmountFen sum = figure_in(ask);
    for (const auto& other : ask.data.lines) {
      if (&other == line) continue;
      sum += (std::is_same_v<Command, Propose> ? other.proposed : other.reviewed).value_or(AmountFen{});
    }
    return sum;
  }
};

struct EveryLineIsProposed : OnFacts<"LS-ROUND", "every_line_needs_a_proposal_first", Mender::office> {
  static bool met(const Situation& situation) {
    return std::ranges::all_of(situation.data.lines,
                               [](const FundingLine& line) { return line.proposed.has_value(); });
  }
};

struct EveryLineIsReviewed : OnCommand<"LS-ROUND", "every_line_needs_a_figure_first", Mender::finance> {
  static bool met(const Ask<Deliberate>& ask) {
    return std::ranges::all_of(ask.data.lines,
                               [](const FundingLine& line) { return line.reviewed.has_value(); });
  }
};

// ---- articles 9, 16, 19, 24 and 25: what closes money, for one line or for all of them ----

// Lines that are given money although the question answers yes.
template <bool (*Question)(const MoneyFacts&), class Command>
std::vector<Detail> lines_that(const Ask<Command>& ask) {
  std::vector<Detail> lines;
  const auto check = [&](const FundingLine& line, AmountFen figure, const MoneyFacts& money) {
    if (figure > AmountFen{} && Question(money)) {
      lines.push_back({"line", subject_of(ask.data.round.value, line.project, line.category)});
    }
  };
  if (const FundingLine* line = line_in(ask)) {
    check(*line, figure_in(ask), ask.facts.money);
    return lines;
  }
  for (std::size_t index = 0; index < ask.facts.all_money.size(); ++index) {
    const FundingLine& line = ask.data.lines[index];
    check(line, line.reviewed.value_or(AmountFen{}), ask.facts.all_money[index]);
  }
  return lines;
}

template <bool (*Question)(const MoneyFacts&)>
struct NoMoneyThat {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return lines_that<Question>(ask).empty();
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return lines_that<Question>(ask);
  }
};

struct RequirementIsPassed : OnCommand<"XN-PM-09.2", "requirement_review_is_not_passed", Mender::applicant>,
                             NoMoneyThat<lacks_passed_requirement> {};

struct IsAccepted : OnCommand<"XN-PM-16.6", "operation_money_needs_acceptance", Mender::applicant>,
                    NoMoneyThat<lacks_acceptance> {};

// Soft (R18): what breaks within the warranty is mended for nothing.
struct WarrantyHasEnded : OnCommand<"LS-WARRANTY", "the_warranty_has_not_ended", Mender::waiting>,
                          NoMoneyThat<is_within_warranty> {};

// Soft: a reminder of the year before, wherever its money is decided.
struct OperationIsRegistered
    : OnCommand<"LS-REGISTRATION", "the_operation_is_not_registered", Mender::applicant>,
      NoMoneyThat<lacks_registration> {};

struct IsNotStopped : OnCommand<"XN-PM-24.3", "operation_money_is_stopped", Mender::office>,
                      NoMoneyThat<is_stopped> {};

struct IsShared : OnCommand<"XN-PM-25.1", "no_more_money_for_what_is_not_shared", Mender::nobody>,
                  NoMoneyThat<has_outlived_its_contract> {};

// ---- articles 22 and 24: what a score means for next year ----

struct FairGradeIsLimited
    : OnCommand<"LS-FAIR", "a_fair_grade_gets_no_more_than_this_year", Mender::joint_meeting> {
  static bool met(const Ask<Review>& ask) {
    const auto limit = limit_of_fair_grade(ask.facts.money);
    return !limit || ask.command.amount <= *limit;
  }
  static std::vector<Detail> details(const Ask<Review>& ask) {
    return {{"this_year", limit_of_fair_grade(ask.facts.money)->yuan()},
            {"amount", ask.command.amount.yuan()}};
  }
};

// The meeting may also say no on the record; then the line gets nothing.
struct LineIsResolved
    : OnCommand<"LS-REFERRED", "the_meeting_has_not_resolved_this_line", Mender::joint_meeting> {
  static bool met(const Ask<Deliberate>& ask) {
    if (!ask.facts.resolution) return false;
    return is_agreement(*ask.facts.resolution) || ask.command.amount.value_or(AmountFen{}) == AmountFen{};
  }
};

// 暂缓安排，须联席会议逐项审议后方可安排 (R21): a line without money may wait.
struct ReferredLinesAreResolved
    : OnCommand<"LS-REFERRED", "the_meeting_must_resolve_this_money", Mender::joint_meeting> {
  static bool met(const Ask<Deliberate>& ask) { return details(ask).empty(); }
  static std::vector<Detail> details(const Ask<Deliberate>& ask) {
    std::vector<Detail> open = lines_that<needs_the_meeting>(ask);
    std::erase_if(open, [&](const Detail& detail) {
      return std::ranges::any_of(ask.data.lines, [&](const FundingLine& line) {
        return line.resolution && is_agreement(line.resolution->value) &&
               detail.value == subject_of(ask.data.round.value, line.project, line.category);
      });
    });
    return open;
  }
};

struct RoundIsAgreed
    : OnCommand<"XN-PM-06.1", "the_meeting_has_not_agreed_to_the_round", Mender::joint_meeting> {
  static bool met(const Ask<Deliberate>& ask) {
    return ask.facts.resolution && is_agreement(*ask.facts.resolution);
  }
};

struct CongressHasApproved
    : OnFacts<"CN-BL-13", "the_congress_has_not_approved_the_budget", Mender::government> {
  static bool met(const Situation& situation) { return situation.facts.is_approved_by_congress; }
};

}  // namespace lianshen::funding_round
