// GET /calendar/{secret}: the deadlines of whoever holds the secret, as a calendar (RFC 5545).
#include "api/endpoints/reading_endpoints.hpp"
#include "api/identity/identity.hpp"
#include "api/service/service.hpp"

namespace lianshen::reading {

namespace {

constexpr std::string_view ending = ".ics";

http::Answer answer_calendar(const ReadingCall& call) {
  http::Answer answer;
  answer.content_type = "text/calendar; charset=utf-8";
  answer.body = deadline_calendar(call.reading);
  answer.headers = {{"Content-Disposition", "attachment; filename=\"deadlines.ics\""}};
  return answer;
}

// The secret is in the address because calendar programs can send nothing else.
http::Answer read_feed(const http::Call& call) {
  std::string_view secret = call.path.at("secret");
  if (!secret.ends_with(ending)) refuse_as_missing();
  secret.remove_suffix(ending.size());
  const auto viewer = call.service.identity().viewer_of_feed(std::string(secret));
  if (!viewer) refuse_as_missing();
  return answer_for(call, *viewer, answer_calendar);
}

}  // namespace

void add_feed_read(http::RouteTable& table) {
  http::Route route =
      get_route("/calendar/{secret}", "read_calendar_feed", "日历", "本人时限的日历，凭订阅地址");
  route.access = http::Access::anonymous;
  route.parameters = {path_parameter("secret", "订阅地址中的密钥，后加 .ics")};
  route.answers = {{200, "日历", "text/calendar", ""}};
  route.handle = read_feed;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
