// The fold of the correction of a record, and where it is found. No policy, no refusal.
#include "workflows/record_correction.hpp"

namespace lianshen::record_correction {

void apply(CorrectionData& data, const RecordCorrectionRequested& event) { adopt(data, event); }
void apply(CorrectionData&, const RecordCorrectionConfirmed&) {}
void apply(CorrectionData&, const RecordCorrectionRejected&) {}
void apply(CorrectionData&, const RecordCorrectionWithdrawn&) {}

void affect(Effects& effects, const CorrectionData&, const RecordCorrectionRequested& event) {
  effects.link(links::entered_for, event.stream.value);
}

}  // namespace lianshen::record_correction
