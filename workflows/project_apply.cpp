// The fold of the project and what its events do to milestones and the index of names. No policy, no refusal.
#include "workflows/project.hpp"

namespace lianshen::project {

void apply(ProjectData& data, const ProjectRegistered& event) {
  adopt(data, event);
  data.lead_unit = event.by;
}

void apply(ProjectData& data, const LegacyRegistered& event) {
  adopt(data, event);
  data.lead_unit = event.by;
  data.origin = Origin::legacy;
  data.legacy = event.proof;
}

// Nothing that was entered by mistake stays in the case (R29); the log's own copy is another matter.
void apply(ProjectData& data, const ProjectExcluded& event) {
  data = {};
  data.lead_unit = event.by;
  data.confirmation_no = event.confirmation_no;
}

void apply(ProjectData&, const ProjectWithdrawn&) {}
void apply(ProjectData&, const ProjectSuspended&) {}
void apply(ProjectData&, const ProjectResumed&) {}
void apply(ProjectData&, const ProjectTerminated&) {}
void apply(ProjectData&, const ProjectRetired&) {}

void apply(ProjectData& data, const FoundNotShared& event) {
  data.finding = Finding{event.document_no, event.contract_ends_on};
}

void apply(ProjectData& data, const FindingLifted&) { data.finding.reset(); }

void affect(Effects& effects, const ProjectData&, const ProjectRegistered& event) {
  effects.link(links::project_name, event.name.value);
}

// What was there before these rules passes as if it had been reviewed and accepted (R7): others read this one
// milestone for it.
void affect(Effects& effects, const ProjectData&, const LegacyRegistered& event) {
  effects.link(links::project_name, event.name.value);
  effects.milestone(event.project.value, milestones::legacy_recognised, event.on, std::nullopt,
                    event.proof ? event.proof->document_no.value : std::string());
}

// The end of the present contract stays in the finding: no renewal can move it (25.1).
void affect(Effects& effects, const ProjectData&, const FoundNotShared& event) {
  effects.milestone(event.project.value, milestones::not_shared, event.on, std::nullopt,
                    event.document_no.value);
}

void affect(Effects& effects, const ProjectData&, const FindingLifted& event) {
  effects.clear_milestone(event.project.value, milestones::not_shared);
}

}  // namespace lianshen::project
