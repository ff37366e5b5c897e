#include "reports/shown_state.hpp"

namespace lianshen {

namespace {

constexpr std::string_view year_workflow = "budget_year";
constexpr std::string_view allotment_workflow = "allotment";
constexpr std::string_view closed = "closed";  // also how an allotment shows that was paid to its end

}  // namespace

ShownStates ShownStates::of(DecisionIndex& index) {
  ShownStates shown;
  for (const StreamRow& year : index.streams(year_workflow)) shown.take_year(year);
  std::vector<std::pair<StreamRow, Json>> allotments;
  for (StreamRow& row : index.streams(allotment_workflow)) {
    Json data = Json::parse(row.data);
    allotments.emplace_back(std::move(row), std::move(data));
  }
  for (const auto& [row, data] : allotments) shown.take_allotment(row, data);
  for (const auto& [row, data] : allotments) shown.take_carry_over(data);
  return shown;
}

ShownStates ShownStates::of(const ReportRows& rows) {
  ShownStates shown;
  for (const CaseRow* year : rows.of_workflow(year_workflow)) shown.take_year(year->row);
  const auto allotments = rows.of_workflow(allotment_workflow);
  for (const CaseRow* each : allotments) shown.take_allotment(each->row, each->data);
  for (const CaseRow* each : allotments) shown.take_carry_over(each->data);
  return shown;
}

const std::string& ShownStates::state(const StreamRow& row) const {
  const auto found = states_.find(row.stream);
  return found == states_.end() ? row.state : found->second;
}

void ShownStates::take_year(const StreamRow& year) { is_closed_[year.stream] = year.state == closed; }

void ShownStates::take_allotment(const StreamRow& allotment, const Json& data) {
  const auto year = is_closed_.find(text_in(data, "budget_year"));
  if (year == is_closed_.end() || !year->second) return;
  const bool was_reclaimed = amount_in(data, "reclaimed").value_or(AmountFen{}) > AmountFen{};
  states_[allotment.stream] = was_reclaimed ? "reclaimed" : std::string(closed);
}

// What went on into the next year says more than what was taken back before.
void ShownStates::take_carry_over(const Json& data) {
  const auto last_year = states_.find(text_in(data, "from"));
  if (last_year != states_.end()) last_year->second = "carried_over";
}

}  // namespace lianshen
