// GET /api/v1/cases and GET /api/v1/{collection}: cases that the viewer may see, filtered, sorted, page by
// page.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/case_items.hpp"

namespace lianshen::reading {

namespace {

CaseSort sort_of(std::string_view word) {
  if (word == "opened") return CaseSort::opened;
  if (word == "due") return CaseSort::due;
  return word == "title" ? CaseSort::title : CaseSort::changed;
}

CaseQuery query_of(const http::Request& request) {
  CaseQuery query;
  query.state = text_of(request, "state");
  query.organisation = text_of(request, "organisation");
  query.project = text_of(request, "project");
  query.lamp = text_of(request, "lamp");
  query.text = text_of(request, "text");
  query.is_overdue = is_yes(request, "overdue");
  std::string sort = request.parameter("sort").value_or("-changed");
  query.is_descending = sort.starts_with('-');
  if (query.is_descending) sort.erase(0, 1);
  query.sort = sort_of(sort);
  const Page page = page_of(request);
  query.cursor = page.cursor;
  query.limit = page.limit;
  return query;
}

http::Answer list_all(const ReadingCall& call) {
  CaseQuery query = query_of(call.request);
  query.workflow = text_of(call.request, "workflow");
  return answer_with(read_cases(call.reading, query, is_yes(call.request, "total")));
}

http::Answer list_of_collection(const ReadingCall& call) {
  CaseQuery query = query_of(call.request);
  query.workflow = workflow_of_collection(call);
  return answer_with(read_cases(call.reading, query, is_yes(call.request, "total")));
}

std::vector<http::Parameter> filters() {
  std::vector<http::Parameter> all = page_of_list();
  all.push_back(text_parameter("state", "状态"));
  all.push_back(text_parameter("organisation", "所属单位"));
  all.push_back(text_parameter("project", "所属项目的编号"));
  all.push_back(choice_parameter("lamp", "亮过的灯中最重的", {"none", "yellow", "red"}));
  all.push_back(text_parameter("text", "编号、名称、项目名称、文号中的词，空格分开的都要有"));
  all.push_back(yes_no_parameter("overdue", "只列有时限已过的"));
  all.push_back(
      choice_parameter("sort", "排序，前加 - 为倒序；默认 -changed",
                       {"changed", "-changed", "opened", "-opened", "due", "-due", "title", "-title"}));
  all.push_back(yes_no_parameter("total", "同时给出总数"));
  return all;
}

}  // namespace

void add_case_list(http::RouteTable& table) {
  http::add_schema<CasesAnswer>(table.schemas, "Cases");
  http::Route all = get_route("/api/v1/cases", "list_cases", "事项", "可以看到的全部事项");
  all.parameters = filters();
  all.parameters.push_back(text_parameter("workflow", "流程"));
  all.answers = {{200, "一页事项", "application/json", "Cases"}};
  all.handle = on_reading(list_all);
  table.routes.push_back(std::move(all));

  http::Route one = get_route("/api/v1/{collection}", "list_collection", "事项", "一个流程的事项");
  one.parameters = filters();
  one.parameters.push_back(path_parameter("collection", "事项的地址，如 requirement-reviews"));
  one.answers = {{200, "一页事项", "application/json", "Cases"}};
  one.handle = on_reading(list_of_collection);
  table.routes.push_back(std::move(one));
}

}  // namespace lianshen::reading
