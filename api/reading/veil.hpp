// What is hidden inside a case that somebody may see: fields that the pack veils from all but some seats
// until the case has come to certain states (opinions before the conclusion, scores before the result).
#pragma once

#include <string>
#include <vector>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

class Veil {
 public:
  // The rules are those of today, whatever the case was accepted under: hiding is no right of a case.
  Veil(const Reading& reading, const StreamRow& row);

  // Takes the hidden fields out of a case's folded data; their pointers.
  std::vector<std::string> cover(Json& data) const;
  // True if what this event says is hidden.
  [[nodiscard]] bool covers_event(const std::string& type) const;

 private:
  std::vector<const VeiledFields*> entries_;  // those that hide something from this viewer now
};

}  // namespace lianshen::reading
