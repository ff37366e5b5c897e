// GET /api/v1/reports and /api/v1/reports/{report}: registers, tables and narratives as files, as of today or
// of any day in the past. Who may read one whole the catalogue says; to others it is not there.
#include "api/endpoints/endpoints.hpp"
#include "api/endpoints/file_answer.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/endpoints/report_file.hpp"
#include "api/http/json_schema.hpp"
#include "api/service/service.hpp"
#include "api/service/temporary_file.hpp"
#include "reports/render/document_bytes.hpp"
#include "reports/render/pdf_sheet.hpp"

namespace lianshen {

namespace {

Json line_of(std::string_view name, std::string_view title, std::string_view about, bool has_years,
             const auto& formats) {
  return {{"name", name}, {"title", title}, {"about", about}, {"has_years", has_years}, {"formats", formats}};
}

http::Answer list_reports(const http::Call& call) {
  Json items = Json::array();
  for (const Report& each : report_catalogue()) {
    if (may_read_report(each.readers, *call.viewer))
      items.push_back(line_of(each.name, each.title, each.about, each.has_years, sheet_format_names));
  }
  for (const Narrative& each : narrative_catalogue()) {
    if (may_read_report(each.readers, *call.viewer))
      items.push_back(line_of(each.name, each.title, each.about, false, document_format_names));
  }
  return reading::json_answer({{"items", std::move(items)}});
}

http::Answer read_report(const http::Call& call) {
  const AskedReport asked = asked_report(call);
  const TemporaryFile file;
  NoWatch nobody;
  try {
    call.service.read(
        [&](Database& log) { write_report_file(asked, call.service, log, file.path(), nobody); });
  } catch (const TooLongForPages&) {
    throw http::Problem(409, "the_report_is_too_long_for_pages");
  }
  return http::file_answer(file.bytes(), asked.format, asked.file_name());
}

Json list_schema() {
  const Json text{{"type", "string"}};
  const Json item{{"type", "object"},
                  {"required", {"name", "title", "about", "has_years", "formats"}},
                  {"additionalProperties", false},
                  {"properties",
                   {{"name", text},
                    {"title", text},
                    {"about", text},
                    {"has_years", {{"type", "boolean"}}},
                    {"formats", {{"type", "array"}, {"items", text}}}}}};
  return {{"type", "object"},
          {"required", {"items"}},
          {"additionalProperties", false},
          {"properties", {{"items", {{"type", "array"}, {"items", item}}}}}};
}

}  // namespace

void add_report_read(http::RouteTable& table) {
  http::add_schema(table.schemas, "Reports", list_schema());
  http::Route list = reading::get_route("/api/v1/reports", "list_reports", "报表",
                                        "本人可以看的台账、登记簿、计划、建议表和报告");
  list.answers = {{200, "报表目录", "application/json", "Reports"}};
  list.handle = list_reports;
  table.routes.push_back(std::move(list));

  http::Route read = reading::get_route("/api/v1/reports/{report}", "read_report", "报表",
                                        "一份报表的文件：截至今天，或者过去任何一天日终");
  read.parameters = report_parameters();
  read.answers = {{200, "文件", "application/octet-stream", ""}};
  read.problems = {409};
  read.handle = read_report;
  table.routes.push_back(std::move(read));
}

}  // namespace lianshen
