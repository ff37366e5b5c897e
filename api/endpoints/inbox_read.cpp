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
  InboxAnswer answer = read_inbox(call.reading, box_of(text_of(call.request, "box")), page_of(call.request));
  if (is_yes(call.request, "counts")) answer.counts = count_inbox(call.reading);
  return answer_with(answer);
}

}  // namespace

void add_inbox_read(http::RouteTable& table) {
  http::add_schema<InboxAnswer>(table.schemas, "Inbox");
  http::Route route = get_route(
      "/api/v1/inbox", "read_inbox", "事项",
      "本人的待办、在办、已办、办结；待办只列等本人办理的，随时可以办的不算；一页待办可能不满而后面还有");
  route.parameters = page_of_list();
  route.parameters.push_back(choice_parameter("box",
                                              "todo 待办（默认）、doing 在办、done 已办、finished 办结",
                                              {"todo", "doing", "done", "finished"}));
  route.parameters.push_back(yes_no_parameter("counts", "同时给出各类件数，100 为一百件或者更多"));
  route.answers = {{200, "一页事项", "application/json", "Inbox"}};
  route.handle = on_reading(answer_inbox);
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen::reading
