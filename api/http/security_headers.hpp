// What every answer carries, errors too, so that a browser does nothing with it but what it is for.
#pragma once

#include "api/http/message.hpp"

namespace lianshen::http {

// Those that `answer` does not set itself. `is_behind_proxy`: the client speaks TLS.
Headers security_headers(const Answer& answer, bool is_behind_proxy);

}  // namespace lianshen::http
