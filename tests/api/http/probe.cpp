#include "tests/api/http/probe.hpp"

namespace lianshen::test {

using namespace std::chrono_literals;
using http::Answer;
using http::Call;
using http::Method;

Answer plain(std::string body) {
  Answer answer;
  answer.content_type = "text/plain";
  answer.body = std::move(body);
  return answer;
}

http::RouteTable probe_table(Probe& probe) {
  http::RouteTable table;
  table.routes.push_back(open_route(Method::get, "/read", [&](const Call& call) {
    ++probe.reads;
    return plain(call.request.parameter("q").value_or("read"));
  }));
  table.routes.back().parameters = {{"q", "query", "q", {{"type", "string"}}, false}};
  auto write = open_route(Method::post, "/write", [&](const Call& call) {
    ++probe.writes;
    return plain(std::to_string(call.request.body.size()) + " " + call.request.body.substr(0, 20));
  });
  write.body_type = "*/*";
  write.body_bytes_max = 200'000;
  table.routes.push_back(std::move(write));
  return table;
}

ServerSetup impatient(Probe& probe) {
  ServerSetup setup;
  setup.table = probe_table(probe);
  setup.server.connection.head_time = 300ms;
  setup.server.connection.body_time = 300ms;
  setup.server.connection.idle_time = 400ms;
  return setup;
}

}  // namespace lianshen::test
