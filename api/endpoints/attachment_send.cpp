// POST /api/v1/attachments?name=: takes in a file as raw bytes; a command then names it by its hash.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/service/service.hpp"

namespace lianshen::reading {

namespace {

struct SentAttachment {
  Text<64> sha256;
  Name name;
  Count bytes;
  Name type;
};
BOOST_DESCRIBE_STRUCT(SentAttachment, (), (sha256, name, bytes, type))

[[noreturn]] void refuse(const AttachmentRefused& refused) {
  const std::string_view why = refused.what();
  if (why == "attachment_is_too_large") throw http::Problem(413, "body_too_large");
  if (why == "attachment_type_is_not_accepted") {
    throw http::Problem(415, "this_type_is_not_taken_here",
                        {{"", "a document, a picture, a text or an archive, by its content"}});
  }
  throw http::Problem(400, "malformed_body", {{"", "a file of at least one byte"}});
}

// Needs no snapshot: nothing of the log is read.
http::Answer send_attachment(const http::Call& call, AttachmentStore& store) {
  const std::string name = text_of(call.request, "name");
  if (!is_file_name(name)) {
    throw http::Problem(400, "malformed_parameters",
                        {{"name", "a name of 1 to 200 characters without slashes and control characters"}});
  }
  try {
    AttachmentStore::Upload upload = store.begin();
    upload.write(call.request.body);
    const StoredAttachment stored = upload.finish(name, call.viewer->actor.user, call.service.now());
    http::Answer answer = answer_with(SentAttachment{{stored.sha256}, {name}, {stored.bytes}, {stored.type}});
    answer.status = 201;
    return answer;
  } catch (const AttachmentRefused& refused) {
    refuse(refused);
  }
}

}  // namespace

void add_attachment_send(http::RouteTable& table) {
  http::add_schema<SentAttachment>(table.schemas, "SentAttachment");
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/attachments";
  route.operation = "send_attachment";
  route.tag = "附件";
  route.summary = "上传附件：请求体就是文件，类型按内容认定，不超过 50 MiB；命令中以其 SHA-256 引用";
  http::Parameter name = text_parameter("name", "文件名");
  name.is_required = true;
  route.parameters = {std::move(name)};
  route.body_type = "*/*";
  route.body_bytes_max = static_cast<std::size_t>(AttachmentStore::bytes_max);
  route.answers = {{201, "已收下", "application/json", "SentAttachment"}};
  route.problems = {413, 415};
  route.handle = [](const http::Call& call) { return send_attachment(call, call.service.attachments()); };
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
