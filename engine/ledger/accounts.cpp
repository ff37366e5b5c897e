// The one place where accounts get their names and postings their two sides. Decides nothing.
#include "engine/ledger/accounts.hpp"

#include <fmt/format.h>

namespace lianshen {

namespace {

// The other side of the memorandum; it stands for no money, so it may be below zero.
std::string counter_of_open(std::string_view budget_year) {
  return fmt::format("source:open/{}", budget_year);
}

void move_if_any(Effects& effects, const std::string& from, const std::string& to, AmountFen amount) {
  if (amount.fen != 0) effects.post(from, to, amount);
}

}  // namespace

std::string source_of_year(std::int64_t year) { return fmt::format("source:{}", year); }
std::string source_ahead_of(std::string_view budget_year) {
  return fmt::format("source:ahead/{}", budget_year);
}
std::string budget_year_envelope(std::string_view budget_year) {
  return fmt::format("budget_year/{}/envelope", budget_year);
}
std::string budget_year_open(std::string_view budget_year) {
  return fmt::format("budget_year/{}/open", budget_year);
}
std::string allotment_available(std::string_view allotment) {
  return fmt::format("allotment/{}/available", allotment);
}
std::string allotment_committed(std::string_view allotment) {
  return fmt::format("allotment/{}/committed", allotment);
}
std::string allotment_paid(std::string_view allotment) { return fmt::format("allotment/{}/paid", allotment); }

AllotmentPostings::AllotmentPostings(Effects& effects, std::string_view budget_year,
                                     std::string_view allotment)
    : effects_(effects), budget_year_(budget_year), allotment_(allotment) {}

void AllotmentPostings::allot(AmountFen amount) {
  move(budget_year_envelope(budget_year_), allotment_available(allotment_), amount);
  open(budget_year_, amount);
}

void AllotmentPostings::reclaim(AmountFen amount) {
  move(allotment_available(allotment_), budget_year_envelope(budget_year_), amount);
  settle(budget_year_, amount);
}

void AllotmentPostings::commit(AmountFen amount) {
  move(allotment_available(allotment_), allotment_committed(allotment_), amount);
}

void AllotmentPostings::release(AmountFen amount) {
  move(allotment_committed(allotment_), allotment_available(allotment_), amount);
}

void AllotmentPostings::pay(AmountFen amount) {
  move(allotment_committed(allotment_), allotment_paid(allotment_), amount);
  settle(budget_year_, amount);
}

void AllotmentPostings::refund(AmountFen amount) {
  move(allotment_paid(allotment_), allotment_available(allotment_), amount);
  open(budget_year_, amount);
}

void AllotmentPostings::reverse(AmountFen amount) {
  move(allotment_paid(allotment_), allotment_committed(allotment_), amount);
  open(budget_year_, amount);
}

void AllotmentPostings::transfer(AmountFen amount, std::string_view other_allotment) {
  move(allotment_available(allotment_), allotment_available(other_allotment), amount);
}

void AllotmentPostings::carry_over(std::string_view last_budget_year, std::string_view last_allotment,
                                   AmountFen available, AmountFen committed) {
  move(allotment_available(last_allotment), allotment_available(allotment_), available);
  move(allotment_committed(last_allotment), allotment_committed(allotment_), committed);
  settle(last_budget_year, available + committed);
  open(budget_year_, available + committed);
}

void AllotmentPostings::move(const std::string& from, const std::string& to, AmountFen amount) {
  move_if_any(effects_, from, to, amount);
}

void AllotmentPostings::open(std::string_view budget_year, AmountFen amount) {
  move(counter_of_open(budget_year), budget_year_open(budget_year), amount);
}

void AllotmentPostings::settle(std::string_view budget_year, AmountFen amount) {
  move(budget_year_open(budget_year), counter_of_open(budget_year), amount);
}

void release_to_envelope(Effects& effects, std::string_view budget_year, std::int64_t year,
                         AmountFen amount) {
  move_if_any(effects, source_of_year(year), budget_year_envelope(budget_year), amount);
}

void move_ahead(Effects& effects, std::string_view budget_year, AmountFen amount) {
  move_if_any(effects, source_ahead_of(budget_year), budget_year_envelope(budget_year), amount);
}

void settle_ahead(Effects& effects, std::string_view budget_year, std::int64_t year, AmountFen amount) {
  move_if_any(effects, source_of_year(year), source_ahead_of(budget_year), amount);
}

void lapse_from_envelope(Effects& effects, std::string_view budget_year, std::int64_t year,
                         AmountFen amount) {
  move_if_any(effects, budget_year_envelope(budget_year), source_of_year(year), amount);
}

}  // namespace lianshen
