// 能办什么: the commands on a case for whoever asks, open ones with what they need, closed ones with every
// reason.
#pragma once

#include <optional>
#include <string>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

// {"state","version","items":[{"command","openness","provision","fields","items","depends","reasons"}]}.
// Nothing if there is no such case of that workflow, or it is hidden.
std::optional<Json> read_next(const Reading& reading, const std::string& workflow, const std::string& stream);
Json next_schema();

}  // namespace lianshen::reading
