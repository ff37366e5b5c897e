// The fold of the project and what its events do to milestones, clocks and the index of names. No policy, no
// refusal.
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

void apply(ProjectData& data, const CertificateRecorded& event) {
  std::erase_if(data.certificates, [&](const Certificate& earlier) { return earlier.kind == event.kind; });
  data.certificates.push_back(
      {event.kind, event.document_no, event.issued_on, event.level, event.valid_until});
}

void apply(ProjectData& data, const MigrationRecorded& event) {
  data.migrations.push_back({event.kind, event.network, event.document_no, event.on});
}

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

namespace {

std::string_view milestone_of(CertificateKind kind) {
  switch (kind) {
    case CertificateKind::grading_filing:
      return milestones::graded;
    case CertificateKind::grading_assessment:
      return milestones::grade_assessed;
    case CertificateKind::cryptography_assessment:
      return milestones::cryptography_assessed;
    case CertificateKind::risk_assessment:
      return milestones::risk_assessed;
  }
  return {};
}

std::string_view milestone_of(MigrationKind kind) {
  switch (kind) {
    case MigrationKind::private_network:
      return milestones::network_merged;
    case MigrationKind::municipal_cloud:
      return milestones::migrated_to_cloud;
    case MigrationKind::industry_cloud:
      return milestones::cloud_managed;
    case MigrationKind::sharing_platform:
      return milestones::shared_on_platform;
  }
  return {};
}

}  // namespace

// 定期: each assessment starts the wait for the next; a filing is made once. The day that the document names
// goes before our interval.
void affect(Effects& effects, const ProjectData&, const CertificateRecorded& event) {
  effects.milestone(event.project.value, milestone_of(event.kind), event.issued_on, std::nullopt,
                    event.document_no.value);
  if (event.kind == CertificateKind::grading_filing) return;
  const std::string limit = "project." + name_of(event.kind);
  effects.stop_clock(limit, event.on);
  if (event.valid_until) {
    effects.start_clock_until(limit, event.issued_on, *event.valid_until);
  } else {
    effects.start_clock(limit, event.issued_on);
  }
}

void affect(Effects& effects, const ProjectData&, const MigrationRecorded& event) {
  effects.milestone(event.project.value, milestone_of(event.kind), event.on, std::nullopt,
                    event.document_no.value);
}

}  // namespace lianshen::project
