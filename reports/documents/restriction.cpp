#include "reports/documents/restriction.hpp"

#include <fmt/format.h>

namespace lianshen::documents {

Restriction restriction_of(const Drafting& drafting) {
  Restriction restriction;
  if (drafting.subject().workflow == "rectification") {
    restriction.rectification = &drafting.subject();
  } else {
    for (const DossierCase* each :
         drafting.dossier().of_project("rectification", drafting.subject().project)) {
      if (each->last({"FailureFound"}) != nullptr) restriction.rectification = each;
    }
  }
  if (restriction.rectification == nullptr) return restriction;
  restriction.ordered = restriction.rectification->last({"RectificationOrdered"});
  restriction.found = restriction.rectification->last({"FailureFound"});
  const LoggedEvent* released = restriction.rectification->last({"RestrictionsReleased"});
  if (released != nullptr && restriction.found != nullptr && released->sequence > restriction.found->sequence)
    restriction.released = released;
  return restriction;
}

std::string history_sentence(const Drafting& drafting, const Restriction& restriction) {
  std::vector<std::string> parts;
  if (restriction.ordered != nullptr) {
    const auto due_on = restriction.ordered->date("due_on");
    parts.push_back(fmt::format("{}下达整改通知{}，限{}前完成整改", date_text(restriction.ordered->on),
                                drafting.number_of("rectification_order", *restriction.rectification),
                                due_on ? date_text(*due_on) : ""));
  }
  if (restriction.found != nullptr) {
    parts.push_back(
        fmt::format("{}认定{}{}", date_text(restriction.found->on),
                    restriction.found->text("ground") == "refused" ? "拒不整改" : "整改后仍不符合要求",
                    drafting.number_of("failure_finding", *restriction.rectification)));
  }
  return parts.empty() ? "" : joined(parts, "；") + "。";
}

Trace history_trace(const Drafting& drafting, const Restriction& restriction) {
  Trace rests = trace({restriction.ordered, restriction.found});
  if (restriction.rectification == nullptr) return rests;
  return rests + drafting.trace_of_number("rectification_order", *restriction.rectification) +
         drafting.trace_of_number("failure_finding", *restriction.rectification);
}

}  // namespace lianshen::documents
