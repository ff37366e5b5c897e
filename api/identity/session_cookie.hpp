// The cookie that carries a session's secret, and its name: behind TLS a browser itself guarantees by the
// prefix that it comes from this host and over TLS only.
#pragma once

#include <optional>
#include <string>

#include "api/http/message.hpp"

namespace lianshen {

// The secret in a request; nothing if there is none, or several, or not one of ours.
std::optional<std::string> session_secret_in(const http::Request& request, bool is_behind_proxy);
// Values of Set-Cookie.
std::string session_cookie(const std::string& secret, bool is_behind_proxy);
std::string ended_session_cookie(bool is_behind_proxy);

}  // namespace lianshen
