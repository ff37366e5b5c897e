// GET /api/v1/inbox?box=: 待办, 在办, 已办, 办结 of the person asking.
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/reading/inbox.hpp"

namespace lianshen::reading {

namespace {

InboxBox box_of(const std::string& word) {
  if (word == "doing") return InboxBox::doing;
  if (word == "done") return InboxBox::done;
  return word == "finished" ? InboxBox::finished : InboxBox::todo;
}

http::Answer answer_inbox(const ReadingCall& call) {
  return answer_with(read_inbox(call.reading, box_of(text_of(call.request, "box")), page_of(call.request)));
}

}  // namespace

void add_inbox_read(http::RouteTable& table) {
  http::add_schema<InboxAnswer>(table.schemas, "Inbox");
  http::Route route = get_route("/api/v1/inbox", "read_inbox", "事项",
                                "本人的待办、在办、已办、办结；一页待办可能不满而后面还有");
  route.parameters = page_of_list();
  route.parameters.push_back(choice_parameter("box",
                                              "todo 待办（默认）、doing 在办、done 已办、finished 办结",
                                              {"todo", "doing", "done", "finished"}));
  route.answers = {{200, "一页事项", "application/json", "Inbox"}};
  route.handle = on_reading(answer_inbox);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
