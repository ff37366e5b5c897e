// GET /api/v1/{collection}/{case}/documents: the papers that can be written of a case now.
#include <fmt/format.h>

#include "api/endpoints/case_desk.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/case_documents.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_documents(const http::Call& call) {
  return answer_for(call, *call.viewer, [&](const ReadingCall& asked) {
    const std::string& stream = asked.path.at("case");
    auto answer =
        found(read_documents(asked.reading, desk_of(call.service), workflow_of_collection(asked), stream));
    for (DocumentItem& item : answer.items) {
      const std::string of = item.is_latest ? fmt::format("{}/{}", asked.path.at("collection"), stream)
                                            : fmt::format("outgoing-documents/{}", item.paper.value().value);
      item.address = {fmt::format("/api/v1/{}/documents/{}", of, item.form.id.value)};
    }
    return answer_with(answer);
  });
}

}  // namespace

void add_document_list(http::RouteTable& table) {
  http::add_schema<DocumentsAnswer>(table.schemas, "CaseDocuments");
  http::Route route = get_route("/api/v1/{collection}/{case}/documents", "list_documents", "事项",
                                "现在可以写出的文书：已签发的有文号和成文日期，草稿没有；不该看的不列");
  route.parameters = {path_parameter("collection", "事项的地址"), path_parameter("case", "事项编号")};
  route.answers = {{200, "文书目录", "application/json", "CaseDocuments"}};
  route.handle = answer_documents;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
