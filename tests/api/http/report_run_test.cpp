// Reports in the background over the service, by real requests.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "api/endpoints/endpoints.hpp"
#include "api/service/report_runs.hpp"
#include "tests/api/http/running_server.hpp"
#include "tests/api/http/town.hpp"
#include "tests/support/step_gate.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const std::string runs_of_all = "/api/v1/reports/runs";

TEST_CASE("a report that was asked for is made in the background, byte for byte as at once") {
  Town town;
  for (const char* const user : {"office", "finance"}) town.sign_in(user);
  for (const std::string question :
       {"project-ledger?format=csv", "project-ledger?format=xlsx", "funding-proposal?format=pdf&year=2021",
        "clock-register?format=json&as_of=2020-06-30", "monthly-bulletin?format=docx&as_of=2020-11-30"}) {
    INFO(question);
    const std::size_t at = question.find('?');
    const std::string report = "/api/v1/reports/" + question.substr(0, at);
    const std::string query = question.substr(at);
    const http::Headers key = {{"Idempotency-Key", question}};
    const auto asked = town.ask("office", "POST", report + "/runs" + query, "", key);
    INFO(asked.body);
    REQUIRE(asked.status == 202);
    const std::string run = asked.headers.at("location");
    CHECK(town.ask("office", "POST", report + "/runs" + query, "", key).headers.at("location") == run);
    int percent = 0;
    Json now;
    CHECK(eventually([&] {
      now = Json::parse(town.read("office", run).body);
      CHECK(now.at("progress").at("percent").get<int>() >= percent);
      percent = now.at("progress").at("percent");
      return now.at("state") != "queued" && now.at("state") != "running";
    }));
    REQUIRE(now.at("state") == "done");
    CHECK(percent == 100);
    const std::string address = now.at("file").at("address");
    const auto file = town.read("office", address);
    const auto at_once = town.read("office", report + query);
    CHECK(file.status == 200);
    CHECK(file.body == at_once.body);
    CHECK(file.body.size() == now.at("file").at("bytes").get<std::size_t>());
    CHECK(file.headers.at("content-type") == at_once.headers.at("content-type"));
    CHECK(file.headers.at("content-disposition") == at_once.headers.at("content-disposition"));

    // Of another person, who may read the same report, it is not there.
    for (const std::string& target : {run, address}) CHECK(town.read("finance", target).status == 404);
    CHECK(town.ask("finance", "DELETE", run).status == 404);
    CHECK(Json::parse(town.read("finance", runs_of_all).body).at("items").empty());
    CHECK(Json::parse(town.read("office", runs_of_all).body).at("items").size() == 1);
    CHECK(town.ask("office", "DELETE", run).status == 204);
    CHECK(town.read("office", run).status == 404);
  }
  const http::Headers key = {{"Idempotency-Key", "one"}};
  const std::string ledger = "/api/v1/reports/project-ledger/runs";
  CHECK(town.ask("office", "POST", ledger, "", key).status == 202);
  CHECK(town.ask("office", "POST", ledger + "?format=csv", "", key).status == 422);
  CHECK(town.ask("office", "POST", ledger).status == 400);
  CHECK(town.ask("office", "POST", ledger + "?format=docx", "", {{"Idempotency-Key", "two"}}).status == 400);
  CHECK(town.ask("finance", "POST", "/api/v1/reports/dispatch-register/runs", "", key).status == 404);
}

// A service with two clerks, told apart by a header.
struct Clerks {
  RunningServer server;

