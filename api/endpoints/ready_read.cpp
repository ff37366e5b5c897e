// GET /readyz: the database answers and the writer takes commands.
#include "api/endpoints/endpoints.hpp"
#include "api/http/json_schema.hpp"
#include "api/http/problem.hpp"
#include "api/service/service.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {

namespace {

enum class Readiness { ready };
BOOST_DESCRIBE_ENUM(Readiness, ready)

struct ReadyAnswer {
  Readiness status = Readiness::ready;
};
BOOST_DESCRIBE_STRUCT(ReadyAnswer, (), (status))

http::Answer read_ready(const http::Call& call) {
  bool has_log = false;
  call.service.read([&](Database& reader) { has_log = EventLog(reader).read_head().sequence > 0; });
  if (!has_log || call.service.runner().has_stopped()) throw http::Problem(503, "not_ready");
  http::Answer answer;
  answer.body = encode_text(ReadyAnswer{});
  return answer;
}

}  // namespace

void add_ready_read(http::RouteTable& table) {
  http::add_schema<ReadyAnswer>(table.schemas, "Ready");
  http::Route route;
  route.pattern = "/readyz";
  route.operation = "read_ready";
  route.tag = "运行";
  route.summary = "能否办理";
  route.access = http::Access::anonymous;
  route.answers = {{200, "能办理", "application/json", "Ready"}};
  route.handle = read_ready;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
