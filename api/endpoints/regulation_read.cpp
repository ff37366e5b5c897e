// GET /api/v1/regulations/{regulation}/text: a regulation as it was published.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_text(const ReadingCall& call) {
  http::Answer answer;
  answer.content_type = "text/plain; charset=utf-8";
  answer.body = found(read_regulation_text(call.reading, call.path.at("regulation")));
  return answer;
}

}  // namespace

void add_regulation_read(http::RouteTable& table) {
  http::Route route =
      get_route("/api/v1/regulations/{regulation}/text", "read_regulation_text", "规则", "文件全文，照录");
  route.parameters = {path_parameter("regulation", "文件，如 xianning")};
  route.answers = {{200, "全文", "text/plain", ""}};
  route.handle = on_reading(answer_text);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
