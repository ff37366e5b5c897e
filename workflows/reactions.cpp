// What the system does by itself because something happened. Each reaction asks one command of one known target; effects on
// many cases are milestones and holds that others read.
#include "workflows/workflows.hpp"

namespace lianshen {

namespace {

// Told nothing within the intake limit, an application counts as accepted, from the day of its receipt (R5).
std::optional<FollowUp> deem_accepted(const EventRecord& event, const Json& data) {
  if (data.at("clock") != event.workflow + ".intake") return std::nullopt;
  return FollowUp{event.workflow, event.stream, "deem_accepted", {{"received_on", data.at("from")}}};
}

}  // namespace

std::vector<Reaction> all_reactions() {
  //       workflow               event                       what follows
  return {{"requirement_review", std::string(limit_passed), deem_accepted},
          {"technical_review", std::string(limit_passed), deem_accepted},
          {"trial_acceptance", std::string(limit_passed), deem_accepted}};
}

}  // namespace lianshen
