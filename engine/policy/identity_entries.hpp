// What a pack asks of those who sign in: before which commands they prove anew who they are, and which seats
// are held with a second factor only. Plain data; api/identity acts on it.
#pragma once

#include <string>

#include "engine/policy/office_entries.hpp"

namespace lianshen {

// A command for which a sign-in of this morning is not enough.
struct StepUpCommand {
  std::string command;  // "allotment.record_payment"
  Source source;
};

// A seat whose holders sign in with a password and a second factor.
struct SecondFactorSeat {
  std::string seat;
  Source source;
};

}  // namespace lianshen
