// GET /api/v1/{collection}/{case}/documents/{form}: one paper of a case as a file: as of today, or as it
// would have been written at the end of any day in the past.
#include <fmt/format.h>

#include "api/endpoints/case_desk.hpp"
#include "api/endpoints/file_answer.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/reading/case_documents.hpp"
#include "reports/render/document_bytes.hpp"

namespace lianshen::reading {

namespace {

std::string file_name(const Document& document) {
  const std::string which =
      document.number.empty() ? std::string(draft_mark(document.standing)) : document.number;
  return which.empty() ? document.label : fmt::format("{}（{}）", document.label, which);
}

http::Answer answer_document(const http::Call& call) {
  const CivilDate today = call.service.now().local_date();
  return answer_for(call, *call.viewer, [&](const ReadingCall& asked) {
    const auto as_of = day_of(asked.request, "as_of");
    if (as_of && *as_of > today)
      throw http::Problem(400, "malformed_parameters", {{"as_of", "a day that has come"}});
    const Desk desk = desk_of(call.service);
    const Document document = found(read_document(asked.reading, desk, workflow_of_collection(asked),
                                                  asked.path.at("case"), asked.path.at("form"), as_of));
    std::string format = text_of(asked.request, "format");
    if (format.empty()) format = "pdf";
    return http::file_answer(
        document_bytes(document, format, desk.templates, asked.reading.policy.id, as_of.value_or(today)),
        format, fmt::format("{}.{}", file_name(document), format));
  });
}

}  // namespace

void add_document_read(http::RouteTable& table) {
  http::Route route = get_route("/api/v1/{collection}/{case}/documents/{form}", "read_document", "事项",
                                "一件文书的文件：截至今天，或者过去任何一天日终；未签发的是草稿");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号"),
                      path_parameter("form", "文种，见文书目录"),
                      choice_parameter("format", "格式；默认 pdf", document_formats()),
                      date_parameter("as_of", "截至这一天日终")};
  route.answers = {{200, "文件", "application/octet-stream", ""}};
  route.handle = answer_document;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
