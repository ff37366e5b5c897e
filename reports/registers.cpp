#include "reports/registers.hpp"

#include <algorithm>

#include "engine/ledger/accounts.hpp"
#include "reports/shown_state.hpp"

namespace lianshen {

namespace {

std::vector<std::string> texts_in(const Json& object, const char* member) {
  std::vector<std::string> texts;
  const auto found = object.find(member);
  if (found == object.end()) return texts;
  for (const auto& each : *found) texts.push_back(each.get<std::string>());
  return texts;
}

AllotmentLine allotment_line(const ReportRows& rows, const CaseRow& allotment) {
  const std::string& stream = allotment.row.stream;
  AllotmentLine line;
  line.year = allotment.number("year");
  line.stream = stream;
  line.project = allotment.row.project;
  line.purpose = allotment.text("purpose");
  line.state = allotment.row.state;
  line.allotted = allotment.amount("allotted").value_or(AmountFen{});
  line.reclaimed = allotment.amount("reclaimed").value_or(AmountFen{});
  line.committed = rows.balance(allotment_committed(stream));
  line.paid = rows.balance(allotment_paid(stream));
  line.available = rows.balance(allotment_available(stream));
  line.moved = line.available + line.committed + line.paid - line.allotted + line.reclaimed;
  return line;
}

FundingRoundLine round_line(const Json& line) {
  const Json& assessment = line.at("assessment");
  FundingRoundLine result;
  result.project = text_in(line, "project");
  result.organisation = text_in(line, "organisation");
  result.category = text_in(line, "category");
  result.requested = amount_in(line, "requested").value_or(AmountFen{});
  result.proposed = amount_in(line, "proposed");
  result.decided = amount_in(line, "reviewed");
  result.evaluation = text_in(assessment, "evaluation");
  if (assessment.contains("score_hundredths"))
    result.score_hundredths = assessment["score_hundredths"].get<std::int64_t>();
  // The assessment is made with finance's figure.
  if (result.decided) result.gate = text_in(assessment, "gate");
  result.reasons = texts_in(assessment, "reasons");
  result.provisions = texts_in(assessment, "provisions");
  result.holds = texts_in(assessment, "holds");
  result.resolution = text_in(line, "resolution");
  result.meeting = text_in(line, "meeting");
  result.explanation = text_in(line, "explanation");
  return result;
}

// The review of this lamp, if there is one.
const CaseRow* review_of(const std::vector<const CaseRow*>& reviews, const CardRow& card) {
  for (const CaseRow* review : reviews) {
    if (review->text("about") == card.stream && review->text("limit") == card.clock &&
        review->date("due_on") == card.due_on) {
      return review;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<CardLine> card_register(const ReportRows& rows) {
  const auto reviews = rows.of_workflow("card_review");
  std::vector<CardLine> lines;
  for (const CardRow& card : rows.cards) {
    const CaseRow* of_case = rows.find(card.stream);
    const CaseRow* review = review_of(reviews, card);
    lines.push_back({card.due_on, card.card, card.stream, of_case == nullptr ? "" : of_case->row.project,
                     card.clock, card.holder, of_case == nullptr ? "" : of_case->row.organisation,
                     card.provision, review == nullptr ? "" : review->row.state,
                     review == nullptr ? std::nullopt : review->date("confirmed_on")});
  }
  return lines;
}

std::vector<AllotmentLine> allotment_register(const ReportRows& rows) {
  const ShownStates shown = ShownStates::of(rows);
  std::vector<AllotmentLine> lines;
  for (const CaseRow* allotment : rows.of_workflow("allotment")) {
    lines.push_back(allotment_line(rows, *allotment));
    lines.back().state = shown.state(allotment->row);
  }
  std::ranges::stable_sort(lines, {}, &AllotmentLine::year);
  return lines;
}

std::vector<BudgetYearLine> budget_register(const ReportRows& rows) {
  const auto allotments = rows.of_workflow("allotment");
  std::vector<BudgetYearLine> lines;
  for (const CaseRow* year : rows.of_workflow("budget_year")) {
    const std::string& stream = year->row.stream;
    BudgetYearLine line;
    line.year = year->number("year");
    line.stream = stream;
    line.state = year->row.state;
    line.control_figure = year->amount("control_figure").value_or(AmountFen{});
    line.released = year->amount("released").value_or(AmountFen{});
    line.envelope = rows.balance(budget_year_envelope(stream));
    for (const CaseRow* allotment : allotments) {
      if (allotment->text("budget_year") != stream) continue;
      const AllotmentLine part = allotment_line(rows, *allotment);
      line.allotted += part.allotted;
      line.reclaimed += part.reclaimed;
      line.moved += part.moved;
      line.committed += part.committed;
      line.paid += part.paid;
      line.available += part.available;
    }
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, {}, &BudgetYearLine::year);
  return lines;
}

std::vector<FundingRound> funding_rounds(const ReportRows& rows) {
  std::vector<FundingRound> rounds;
  for (const CaseRow* each : rows.of_workflow("funding_round")) {
    FundingRound round;
    round.stream = each->row.stream;
    round.year = each->number("year");
    round.state = each->row.state;
    round.control_figure = each->amount("control_figure").value_or(AmountFen{});
    for (const auto& line : each->data.at("lines")) {
      round.lines.push_back(round_line(line));
      const FundingRoundLine& last = round.lines.back();
      round.requested += last.requested;
      round.proposed += last.proposed.value_or(AmountFen{});
      round.decided += last.decided.value_or(AmountFen{});
    }
    std::ranges::stable_sort(round.lines, {}, &FundingRoundLine::project);
    rounds.push_back(std::move(round));
  }
  return rounds;
}

}  // namespace lianshen
