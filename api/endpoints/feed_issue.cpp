// POST /api/v1/me/calendar-feed: a new secret address for the calendar of one's own deadlines.
#include <fmt/format.h>

#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/identity/identity.hpp"
#include "api/service/service.hpp"

namespace lianshen::reading {

namespace {

http::Answer issue_feed(const http::Call& call) {
  const std::string secret = call.service.identity().new_feed_secret(*call.viewer, call.request);
  http::Answer answer = answer_with(FeedAnswer{{fmt::format("/calendar/{}.ics", secret)}});
  answer.status = 201;
  return answer;
}

}  // namespace

void add_feed_issue(http::RouteTable& table) {
  http::add_schema<FeedAnswer>(table.schemas, "CalendarFeed");
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/me/calendar-feed";
  route.operation = "issue_calendar_feed";
  route.tag = "日历";
  route.summary = "本人时限日历的订阅地址：只显示这一次，旧的随即失效";
  route.answers = {{201, "订阅地址", "application/json", "CalendarFeed"}};
  route.handle = issue_feed;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
