// The fold of the budget year and what its events do to the envelope. No policy, no refusal.
#include "engine/ledger/accounts.hpp"
#include "workflows/budget_year.hpp"

namespace lianshen::budget_year {

void apply(BudgetYearData& data, const RequestsCompiled& event) {
  adopt(data, event);
  data.requested = event.amount;
}

// Another figure asks for another draft.
void apply(BudgetYearData& data, const ControlFigureSet& event) {
  adopt(data, event);
  data.control_figure = event.amount;
  data.compiled.reset();
}

void apply(BudgetYearData& data, const BudgetCompiled& event) { data.compiled = event.amount; }

void apply(BudgetYearData&, const BudgetApproved&) {}
void apply(BudgetYearData& data, const BudgetReleased& event) { data.released += event.amount; }
void apply(BudgetYearData&, const ClearingStarted&) {}
void apply(BudgetYearData&, const YearClosed&) {}

void affect(Effects& effects, const BudgetYearData& after, const BudgetReleased& event) {
  const std::string& budget_year = after.budget_year.value;
  release_to_envelope(effects, budget_year, after.year.value, event.amount - event.moved_ahead);
  settle_ahead(effects, budget_year, after.year.value, event.moved_ahead);
}

void affect(Effects& effects, const BudgetYearData& after, const YearClosed& event) {
  lapse_from_envelope(effects, after.budget_year.value, after.year.value, event.lapsed);
}

}  // namespace lianshen::budget_year
