// The outcome of one decision: what happened, or every reason why it may not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/rejection.hpp"

namespace lianshen {

template <class Event>
struct Decision {
  std::vector<Reason> reasons;   // not empty: refused
  std::vector<Reason> warnings;  // unmet requirements that the pack cites as soft: recorded, never blocking
  std::string_view anchor;       // of the row that fired
  std::string_view state;        // which it leads to
  std::vector<Event> events;     // exactly one if accepted

  [[nodiscard]] bool is_accepted() const { return reasons.empty(); }
};

// Switched off one at a time by the test that proves that every requirement is seen by some scenario. Never
// in production.
namespace muting {
void mute(std::string_view workflow, std::string_view code, std::string_view anchor);
void unmute();
bool is_muted(std::string_view workflow, std::string_view code, std::string_view anchor);
}  // namespace muting

}  // namespace lianshen
