// The server against clients that misbehave, byte by byte over real sockets.
#include "api/http/http_server.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/runtime/command_runner.hpp"
#include "tests/api/http/probe.hpp"

namespace lianshen::test {
namespace {

using http::Answer;
using http::Call;
using http::Method;

const std::vector<std::string> headers_of_every_answer = {"content-security-policy", "x-content-type-options",
                                                          "referrer-policy", "cache-control",
                                                          "cross-origin-resource-policy"};

TEST_CASE("a connection serves one request after the other", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  RawClient client = server.connect();
  for (int number = 0; number < 20; ++number) {
    REQUIRE(client.send(head_of("GET", fmt::format("/read?q={}", number))));
    const RawAnswer answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(answer.body == std::to_string(number));
    CHECK(answer.header("connection") == "keep-alive");
  }
  client.send(head_of("POST", "/write", "X-Lianshen: 1\r\nContent-Length: 5\r\n") + "hello");
  CHECK(client.receive().body == "5 hello");
  client.send(head_of("GET", "/read", "Connection: close\r\n"));
  CHECK(client.receive().header("connection") == "close");
  CHECK(client.is_closed());
  CHECK(server.undescribed().empty());
}

TEST_CASE("every answer carries what keeps a browser safe, errors too", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  setup.table.routes.push_back(open_route(Method::get, "/failing", [](const Call&) -> Answer {
    throw std::runtime_error("SELECT * FROM secrets in /etc/file");
  }));
  const RunningServer server(std::move(setup));
  const auto check = [](const RawAnswer& answer, int status) {
    CHECK(answer.status == status);
    for (const auto& name : headers_of_every_answer) {
      INFO(status << " " << name);
      CHECK_FALSE(answer.header(name).empty());
    }
    CHECK(answer.header("strict-transport-security").empty());
    CHECK(answer.header("server").empty());
    CHECK(answer.header("exception_what").empty());
    CHECK(answer.header("content-security-policy").find("unsafe") == std::string::npos);
  };
  check(ask(server.port(), "GET", "/read"), 200);
  check(ask(server.port(), "GET", "/nothing"), 404);
  check(ask(server.port(), "GET", "/%"), 400);
  check(ask(server.port(), "OPTIONS", "/read"), 405);
  check(ask(server.port(), "GET", "/read?unknown=1"), 400);
  check(ask(server.port(), "POST", "/write", std::string(200'001, 'x')), 413);
  check(ask(server.port(), "GET", "/failing"), 500);
  RawClient garbage = server.connect();
  garbage.send("\x16\x03\x01\r\n\r\n");
  check(garbage.receive(), 400);
}

TEST_CASE("what failed inside is told to the operator and not to the client", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table.routes.push_back(open_route(Method::get, "/failing", [](const Call&) -> Answer {
    throw std::runtime_error("SELECT * FROM secrets in /etc/file");
  }));
  RunningServer server(std::move(setup));
  const RawAnswer answer = ask(server.port(), "GET", "/failing");
  CHECK(answer.status == 500);
  CHECK(answer.header("content-type") == "application/problem+json");
  CHECK(answer.body.find("secrets") == std::string::npos);
  CHECK(answer.body.find(answer.header("x-request-id")) != std::string::npos);
  CHECK(server.failures() == std::vector<std::string>{"SELECT * FROM secrets in /etc/file"});
}

TEST_CASE("a refused request ends its connection if its body is unread", "[http_server]") {
  Probe probe;
  RunningServer server(impatient(probe));
  const std::string smuggled = head_of("GET", "/read");
  const std::string own = "X-Lianshen: 1\r\n";
  const auto refused = [&](const std::string& bytes, int status) {
    INFO(bytes);
    RawClient client = server.connect();
    client.send(bytes);
    CHECK(client.receive().status == status);
    CHECK(client.is_closed());
    CHECK(probe.reads == 0);
    CHECK(probe.writes == 0);
  };
  const auto length_of = [](const std::string& body) {
    return fmt::format("Content-Length: {}\r\n", body.size());
  };
  refused(head_of("GET", "/read", length_of(smuggled)) + smuggled, 400);
  refused(head_of("DELETE", "/read", length_of(smuggled)) + smuggled, 400);
  refused(head_of("OPTIONS", "/read", length_of(smuggled)) + smuggled, 405);
  refused(head_of("POST", "/nothing", own + length_of(smuggled)) + smuggled, 404);
  refused(head_of("POST", "/write", length_of(smuggled)) + smuggled, 403);
  refused(head_of("POST", "/write", own + "Content-Length: 0\r\n" + length_of(smuggled)) + smuggled, 400);
  refused(head_of("POST", "/write", own + "Content-Length: 0, 5\r\n") + smuggled, 400);
  refused(head_of("POST", "/write", own + "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n" + smuggled, 411);
  refused(head_of("POST", "/write", own + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") +
              "0\r\n\r\n" + smuggled,
          400);
  refused(head_of("POST", "/write", own + "Transfer-Encoding : chunked\r\n") + smuggled, 400);
  refused(head_of("POST", "/write", own + "Content-Encoding: gzip\r\n" + length_of(smuggled)) + smuggled,
          415);
  refused(head_of("POST", "/write", own + "Content-Length: 200001\r\n") + smuggled, 413);
  refused(head_of("GET", "/read", "X-Name: a%0D%0A%0D%0AGET%20/read\r\n") + smuggled, 400);
  refused(head_of("GET", "/read", "X-Name: a\nContent-Length: 3\r\n") + smuggled, 400);
}

TEST_CASE("what follows a request in the same breath is not executed", "[http_server]") {
  Probe probe;
  RunningServer server(impatient(probe));
  RawClient client = server.connect();
  client.send(head_of("GET", "/read?q=first") + head_of("GET", "/read?q=second"));
  const RawAnswer answer = client.receive();
  CHECK(answer.body == "first");
  CHECK(answer.header("connection") == "close");
  CHECK(client.is_closed());
  CHECK(probe.reads == 1);
}

TEST_CASE("a client that waits for leave to send its body gets it only where it would be read",
          "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  const std::string headers = "X-Lianshen: 1\r\nExpect: 100-continue\r\nContent-Length: ";
  RawClient client = server.connect();
  client.send(head_of("POST", "/write", headers + "5\r\n"));
  CHECK(client.receive().status == 100);
  client.send("hello");
  CHECK(client.receive().body == "5 hello");
  RawClient refused = server.connect();
  refused.send(head_of("POST", "/write", headers + "200001\r\n"));
  CHECK(refused.receive().status == 413);
}

TEST_CASE("ranges, compression and HEAD are not spoken", "[http_server]") {
  Probe probe;
  ServerSetup setup;
  setup.table = probe_table(probe);
  RunningServer server(std::move(setup));
  const RawAnswer whole =
      ask(server.port(), "GET", "/read?q=abcdef", {},
          "Range: bytes=0-1,0-1,0-1,0-1\r\nAccept-Encoding: gzip, br\r\nX-Filler: " + std::string(2000, 'x') +
              "\r\n");
  CHECK(whole.status == 200);
  CHECK(whole.body == "abcdef");
  CHECK(whole.header("content-encoding").empty());
  const RawAnswer head = ask(server.port(), "HEAD", "/read");
  CHECK(head.status == 405);
  CHECK(head.header("allow") == "GET");
  CHECK(head.body.empty());
}

TEST_CASE("a file is sent as it is, and a missing one is a fault of ours", "[http_server]") {
  const ScratchFolder folder;
  const std::string content = std::string(300'000, 'f') + "end";
  ServerSetup setup;
  const auto serve = [&](const std::string& address, const std::string& file) {
    setup.table.routes.push_back(open_route(Method::get, address, [file](const Call&) {
      Answer answer;
      answer.content_type = "application/octet-stream";
      answer.file = file;
      return answer;
    }));
  };
  serve("/file", folder.write("file", content));
  serve("/empty", folder.write("empty", ""));
  serve("/missing", folder.file("missing"));
  RunningServer server(std::move(setup));
  const RawAnswer sent = ask(server.port(), "GET", "/file");
  CHECK(sent.body == content);
  CHECK(sent.header("content-type") == "application/octet-stream");
  CHECK(ask(server.port(), "GET", "/empty").body.empty());
  const RawAnswer missing = ask(server.port(), "GET", "/missing");
  CHECK(missing.status == 500);
  CHECK(missing.body.find("missing") == std::string::npos);
}

TEST_CASE("after a failed commit the client is told to retry and the server asks to be ended",
          "[http_server]") {
  ServerSetup setup;
  setup.table.routes.push_back(open_route(
      Method::get, "/stopped", [](const Call&) -> Answer { throw WriterStopped("disk full at /var"); }));
  RunningServer server(std::move(setup));
  const RawAnswer answer = ask(server.port(), "GET", "/stopped");
  CHECK(answer.status == 503);
  CHECK_FALSE(answer.header("retry-after").empty());
  CHECK(Json::parse(answer.body)["code"] == "retry_with_the_same_key");
  CHECK(answer.body.find("/var") == std::string::npos);
  CHECK(server.writer_stops() == 1);
}

TEST_CASE("a header of an answer cannot be forged by what stands in it", "[http_server]") {
  ServerSetup setup;
  setup.table.routes.push_back(open_route(Method::get, "/forged", [](const Call&) {
    Answer answer = plain("x");
    answer.headers.emplace_back("X-Name", "a\r\nSet-Cookie: b");
    return answer;
  }));
  RunningServer server(std::move(setup));
  const RawAnswer answer = ask(server.port(), "GET", "/forged");
  CHECK(answer.status == 500);
  CHECK(answer.header("set-cookie").empty());
}

}  // namespace
}  // namespace lianshen::test
