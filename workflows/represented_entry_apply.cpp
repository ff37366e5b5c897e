// The fold of the entry on behalf, and where it is found. No policy, no refusal.
#include "workflows/represented_entry.hpp"

namespace lianshen::represented_entry {

void apply(EntryData& data, const EntryMade& event) { adopt(data, event); }
void apply(EntryData&, const EntryConfirmed&) {}
void apply(EntryData&, const EntryRejected&) {}
void apply(EntryData&, const EntryWithdrawn&) {}

void affect(Effects& effects, const EntryData&, const EntryMade& event) {
  effects.link(links::entered_for, event.stream.value);
}

}  // namespace lianshen::represented_entry
