// What files for process mining say of one event, whatever their format.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "engine/domain/json.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// "requirement_review.ApplicationAccepted": several workflows have events of the same name.
std::string activity_of(const EventRecord& event);

// Attributes that have something to say, in a fixed order; all are texts.
std::vector<std::pair<std::string, std::string>> attributes_of(const EventRecord& event, const Json& body,
                                                               const Wording& wording);
// The names of all that may occur.
const std::vector<std::string>& attribute_names();

}  // namespace lianshen
