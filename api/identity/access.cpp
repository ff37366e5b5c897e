#include "api/identity/access.hpp"

#include <algorithm>

#include "api/http/problem.hpp"

namespace lianshen {

namespace {

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

void require_ready(const Viewer& viewer, std::string_view path) {
  if (is_below(path, "/api/v1/me") || is_below(path, "/api/v1/session")) return;
  if (viewer.must_change_password) throw http::Problem(403, "the_password_must_be_changed");
  if (viewer.must_enrol_second_factor) throw http::Problem(403, "a_second_factor_must_be_enrolled");
}

void require_seat(const Viewer& viewer, std::initializer_list<std::string_view> seats) {
  if (std::ranges::none_of(seats, [&](std::string_view seat) { return viewer.holds(seat); }))
    throw http::Problem(403, "this_is_for_administrators");
}

void require_step_up(const Viewer& viewer) {
  if (!viewer.is_stepped_up) throw http::Problem(403, "step_up_is_needed");
}

}  // namespace lianshen
