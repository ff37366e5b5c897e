// The fold of the waiver and what its events do to milestones. No policy, no refusal.
#include "workflows/supervision_waiver.hpp"

namespace lianshen::supervision_waiver {

std::vector<std::string_view> milestones_of(Subject subject) {
  switch (subject) {
    case Subject::supervision:
      return {milestones::supervision_waived};
    case Subject::system_test:
      return {milestones::system_test_waived};
    case Subject::both:
      break;
  }
  return {milestones::supervision_waived, milestones::system_test_waived};
}

void apply(WaiverData& data, const SupervisionWaived& event) { adopt(data, event); }
void apply(WaiverData& data, const WaiverRevoked& event) { data.revocation_no = event.document_no; }

void affect(Effects& effects, const WaiverData& after, const SupervisionWaived& event) {
  for (const auto milestone : milestones_of(after.subject)) {
    effects.milestone(after.project.value, milestone, event.on, std::nullopt, event.document_no.value);
  }
}

void affect(Effects& effects, const WaiverData& after, const WaiverRevoked&) {
  for (const auto milestone : milestones_of(after.subject)) {
    effects.clear_milestone(after.project.value, milestone);
  }
}

}  // namespace lianshen::supervision_waiver
