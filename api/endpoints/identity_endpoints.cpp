#include "api/endpoints/identity_endpoints.hpp"

#include <charconv>

#include "api/http/problem.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t limit_default = 50;
constexpr std::int64_t limit_max = 200;

}  // namespace

void add_identity_endpoints(http::RouteTable& table) {
  add_session_sign_in(table);
  add_session_read(table);
  add_session_sign_out(table);
  add_session_step_up(table);
  add_activation_complete(table);
  add_me_read(table);
  add_me_change_password(table);
  add_me_offer_second_factor(table);
  add_me_confirm_second_factor(table);
  add_user_list(table);
  add_user_read_person(table);
  add_user_change_person(table);
  add_user_invite(table);
  add_user_end_sessions(table);
  add_user_remove_second_factor(table);
  add_audit_list(table);
}

http::Parameter user_parameter() {
  return {"user",
          "path",
          "用户",
          {{"type", "string"}, {"pattern", "^[A-Za-z0-9._-]{1,64}$"}, {"maxLength", 64}},
          true};
}

std::vector<http::Parameter> page_parameters() {
  return {{"limit",
           "query",
           "一页多少，默认 50",
           {{"type", "integer"}, {"minimum", 1}, {"maximum", limit_max}},
           false},
          {"cursor", "query", "上一页的 next", {{"type", "string"}, {"maxLength", 100}}, false}};
}

std::int64_t page_limit(const http::Request& request) {
  const auto written = request.parameter("limit");
  if (!written) return limit_default;
  std::int64_t limit = 0;
  const auto [end, error] = std::from_chars(written->data(), written->data() + written->size(), limit);
  if (error != std::errc() || end != written->data() + written->size() || limit < 1 || limit > limit_max)
    throw http::Problem(400, "malformed", {{"limit", "a whole number from 1 to 200"}});
  return limit;
}

}  // namespace lianshen
