// The deadlines of one person as a calendar that his own program fetches with a secret address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

struct FeedAnswer {
  Name path;  // "/calendar/<secret>.ics": shown this once
};
BOOST_DESCRIBE_STRUCT(FeedAnswer, (), (path))

// Live limits of visible cases that the person's seats answer for; those of an applicant for the own unit's
// cases only.
std::string deadline_calendar(const Reading& reading);

}  // namespace lianshen::reading
