// GET /api/v1/changes?after=: one number that grows when something visible has changed; asked every few
// seconds. GET /api/v1/changes/entries?after=: who did what since, the latest first.
#include <fmt/format.h>
#include <charconv>

#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/recent_changes.hpp"
#include "engine/log/case_query.hpp"

namespace lianshen::reading {

namespace {

struct ChangesAnswer {
  Count sequence;  // of the latest event on a case that the viewer sees
};
BOOST_DESCRIBE_STRUCT(ChangesAnswer, (), (sequence))

std::int64_t known_sequence(const ReadingCall& call) {
  std::int64_t sequence = 0;
  const std::string after = text_of(call.request, "after");
  std::from_chars(after.data(), after.data() + after.size(), sequence);
  return sequence;
}

http::Parameter after_parameter() {
  return {"after", "query", "已知的序号", {{"type", "integer"}, {"minimum", 0}}, false};
}

http::Answer answer_entries(const ReadingCall& call) {
  return json_answer(read_recent_changes(call.reading, known_sequence(call), page_of(call.request).limit));
}

http::Answer answer_changes(const ReadingCall& call) {
  std::int64_t sequence = known_sequence(call);
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
      after_parameter(),
      {"If-None-Match", "header", "上次的 ETag", {{"type", "string"}, {"maxLength", 40}}, false}};
  route.answers = {{200, "序号", "application/json", "Changes"}, {304, "没有变动", "", ""}};
  route.handle = on_reading(answer_changes);
  table.routes.push_back(std::move(route));

  http::add_schema(table.schemas, "RecentChanges", recent_changes_schema());
  http::Route entries = get_route("/api/v1/changes/entries", "list_changes", "事项",
                                  "可以看到的事项上他人新近办理的，新的在前；本人办理的不列");
  std::vector<http::Parameter> of_list = page_of_list();
  for (http::Parameter& parameter : of_list)
    if (parameter.name == "limit") entries.parameters.push_back(std::move(parameter));
  entries.parameters.push_back(after_parameter());
  entries.answers = {{200, "最近变化", "application/json", "RecentChanges"}};
  entries.handle = on_reading(answer_entries);
  table.routes.push_back(std::move(entries));
}

}  // namespace lianshen::reading
