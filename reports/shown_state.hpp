// The state that people are shown. A case whose budget year was closed stays in the state of its table, since
// nothing happens to it any more: whether its money was carried over, taken back or used up is told here.
#pragma once

#include <map>
#include <string>

#include "engine/log/decision_index.hpp"
#include "reports/report_rows.hpp"

namespace lianshen {

class ShownStates {
 public:
  // Reads the budget years and allotments.
  static ShownStates of(DecisionIndex& index);
  static ShownStates of(const ReportRows& rows);

  // The state of the row itself where nothing else is to be told. A code of data/locale, "states".
  [[nodiscard]] const std::string& state(const StreamRow& row) const;

 private:
  void take_year(const StreamRow& year);
  void take_allotment(const StreamRow& allotment, const Json& data);
  void take_carry_over(const Json& data);

  std::map<std::string, std::string> states_;  // by case
  std::map<std::string, bool> is_closed_;      // by budget year
};

}  // namespace lianshen
