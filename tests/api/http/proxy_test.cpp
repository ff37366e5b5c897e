// Behind a proxy: only what carries its secret is answered, and only then its word on the client's address.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "api/http/proxy_gate.hpp"
#include "tests/api/http/probe.hpp"

namespace lianshen::test {
namespace {

using http::Call;
using http::Method;

const std::string secret = "0123456789abcdef0123456789abcdef";
const std::string with_secret = "X-Lianshen-Proxy: " + secret + "\r\n";

ServerSetup behind_proxy() {
  ServerSetup setup;
  setup.service.is_behind_proxy = true;
  setup.server.proxy_secret = secret;
  setup.table.routes.push_back(open_route(Method::get, "/peer", [](const Call& call) {
    return plain(call.request.peer + " " + std::string(call.request.header("x-lianshen-proxy")));
  }));
  setup.table.routes.push_back(
      open_route(Method::get, "/healthz", [](const Call&) { return plain("alive"); }));
  setup.table.routes.push_back(
      open_route(Method::post, "/write", [](const Call&) { return plain("written"); }));
  return setup;
}

TEST_CASE("a request that did not come through the proxy is refused", "[proxy]") {
  RunningServer server(behind_proxy());
  CHECK(ask(server.port(), "GET", "/peer").status == 403);
  CHECK(ask(server.port(), "GET", "/nothing").status == 403);
  for (const std::string& wrong : {secret.substr(1), secret + "0", std::string(32, '0'), std::string()}) {
    CHECK(ask(server.port(), "GET", "/peer", {}, "X-Lianshen-Proxy: " + wrong + "\r\n").status == 403);
  }
  CHECK(ask(server.port(), "GET", "/healthz").status == 200);
  CHECK(ask(server.port(), "GET", "/peer", {}, with_secret).status == 200);
}

TEST_CASE("the client's address is the proxy's word, the secret goes no further", "[proxy]") {
  RunningServer server(behind_proxy());
  const auto peer = [&](const std::string& headers) {
    return ask(server.port(), "GET", "/peer", {}, headers).body;
  };
  CHECK(peer(with_secret + "X-Real-IP: 10.1.2.3\r\n") == "10.1.2.3 ");
  CHECK(peer(with_secret + "X-Real-IP: 2001:db8::1\r\n") == "2001:db8::1 ");
  CHECK(peer(with_secret + "X-Real-IP: not an address\r\n") == "127.0.0.1 ");
  CHECK(peer(with_secret + "REMOTE_ADDR: 10.1.2.3\r\nX-Forwarded-For: 10.1.2.3\r\n") == "127.0.0.1 ");

  ServerSetup direct;
  direct.table.routes.push_back(
      open_route(Method::get, "/peer", [](const Call& call) { return plain(call.request.peer); }));
  RunningServer alone(std::move(direct));
  CHECK(ask(alone.port(), "GET", "/peer", {}, with_secret + "X-Real-IP: 10.1.2.3\r\n").body == "127.0.0.1");
}

TEST_CASE("behind a proxy each connection serves one request, and the browser is told to stay with TLS",
          "[proxy]") {
  RunningServer server(behind_proxy());
  RawClient client = server.connect();
  client.send(head_of("GET", "/peer", with_secret));
  const RawAnswer answer = client.receive();
  CHECK(answer.header("connection") == "close");
  CHECK_FALSE(answer.header("strict-transport-security").empty());
  CHECK(client.is_closed());
  const auto post = [&](const std::string& origin) {
    return ask(server.port(), "POST", "/write", {}, with_secret + "Origin: " + origin + "\r\n").status;
  };
  CHECK(post("https://localhost") == 200);
  CHECK(post("http://localhost") == 403);
}

TEST_CASE("a secret is one line of hex in a file that others cannot read", "[proxy]") {
  const ScratchFolder folder;
  const auto read = [&](const std::string& text, mode_t mode = 0600) {
    const std::string file = folder.write("secret", text);
    ::chmod(file.c_str(), mode);
    return http::read_secret(file);
  };
  CHECK(read(secret + "\n") == secret);
  CHECK(read(secret, 0400) == secret);
  CHECK_THROWS_AS(read(secret, 0640), http::SecretError);
  CHECK_THROWS_AS(read(secret, 0604), http::SecretError);
  CHECK_THROWS_AS(read(""), http::SecretError);
  CHECK_THROWS_AS(read(secret.substr(1)), http::SecretError);
  CHECK_THROWS_AS(read("g" + secret), http::SecretError);
  CHECK_THROWS_AS(read(std::string(129, 'a')), http::SecretError);
  CHECK_THROWS_AS(http::read_secret(folder.file("none")), http::SecretError);
}

}  // namespace
}  // namespace lianshen::test
