// What the router decides from the head alone, and in which words it refuses.
#include "api/http/router.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "api/http/problem.hpp"
#include "tests/api/http/probe.hpp"

namespace lianshen::test {
namespace {

using http::Answer;
using http::Call;
using http::Method;
using http::Problem;

std::string code_of(const RawAnswer& answer) { return Json::parse(answer.body).at("code"); }

// "GET /api/v1/things/{thing}" for whoever has the cookie of anna, and an address that throws what is asked.
ServerSetup small_setup() {
  ServerSetup setup;
  setup.identify = [](const http::Request& request) -> std::optional<Viewer> {
    if (request.header("cookie") == "lianshen=locked") throw Problem(429, "server_is_busy");
    if (request.header("cookie") != "lianshen=anna") return std::nullopt;
    Viewer viewer;
    viewer.actor = {"anna", "finance_bureau"};
    return viewer;
  };
  auto read = open_route(Method::get, "/api/v1/things/{thing}", [](const Call& call) {
    return plain(
        fmt::format("{} for {} in {}", call.path.at("thing"), call.viewer->actor.user, call.language));
  });
  read.access = http::Access::signed_in;
  read.problems = {429};
  read.parameters = {{"limit", "query", "", {{"type", "integer"}, {"minimum", 1}, {"maximum", 200}}, false},
                     {"state", "query", "", {{"type", "string"}, {"enum", {"open", "closed"}}}, false},
                     {"mine", "query", "", {{"type", "boolean"}}, false},
                     {"q", "query", "", {{"type", "string"}, {"minLength", 2}, {"maxLength", 4}}, false}};
  setup.table.routes.push_back(std::move(read));
  auto write = open_route(Method::post, "/api/v1/things/{thing}",
                          [](const Call& call) { return plain("wrote " + call.request.body); });
  write.body_schema = "Thing";
  write.body_bytes_max = 100;
  write.parameters = {{"Idempotency-Key", "header", "", {{"type", "string"}, {"maxLength", 128}}, true}};
  setup.table.routes.push_back(std::move(write));
  setup.table.routes.push_back(
      open_route(Method::get, "/api/v1/things/special", [](const Call&) { return plain("special"); }));
  setup.table.routes.push_back(
      open_route(Method::remove, "/api/v1/things/{thing}", [](const Call&) { return plain("gone"); }));
  return setup;
}

const std::string anna = "Cookie: lianshen=anna\r\n";
const std::string own_key = "Idempotency-Key: k\r\n";

TEST_CASE("an address finds its route, names are unescaped", "[router]") {
  RunningServer server(small_setup());
  const auto get = [&](const std::string& target) { return ask(server.port(), "GET", target, {}, anna); };
  CHECK(get("/api/v1/things/%E5%AE%A1%2F1").body == "审/1 for anna in zh");
  CHECK(get("/api/v1/things/special").body == "special");
  for (const std::string target : {"/", "/api", "/api/v1/things", "/api/v1/things/", "/api/v1/things/a/b",
                                   "//api/v1/things/a", "/API/v1/things/a", "/api/v1/things/../things/a"}) {
    INFO(target);
    CHECK(get(target).status == 404);
  }
  const RawAnswer other = ask(server.port(), "PUT", "/api/v1/things/a", {}, anna);
  CHECK(other.status == 405);
  CHECK(other.header("allow") == "GET, POST, DELETE");
  CHECK(server.undescribed().empty());
}

TEST_CASE("who is not signed in gets nothing, not even what is wrong with the request", "[router]") {
  RunningServer server(small_setup());
  const RawAnswer answer = ask(server.port(), "GET", "/api/v1/things/a?limit=x");
  CHECK(answer.status == 401);
  CHECK(code_of(answer) == "not_signed_in");
  CHECK_FALSE(answer.header("www-authenticate").empty());
  CHECK(ask(server.port(), "GET", "/api/v1/things/a", {}, "Cookie: lianshen=locked\r\n").status == 429);
}

TEST_CASE("another site's page cannot act in the user's name", "[router]") {
  RunningServer server(small_setup());
  const auto post = [&](const std::string& headers) {
    RawClient client = server.connect();
    client.send(head_of("POST", "/api/v1/things/a", own_key + headers));
    return client.receive();
  };
  const std::string own = "X-Lianshen: 1\r\n";
  CHECK(post(own).status == 200);
  CHECK(post(own + "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n").status == 200);
  CHECK(code_of(post("")) == "own_header_is_missing");
  CHECK(code_of(post("X-Lianshen: 2\r\n")) == "own_header_is_missing");
  for (const std::string header : {"Origin: http://evil.example", "Origin: https://localhost", "Origin: null",
                                   "Origin: http://localhost:81", "Sec-Fetch-Site: cross-site",
                                   "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none"}) {
    INFO(header);
    CHECK(code_of(post(own + header + "\r\n")) == "request_from_another_site");
  }
  RawClient deleting = server.connect();
  deleting.send(head_of("DELETE", "/api/v1/things/a"));
  CHECK(deleting.receive().status == 403);
  CHECK(server.undescribed().empty());
}

TEST_CASE("parameters are what their description says", "[router]") {
  RunningServer server(small_setup());
  const auto errors = [&](const std::string& query) {
    const RawAnswer answer = ask(server.port(), "GET", "/api/v1/things/a?" + query, {}, anna);
    if (answer.status == 200) return std::string("fine");
    const Json body = Json::parse(answer.body);
    std::string all = std::to_string(answer.status);
    for (const auto& error : body.at("errors")) all += " " + error.at("parameter").get<std::string>();
    return all;
  };
  CHECK(errors("limit=200&state=open&mine=true&q=%E5%AE%A1%E6%A0%B8") == "fine");
  CHECK(errors("limit=0") == "400 limit");
  CHECK(errors("limit=201") == "400 limit");
  CHECK(errors("limit=+1") == "400 limit");
  CHECK(errors("limit=99999999999999999999") == "400 limit");
  CHECK(errors("state=other") == "400 state");
  CHECK(errors("mine=1") == "400 mine");
  CHECK(errors("q=a") == "400 q");
  CHECK(errors("q=%E5%AE%A1%E6%A0%B8%E5%AE%A1%E6%A0%B8%E5%AE%A1") == "400 q");
  CHECK(errors("unknown=1&limit=x") == "400 unknown limit");
  CHECK(ask(server.port(), "POST", "/api/v1/things/a", "{}").status == 400);
  CHECK(ask(server.port(), "POST", "/api/v1/things/a", "{}",
            "Idempotency-Key: " + std::string(129, 'k') + "\r\n")
            .status == 400);
}

TEST_CASE("a body must be of the type and size that its address takes", "[router]") {
  RunningServer server(small_setup());
  const auto post = [&](const std::string& type, const std::string& body) {
    return ask(server.port(), "POST", "/api/v1/things/a", body, own_key + "Content-Type: " + type + "\r\n")
        .status;
  };
  CHECK(post("application/json", "{}") == 200);
  CHECK(post("Application/JSON; charset=UTF-8", "{}") == 200);
  CHECK(post("application/json; charset=gbk", "{}") == 415);
  CHECK(post("text/plain", "{}") == 415);
  CHECK(post("application/x-www-form-urlencoded", "a=b") == 415);
  CHECK(post("multipart/form-data; boundary=x", "--x--") == 415);
  CHECK(post("application/json", std::string(100, ' ')) == 200);
  CHECK(post("application/json", std::string(101, ' ')) == 413);
  CHECK(server.undescribed().empty());
}

TEST_CASE("a problem speaks the caller's language", "[router]") {
  RunningServer server(small_setup());
  const auto title = [&](const std::string& accepted) {
    const RawAnswer answer = ask(server.port(), "GET", "/nothing", {},
                                 accepted.empty() ? "" : "Accept-Language: " + accepted + "\r\n");
    CHECK(answer.header("content-type") == "application/problem+json");
    return Json::parse(answer.body).at("title").get<std::string>();
  };
  const std::string chinese = title("");
  const std::string english = title("en");
  CHECK(chinese != english);
  CHECK(title("zh-CN,zh;q=0.9,en;q=0.8") == chinese);
  CHECK(title("en-GB,en;q=0.9,zh;q=0.8") == english);
  CHECK(title("zh;q=0.1, en;q=0.2") == english);
  CHECK(title("fr") == chinese);
  CHECK(title(",;q=,q=0.,en;q=0.") == chinese);
}

TEST_CASE("a table that contradicts itself does not start", "[router]") {
  const auto handle = [](const Call&) { return plain("x"); };
  const auto starts = [&](std::vector<http::Route> routes) {
    ServerSetup setup;
    setup.table.routes = std::move(routes);
    const RunningServer server(std::move(setup));
    return ask(server.port(), "GET", "/a/1").body;
  };
  CHECK(starts({open_route(Method::get, "/a/{x}", handle), open_route(Method::post, "/a/{x}", handle)}) ==
        "x");
  CHECK_THROWS_AS(
      starts({open_route(Method::get, "/a/{x}", handle), open_route(Method::get, "/a/{x}", handle)}),
      std::logic_error);
  CHECK_THROWS_AS(
      starts({open_route(Method::get, "/a/{x}", handle), open_route(Method::post, "/a/{y}", handle)}),
      std::logic_error);
  CHECK_THROWS_AS(starts({open_route(Method::get, "a", handle)}), std::logic_error);
  CHECK_THROWS_AS(starts({open_route(Method::get, "/a", nullptr)}), std::logic_error);
}

}  // namespace
}  // namespace lianshen::test
