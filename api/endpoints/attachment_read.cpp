// GET /api/v1/attachments/{sha256}: a file that a visible case names, or that the viewer has sent.
#include "api/endpoints/reading_endpoints.hpp"
#include "engine/log/attachment_query.hpp"

namespace lianshen::reading {

namespace {

bool may_read(const ReadingCall& call, const std::string& sha256) {
  if (call.attachments.was_sent_by(sha256, call.reading.viewer.actor.user)) return true;
  bool is_named = false;
  call.reading.views.read(
      [&](Database& views) { is_named = is_named_by_visible_case(views, sha256, call.reading.sight); });
  return is_named;
}

http::Answer answer_attachment(const ReadingCall& call) {
  const std::string& sha256 = call.path.at("sha256");
  const auto stored = call.attachments.find(sha256, call.reading.viewer.actor.user);
  if (!stored || !may_read(call, sha256)) refuse_as_missing();
  http::Answer answer;
  answer.content_type = stored->type;
  answer.file = stored->file;
  answer.headers = {{"Content-Disposition", content_disposition(stored->name)},
                    {"X-Content-Type-Options", "nosniff"}};
  return answer;
}

}  // namespace

void add_attachment_read(http::RouteTable& table) {
  http::Route route = get_route("/api/v1/attachments/{sha256}", "read_attachment", "附件",
                                "下载附件：可以看到的事项引用的，或者本人上传的");
  route.parameters = {path_parameter("sha256", "文件的 SHA-256，64 位十六进制")};
  route.answers = {{200, "文件", "application/octet-stream", ""}};
  route.handle = on_reading(answer_attachment);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
