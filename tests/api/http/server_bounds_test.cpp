// The bounds of the server: slow clients, long heads, many connections, and its end under load.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <future>

#include "tests/api/http/probe.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;
using http::Answer;
using http::Call;
using http::Method;

TEST_CASE("clients that drip lose their connection, others are answered", "[http_server]") {
  Probe probe;
  RunningServer server(impatient(probe));
  RawClient idle = server.connect();
  CHECK(idle.is_closed());

  RawClient head = server.connect();
  std::atomic<bool> is_over = false;
  const auto dripped = std::async(std::launch::async, [&] {
    head.send("GET /read HTTP/1.1\r\nHost: localhost\r\nX-A: ");
    while (!is_over && head.send("a")) std::this_thread::sleep_for(20ms);
  });
  CHECK(ask(server.port(), "GET", "/read").status == 200);
  CHECK(head.receive().status == 408);
  CHECK(head.is_closed());
  is_over = true;
  dripped.wait();

  RawClient body = server.connect();
  body.send(head_of("POST", "/write", "X-Lianshen: 1\r\nContent-Length: 100\r\n") + "abc");
  CHECK(body.receive().status == 408);
  CHECK(body.is_closed());
  CHECK(probe.writes == 0);
}

TEST_CASE("a body that ends early is no request", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  {
    RawClient client = server.connect();
    client.send(head_of("POST", "/write", "X-Lianshen: 1\r\nContent-Length: 100\r\n") + "abc");
  }
  CHECK(ask(server.port(), "GET", "/read").status == 200);
  server.stop();
  CHECK(probe.writes == 0);
}

TEST_CASE("a head without end is cut off at its bound", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  for (const std::string& piece : {std::string(1000, 'a'), std::string("X: 1\r\n")}) {
    RawClient client = server.connect();
    client.send("GET /read HTTP/1.1\r\nHost: localhost\r\nX-A: ");
    std::size_t sent = 0;
    while (sent < 100'000'000 && client.send(piece)) sent += piece.size();
    CHECK(sent < 100'000'000);
  }
  RawClient client = server.connect();
  client.send("GET /read HTTP/1.1\r\nHost: localhost\r\nX-A: " + std::string(33'000, 'a'));
  CHECK(client.receive().status == 431);
  CHECK(client.is_closed());
  CHECK(probe.reads == 0);
}

TEST_CASE("32 clients at once are all answered, each with its own", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  std::vector<std::future<int>> clients;
  for (int number = 0; number < 32; ++number) {
    clients.push_back(std::async(std::launch::async, [&server, number] {
      int right = 0;
      RawClient client = server.connect();
      for (int request = 0; request < 50; ++request) {
        const std::string word = fmt::format("{}-{}", number, request);
        client.send(head_of("GET", "/read?q=" + word));
        right += client.receive().body == word ? 1 : 0;
      }
      return right;
    }));
  }
  int right = 0;
  for (auto& client : clients) right += client.get();
  CHECK(right == 32 * 50);
  CHECK(probe.reads == 32 * 50);
}

TEST_CASE("idle connections make room for those that ask", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  setup.server.threads = 2;
  setup.server.connection.idle_time = 60s;
  RunningServer server(std::move(setup));
  std::vector<RawClient> idle;
  for (int number = 0; number < 6; ++number) idle.push_back(server.connect());
  CHECK(ask(server.port(), "GET", "/read").status == 200);
}

TEST_CASE("more bytes than the server will hold at once are refused until there is room", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  setup.server.bodies_bytes_max = 1000;
  RunningServer server(std::move(setup));
  for (int round = 0; round < 3; ++round) {
    const RawAnswer large = ask(server.port(), "POST", "/write", std::string(1001, 'x'));
    CHECK(large.status == 503);
    CHECK_FALSE(large.header("retry-after").empty());
    CHECK(ask(server.port(), "POST", "/write", std::string(1000, 'x')).status == 200);
  }
}

TEST_CASE("more connections than may wait are refused at once", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  std::promise<void> leave;
  auto left = leave.get_future().share();
  std::atomic<int> inside = 0;
  setup.table.routes.push_back(open_route(Method::get, "/slow", [&, left](const Call&) {
    ++inside;
    left.wait();
    return plain("slow");
  }));
  setup.server.threads = 2;
  setup.server.waiting_max = 1;
  RunningServer server(std::move(setup));
  std::vector<RawClient> clients;
  for (int number = 1; number <= 2; ++number) {
    clients.push_back(server.connect());
    clients.back().send(head_of("GET", "/slow", "Connection: close\r\n"));
    while (inside < number) std::this_thread::sleep_for(1ms);
  }
  RawClient waiting = server.connect();
  waiting.send(head_of("GET", "/read"));
  int refused = 0;
  for (int number = 0; number < 5; ++number) refused += server.connect().receive().status == 503 ? 1 : 0;
  CHECK(refused == 5);
  leave.set_value();
  for (auto& client : clients) CHECK(client.receive().body == "slow");
  CHECK(waiting.receive().body == "read");
}

TEST_CASE("being stopped, the server finishes what it has begun", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  std::promise<void> leave;
  auto left = leave.get_future().share();
  std::atomic<int> inside = 0;
  setup.table.routes.push_back(open_route(Method::get, "/slow", [&, left](const Call&) {
    ++inside;
    left.wait();
    return plain("slow");
  }));
  setup.server.connection.idle_time = 60s;
  RunningServer server(std::move(setup));
  RawClient idle = server.connect();
  std::vector<RawClient> clients;
  for (int number = 0; number < 8; ++number) {
    clients.push_back(server.connect());
    clients.back().send(head_of("GET", "/slow"));
  }
  while (inside < 8) std::this_thread::sleep_for(1ms);
  auto stopped = std::async(std::launch::async, [&] { server.stop(); });
  CHECK(idle.is_closed());
  CHECK_THROWS(server.connect());
  leave.set_value();
  for (auto& client : clients) {
    const RawAnswer answer = client.receive();
    CHECK(answer.body == "slow");
    CHECK(answer.header("connection") == "close");
  }
  stopped.get();
  CHECK(server.has_ended_well());
}

}  // namespace
}  // namespace lianshen::test
