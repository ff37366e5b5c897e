// What is hidden inside a case that somebody may see: fields that the pack veils from all but some seats
// until the case has come to certain states (opinions before the conclusion, scores before the result), and
// in a case of many units what concerns the projects of others.
#pragma once

#include <map>
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
  // True if this event is about a project that the viewer does not see: to him it did not happen.
  [[nodiscard]] bool hides_event(const Json& event_data) const;

 private:
  [[nodiscard]] bool is_about_a_hidden_project(const Json& part) const;

  const Reading& reading_;
  std::vector<const VeiledFields*> entries_;  // those that hide something from this viewer now
  bool is_of_many_units_ = false;
  // By project; a round asks for the same ones again and again.
  mutable std::map<std::string, bool> is_hidden_;
};

}  // namespace lianshen::reading
