// GET /api/v1/workflows/{workflow}/diagram?format=: the rule table as a picture for other programs.
#include <fmt/format.h>

#include "api/endpoints/reading_endpoints.hpp"
#include "reports/render/workflow_picture.hpp"

namespace lianshen::reading {

namespace {

constexpr std::string_view format_unless_asked = "bpmn";

http::Answer draw_workflow(const ReadingCall& call) {
  const Workflow* workflow = call.reading.rulebook.workflows.find(call.path.at("workflow"));
  if (workflow == nullptr) refuse_as_missing();
  std::string format = text_of(call.request, "format");
  if (format.empty()) format = format_unless_asked;
  http::Answer answer;
  answer.content_type = fmt::format("{}; charset=utf-8", media_type_of_picture(format));
  answer.body = workflow_picture(format, *workflow, call.reading.policy, call.reading.wording);
  return answer;
}

}  // namespace

void add_workflow_diagram(http::RouteTable& table) {
  http::Route route = get_route("/api/v1/workflows/{workflow}/diagram", "draw_workflow", "规则",
                                "一个流程的图：BPMN 2.0（默认，带图形）、SCXML 或者 Mermaid");
  route.parameters = {path_parameter("workflow", "流程，如 requirement_review"),
                      choice_parameter("format", "图的格式，默认 bpmn", picture_formats())};
  for (const std::string& format : picture_formats())
    route.answers.push_back({200, "图", std::string(media_type_of_picture(format)), ""});
  route.handle = on_reading(draw_workflow);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
