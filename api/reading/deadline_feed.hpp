// The deadlines of one person as a calendar that his own program fetches with a secret address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

// Who keeps the secrets of feeds: a new one is shown once and only its hash is kept. Implemented where people
// sign in.
class FeedSecrets {
 public:
  FeedSecrets() = default;
  FeedSecrets(const FeedSecrets&) = delete;
  FeedSecrets& operator=(const FeedSecrets&) = delete;
  virtual ~FeedSecrets() = default;
  // Hexadecimal; the one before is worth nothing from now on.
  virtual std::string issue(const std::string& user) = 0;
  // Nothing for a secret that nobody holds, and for accounts that are disabled.
  virtual std::optional<std::string> user_of(std::string_view secret) = 0;
};

struct FeedAnswer {
  Name path;  // "/calendar/<secret>.ics": shown this once
};
BOOST_DESCRIBE_STRUCT(FeedAnswer, (), (path))

// Live limits of visible cases that the person's seats answer for; those of an applicant for the own unit's
// cases only.
std::string deadline_calendar(const Reading& reading);

}  // namespace lianshen::reading
