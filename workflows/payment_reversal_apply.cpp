// The fold of the reversal of a payment, and where it is found. No policy, no refusal.
#include "workflows/payment_reversal.hpp"

namespace lianshen::payment_reversal {

void apply(ReversalData& data, const ReversalRequested& event) { adopt(data, event); }
void apply(ReversalData&, const ReversalConfirmed&) {}
void apply(ReversalData&, const ReversalRejected&) {}
void apply(ReversalData&, const ReversalWithdrawn&) {}

void affect(Effects& effects, const ReversalData&, const ReversalRequested& event) {
  effects.link(links::entered_for, event.allotment.value);
}

}  // namespace lianshen::payment_reversal