  Clerks() : server(setup()) {}
  static ServerSetup setup() {
    ServerSetup made;
    made.table = all_routes(rulebook());
    made.service.is_demo = true;
    made.identify = [](const http::Request& request) {
      Viewer viewer;
      viewer.actor = {std::string(request.header("x-clerk")), "government_affairs_office"};
      viewer.name = viewer.actor.user;
      viewer.seats = {"office_clerk"};
      return std::optional(viewer);
    };
    return made;
  }
  RawAnswer ask(const std::string& clerk, const std::string& method, const std::string& target,
                const std::string& body = "", const std::string& more = "") const {
    return test::ask(server.port(), method, target, body, "X-Clerk: " + clerk + "\r\n" + more);
  }
  RunView hold(const std::string& clerk, StepGate& gate) {
    RunOrder order;
    order.owner = clerk;
    order.key = "held";
    order.report = "project-ledger";
    order.title = "项目台账";
    order.format = "xlsx";
    order.make = gate.work();
    return server.service().report_runs().ask(order);
  }
};

TEST_CASE("while a report is made its progress is seen, and the office goes on with its work") {
  Clerks clerks;
  StepGate gate;
  const RunView held = clerks.hold("li", gate);
  const std::string run = runs_of_all + "/" + held.id;
  const auto told = [&] { return Json::parse(clerks.ask("li", "GET", run).body); };
  int percent = 0;
  for (int row = 1; row <= StepGate::rows; ++row) {
    gate.let(row);
    CHECK(eventually([&] { return told().at("progress").at("done") == row; }));
    const Json now = told();
    CHECK(now.at("state") == "running");
    CHECK(now.at("title") == "项目台账");
    CHECK(now.at("progress").at("step") == "laying_out");
    CHECK(now.at("progress").at("total") == StepGate::rows);
    CHECK(now.at("progress").at("percent") > percent);
    percent = now.at("progress").at("percent");
  }
  CHECK(clerks.ask("li", "GET", run + "/file").status == 409);
  CHECK(clerks.ask("wang", "GET", run).status == 404);

  // What is written meanwhile is written at once: the day moves, and a case is opened.
  const std::string json = "Content-Type: application/json\r\n";
  CHECK(clerks.ask("li", "PUT", "/api/v1/date", R"({"today":"2019-02-20"})", json).status == 200);
  CommandRequest opening = main_line().front();
  opening.at = clerks.server.service().now();
  CHECK(clerks.server.service().runner().run(opening).kind == OutcomeKind::accepted);
  CHECK(clerks.ask("li", "GET", "/api/v1/reports/project-ledger?format=csv").status == 200);
  CHECK(told().at("state") == "running");

  gate.let(StepGate::rows + 1);
  CHECK(eventually([&] { return told().at("state") == "done"; }));
  CHECK(clerks.ask("li", "GET", run + "/file").body == StepGate::content);
  CHECK(clerks.server.undescribed().empty());
}

TEST_CASE("who has three reports waiting is told so, and one that is given up makes room") {
  Clerks clerks;
  StepGate gate;
  const RunView held = clerks.hold("li", gate);
  const auto ask = [&](const std::string& clerk, const std::string& key) {
    return clerks.ask(clerk, "POST", "/api/v1/reports/project-ledger/runs?format=csv", "",
                      "Content-Length: 0\r\nIdempotency-Key: " + key + "\r\n");
  };
  CHECK(ask("li", "1").status == 202);
  CHECK(ask("li", "2").status == 202);
  const RawAnswer refused = ask("li", "3");
  CHECK(refused.status == 429);
  CHECK(refused.header("retry-after") != "");
  CHECK(Json::parse(refused.body).at("code") == "too_many_reports_of_yours");
  CHECK(ask("wang", "1").status == 202);
  CHECK(Json::parse(ask("wang", "1").body).at("progress").at("before") == 3);

  CHECK(clerks.ask("li", "DELETE", runs_of_all + "/" + held.id).status == 204);
  CHECK(ask("li", "3").status == 202);
  gate.let(StepGate::rows + 1);
  CHECK(eventually([&] {
    const Json all = Json::parse(clerks.ask("li", "GET", runs_of_all).body);
    return std::ranges::all_of(all.at("items"), [](const Json& run) { return run.at("state") == "done"; });
  }));
  CHECK(Json::parse(clerks.ask("li", "GET", runs_of_all).body).at("items").size() == 3);
}

}  // namespace
}  // namespace lianshen::test
