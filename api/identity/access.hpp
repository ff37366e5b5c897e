// What a route may demand of whoever asks, beyond a session. What somebody may do with cases is the engine's
// to judge; this is about the service itself.
#pragma once

#include <initializer_list>
#include <string_view>

#include "api/service/viewer.hpp"

namespace lianshen {

// Each throws http::Problem 403 if it is not so.

// Asked by the router for every signed-in request: until an expired password is changed and a second factor
// that his seats ask for is enrolled, only his own pages (/api/v1/me…, /api/v1/session…) are open.
void require_ready(const Viewer& viewer, std::string_view path);
// Holds one of these seats himself.
void require_seat(const Viewer& viewer, std::initializer_list<std::string_view> seats);
// Has proved anew who he is.
void require_step_up(const Viewer& viewer);

}  // namespace lianshen
