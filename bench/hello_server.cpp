#include "bench/hello_server.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include <cstdio>

#include "api/http/http_server.hpp"

namespace lianshen::bench {

int serve_hello() {
  httplib::Server server;
  constexpr std::size_t requests_max = 100'000'000;
  server.new_task_queue = [] { return new httplib::ThreadPool(http::ServerOptions().threads); };
  server.set_keep_alive_max_count(requests_max);
  server.set_tcp_nodelay(true);
  server.Get("/hello", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("hello", "text/plain");
  });
  const int port = server.bind_to_any_port("127.0.0.1");
  fmt::print("http://127.0.0.1:{}\n", port);
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}

}  // namespace lianshen::bench
