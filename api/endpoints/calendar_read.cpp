// GET /api/v1/calendars/{calendar}?year=: which days are worked.
#include <charconv>

#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/rule_texts.hpp"

namespace lianshen::reading {

namespace {

http::Answer answer_calendar(const ReadingCall& call) {
  int year = call.reading.today().year();
  if (const auto written = call.request.parameter("year"))
    std::from_chars(written->data(), written->data() + written->size(), year);
  return answer_with(found(read_calendar(call.reading, call.path.at("calendar"), year)));
}

}  // namespace

void add_calendar_read(http::RouteTable& table) {
  http::add_schema<CalendarAnswer>(table.schemas, "WorkingCalendar");
  http::Route route =
      get_route("/api/v1/calendars/{calendar}", "read_calendar", "规则", "一年的工作日、节假日和调休");
  route.parameters = {
      path_parameter("calendar", "日历，如 hubei"),
      {"year",
       "query",
       "年份，默认今年",
       {{"type", "integer"}, {"minimum", CivilDate::kFirstYear}, {"maximum", CivilDate::kLastYear}},
       false}};
  route.answers = {{200, "日历", "application/json", "WorkingCalendar"}};
  route.handle = on_reading(answer_calendar);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
