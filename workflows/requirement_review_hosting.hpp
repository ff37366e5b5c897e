// What articles 3 to 5 demand of a requirement plan: existing resources, one network, one cloud. Included
// only by workflows/requirement_review.cpp.
#pragma once

#include "engine/rules/requirement.hpp"
#include "workflows/requirement_review.hpp"

namespace lianshen::requirement_review {

using Situation = lianshen::Situation<RequirementReview>;
template <class Command>
using Ask = lianshen::Ask<RequirementReview, Command>;

// Signatures collected by circulation are a resolution, but not a meeting (R3).
inline bool was_settled_in_session(const Ask<Conclude>& ask) {
  return ask.command.basis == Basis::meeting && ask.facts.meeting_was_in_session;
}

// ---- articles 3 to 5: one city, one network, one cloud ----

// A duplicate of what exists may only pass where the joint meeting says so on the record.
struct SharesWhatExists : OnCommand<"XN-PM-03.1", "existing_resources_must_be_used", Mender::applicant> {
  static bool met(const Ask<Conclude>& ask) {
    return !ask.data.duplicates_existing || was_settled_in_session(ask);
  }
};

// 严格控制 is not 禁止: soft, so unmet it is a warning on the record (R3 sends it to the meeting).
struct IsNoClosedSystem : OnFacts<"XN-PM-03.2", "closed_systems_are_strictly_limited", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.data.closed_system; }
};

struct PrivateNetworkHasBasis
    : OnFacts<"XN-PM-04.1", "private_network_needs_a_national_basis", Mender::applicant> {
  static bool met(const Situation& situation) {
    return !situation.data.new_private_network || situation.data.private_network_basis.has_value();
  }
};

// 征求意见 is not 同意: what the office said is weighed by the meeting that the network needs anyway (R3).
struct OfficeWasAskedAboutTheNetwork
    : OnFacts<"XN-PM-04.2", "the_office_was_not_asked_about_the_private_network", Mender::applicant> {
  static bool met(const Situation& situation) {
    return !situation.data.new_private_network || situation.data.private_network_opinion_no.has_value();
  }
};

// The article knows no exception, so only the joint meeting can make one.
struct HostedOnTheMunicipalCloud
    : OnCommand<"XN-PM-05.1", "new_systems_must_use_the_municipal_cloud", Mender::applicant> {
  static bool met(const Ask<Conclude>& ask) {
    return ask.data.hosting == Hosting::municipal_cloud || ask.data.hosting == Hosting::none ||
           was_settled_in_session(ask);
  }
};

// 并入: a plan that builds on an old private network waits until that network is merged, or names the
// national rule by which it stays apart.
struct ExistingNetworkIsMerged
    : OnFacts<"XN-PM-04.3", "the_existing_private_network_must_be_merged", Mender::applicant> {
  static bool met(const Situation& situation) {
    return !situation.data.keeps_private_network.value_or(false) || situation.facts.network_is_merged ||
           situation.data.private_network_basis.has_value();
  }
};

// The meeting may let a plan use an industry cloud (05.1), but not one that nobody but its owner manages.
struct IndustryCloudIsManaged
    : OnFacts<"XN-PM-05.3", "the_industry_cloud_must_be_managed_centrally", Mender::applicant> {
  static bool met(const Situation& situation) {
    return situation.data.hosting != Hosting::industry_cloud || situation.facts.cloud_is_managed;
  }
};

}  // namespace lianshen::requirement_review
