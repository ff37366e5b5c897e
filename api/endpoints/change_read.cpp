// GET /api/v1/changes?after=: one number that grows when something visible has changed; asked every few
// seconds.
#include <fmt/format.h>
#include <charconv>

#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "engine/log/case_query.hpp"

namespace lianshen::reading {

namespace {

struct ChangesAnswer {
  Count sequence;  // of the latest event on a case that the viewer sees
};
BOOST_DESCRIBE_STRUCT(ChangesAnswer, (), (sequence))

http::Answer answer_changes(const ReadingCall& call) {
  std::int64_t sequence = 0;
  const std::string after = text_of(call.request, "after");
  std::from_chars(after.data(), after.data() + after.size(), sequence);
  call.reading.views.read(
      [&](Database& views) { sequence = latest_change(views, sequence, call.reading.sight); });
  const std::string tag = fmt::format("\"{}\"", sequence);
  http::Answer answer;
  if (call.request.header("if-none-match") == tag) {
    answer.status = 304;
  } else {
    answer = answer_with(ChangesAnswer{{sequence}});
  }
  answer.headers.emplace_back("ETag", tag);
  return answer;
}

}  // namespace

void add_change_read(http::RouteTable& table) {
  http::add_schema<ChangesAnswer>(table.schemas, "Changes");
  http::Route route = get_route("/api/v1/changes", "read_changes", "事项",
                                "可以看到的事项最近一次变动的序号；页面每隔几秒问一次，没有变动答 304");
  route.parameters = {
      {"after", "query", "已知的序号", {{"type", "integer"}, {"minimum", 0}}, false},
      {"If-None-Match", "header", "上次的 ETag", {{"type", "string"}, {"maxLength", 40}}, false}};
  route.answers = {{200, "序号", "application/json", "Changes"}, {304, "没有变动", "", ""}};
  route.handle = on_reading(answer_changes);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
