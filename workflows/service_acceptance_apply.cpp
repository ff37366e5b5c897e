// The fold of the service acceptance and what its events do to milestones. No policy, no refusal.
#include "workflows/service_acceptance.hpp"

namespace lianshen::service_acceptance {

void apply(ServiceData& data, const ServiceReported& event) { adopt(data, event); }
void apply(ServiceData&, const CorrectionRequested&) {}

void apply(ServiceData& data, const ServiceReportedAgain& event) {
  if (event.report_no) data.report_no = *event.report_no;
  merge_content(data.content, event.content);
}

void apply(ServiceData& data, const ServiceAccepted& event) { data.acceptance_no = event.acceptance_no; }
void apply(ServiceData& data, const ServiceNotAccepted& event) { data.acceptance_no = event.acceptance_no; }

// Dated by the last day of service, so that periods accepted late and out of order tell how far it has come.
void affect(Effects& effects, const ServiceData& after, const ServiceAccepted& event) {
  if (!event.is_latest_period) return;
  effects.milestone(after.project.value, milestones::service_accepted, after.period_until, std::nullopt,
                    event.acceptance_no.value);
}

}  // namespace lianshen::service_acceptance
