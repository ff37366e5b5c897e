// Identity behind the router, on a database file as it is served: sessions, cookies and problems on the wire.
#include <catch2/catch.hpp>

#include "api/endpoints/endpoints.hpp"
#include "api/http/router.hpp"
#include "api/identity/access.hpp"
#include "api/identity/demo_accounts.hpp"
#include "api/identity/identity.hpp"
#include "api/service/service.hpp"
#include "engine/runtime/account_power.hpp"
#include "tests/api/identity/office.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

std::string new_database(const ScratchFolder& folder) {
  const std::string file = folder.file("city.db");
  Database database = Database::create(file);
  CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant{});
  return file;
}

ServiceOptions options_for(const std::string& file, bool is_demo) {
  ServiceOptions options;
  options.database = file;
  options.data = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";
  options.is_demo = is_demo;
  return options;
}

http::RouterHooks hooks_for(Service& service) {
  http::RouterHooks hooks;
  hooks.identify = [&service](const http::Request& request) {
    auto viewer = service.identity().viewer(request);
    if (viewer) require_ready(*viewer, request.path);
    return viewer;
  };
  hooks.writer_stopped = [] {};
  hooks.failed = [](const http::Request&, const std::string& what) { FAIL(what); };
  return hooks;
}

struct Served {
  ScratchFolder folder;
  Service service;
  http::Router router;

  explicit Served(bool is_demo = true)
      : service(options_for(new_database(folder), is_demo), rulebook()),
        router(all_routes(rulebook()), service, hooks_for(service)) {
    create_demo_accounts(service.runner(), service.now(), cheap_hashing);
  }

  http::Answer send(http::Method method, const std::string& path, const Json& body = nullptr,
                    const std::string& cookie = "") {
    http::Request request = Office::request(cookie);
    request.method = method;
    request.path = path;
    request.headers["host"] = "127.0.0.1:8080";
    if (!body.is_null()) {
      request.body = body.dump();
      request.headers["content-type"] = "application/json";
    }
    const http::Admission admission = router.admit(request, request.body.size());
    return admission.refusal ? *admission.refusal : router.answer(request, admission);
  }
  http::Answer sign_in(const std::string& user, const std::string& password = std::string(demo_password)) {
    return send(http::Method::post, "/api/v1/session", {{"user", user}, {"password", password}});
  }
  std::string cookie_for(const std::string& user) {
    const http::Answer answer = sign_in(user);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie") return value;
    }
    return "";
  }
  void disable(const std::string& user) {
    CommandRequest request;
    request.workflow = account_workflow;
    request.stream = account_stream(user);
    request.command = "disable";
    request.data = {{"reason", "调离"}};
    request.actor = {"system-admin", "information_centre"};
    request.at = service.runner().head().last_at;
    request.is_personal = true;
    request.key = "disable";
    REQUIRE(service.runner().run(request).kind == OutcomeKind::accepted);
  }
};

TEST_CASE("on the wire an unknown user and a wrong password are the same answer") {
  Served served;
  const http::Answer unknown = served.sign_in("nobody", "Wrong-secret-typed-1");
  const http::Answer wrong = served.sign_in("office", "Wrong-secret-typed-1");
  CHECK(unknown.status == 401);
  CHECK(unknown.status == wrong.status);
  CHECK(unknown.body == wrong.body);
  CHECK(unknown.headers == wrong.headers);
  CHECK(unknown.body.find("用户名、口令或者动态口令不符") != std::string::npos);
}

TEST_CASE("a session's cookie opens what is one's own, and nothing opens without it") {
  Served served;
  CHECK(served.send(http::Method::get, "/api/v1/me").status == 401);
  const std::string cookie = served.cookie_for("office");
  const http::Answer me = served.send(http::Method::get, "/api/v1/me", nullptr, cookie);
  CHECK(me.status == 200);
  CHECK(Json::parse(me.body).at("user") == "office");
  CHECK(served.send(http::Method::get, "/api/v1/users", nullptr, cookie).status == 403);
  const std::string administrator = served.cookie_for("audit-admin");
  CHECK(served.send(http::Method::get, "/api/v1/users", nullptr, administrator).status == 200);
  CHECK(served.send(http::Method::get, "/api/v1/audit-log", nullptr, administrator).status == 200);
  CHECK(served.send(http::Method::remove, "/api/v1/session", nullptr, cookie).status == 204);
  CHECK(served.send(http::Method::get, "/api/v1/me", nullptr, cookie).status == 401);
}

TEST_CASE("the audit administrator has the whole log checked, and nobody else") {
  Served served;
  const auto verify = [&](const std::string& user) {
    return served.send(http::Method::post, "/api/v1/verification", nullptr, served.cookie_for(user));
  };
  CHECK(verify("system-admin").status == 403);
  CHECK(verify("office").status == 403);
  const http::Answer whole = verify("audit-admin");
  REQUIRE(whole.status == 200);
  const Json body = Json::parse(whole.body);
  CHECK(body.at("is_whole") == true);
  CHECK(body.at("events") == served.service.runner().head().sequence);
  CHECK_FALSE(body.contains("first_bad_sequence"));
}

TEST_CASE("who is disabled is out with his next request") {
  Served served;
  const std::string cookie = served.cookie_for("office");
  CHECK(served.send(http::Method::get, "/api/v1/session", nullptr, cookie).status == 200);
  served.disable("office");
  CHECK(served.send(http::Method::get, "/api/v1/session", nullptr, cookie).status == 401);
  CHECK(served.sign_in("office").status == 401);
}

TEST_CASE("outside the demo a known password opens only the page where it is changed") {
  Served served(false);
  const std::string cookie = served.cookie_for("audit-admin");
  const http::Answer users = served.send(http::Method::get, "/api/v1/users", nullptr, cookie);
  CHECK(users.status == 403);
  CHECK(Json::parse(users.body).at("code") == "the_password_must_be_changed");
  CHECK(served
            .send(http::Method::put, "/api/v1/me/password",
                  {{"current", demo_password}, {"password", good_password}}, cookie)
            .status == 204);
  const http::Answer after = served.send(http::Method::get, "/api/v1/users", nullptr, cookie);
  CHECK(Json::parse(after.body).at("code") == "a_second_factor_must_be_enrolled");
  CHECK(served.send(http::Method::get, "/api/v1/me", nullptr, cookie).status == 200);
}

TEST_CASE("who guesses too often is told when to come again") {
  Served served;
  http::Answer last;
  // However slow the machine is, the tenth failure locks.
  for (int attempt = 0; attempt < 11 && last.status != 429; ++attempt)
    last = served.sign_in("office", "Wrong-secret-typed-1");
  CHECK(last.status == 429);
  CHECK(std::ranges::count(last.headers, "Retry-After", &std::pair<std::string, std::string>::first) == 1);
}

}  // namespace
}  // namespace lianshen::test
