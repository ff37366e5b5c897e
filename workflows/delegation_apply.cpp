// The fold of the delegation, and where it is found. No policy, no refusal.
#include "engine/runtime/acting.hpp"
#include "workflows/delegation.hpp"

namespace lianshen::delegation {

void apply(DelegationData& data, const PowerDelegated& event) { adopt(data, event); }
void apply(DelegationData&, const DelegationEnded&) {}

void affect(Effects& effects, const DelegationData&, const PowerDelegated& event) {
  effects.link(delegation_link,
               delegation_link_target({event.from.value, event.by.value}, {event.to.value, event.by.value}));
}

}  // namespace lianshen::delegation
