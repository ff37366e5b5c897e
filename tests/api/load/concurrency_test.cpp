// Many at once: the same command under one key, and two that write to the same version.
#include <fmt/format.h>

#include <barrier>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "engine/domain/json.hpp"
#include "tests/api/http/server_program.hpp"
#include "tests/api/load/load_client.hpp"

namespace lianshen::test {
namespace {

// All requests lie at the server but for their last byte; then all last bytes are sent.
std::vector<RawAnswer> ask_at_once(int port, const std::vector<std::string>& requests) {
  std::vector<RawAnswer> answers(requests.size());
  std::barrier start(static_cast<std::ptrdiff_t>(requests.size()));
  std::vector<std::thread> threads;
  for (std::size_t at = 0; at < requests.size(); ++at) {
    threads.emplace_back([&, at] {
      RawClient client(port);
      client.send(std::string_view(requests[at]).substr(0, requests[at].size() - 1));
      start.arrive_and_wait();
      client.send(std::string_view(requests[at]).substr(requests[at].size() - 1));
      answers[at] = client.receive();
    });
  }
  for (auto& thread : threads) thread.join();
  return answers;
}

struct Site {
  ScratchFolder folder;
  std::string database = new_database(folder, "office.db");
  ServerProgram server{folder, database, {"--demo", "--threads", "60"}};
};

TEST_CASE("one command sent 50 times at once under one key is one event and 50 equal answers",
          "[concurrency]") {
  constexpr std::size_t times = 50;
  Site site;
  const std::string session = signed_in(site.server.port(), "applicant");
  const auto answers =
      ask_at_once(site.server.port(), std::vector(times, registration(session, "project-1")));
  std::set<std::string> bodies;
  std::set<std::string> tags;
  std::size_t replayed = 0;
  for (const RawAnswer& answer : answers) {
    INFO(answer.body);
    CHECK(answer.status == 200);
    bodies.insert(answer.body);
    tags.insert(answer.header("etag"));
    replayed += answer.header("idempotency-replayed") == "true" ? 1 : 0;
  }
  CHECK(bodies.size() == 1);
  CHECK(tags == std::set<std::string>{"\"1\""});
  CHECK(replayed == times - 1);
  CHECK(events_of(site.database, "project-1") == 1);

  SECTION("another body, command or case under that key is refused, and nothing is done") {
    const std::string folder = "/api/v1/projects/";
    for (const std::string& other : {command_bytes(session, folder + "project-1/commands/register",
                                                   "project-1", registration_body("另一个系统")),
                                     command_bytes(session, folder + "project-2/commands/register",
                                                   "project-1", registration_body("系统project-1")),
                                     command_bytes(session, folder + "project-1/commands/withdraw",
                                                   "project-1", R"({"data":{"explanation":"重复"}})")}) {
      const auto refused = ask_at_once(site.server.port(), {other});
      INFO(refused[0].body);
      CHECK(refused[0].status == 422);
    }
    CHECK(events_of(site.database, "project-1") == 1);
    CHECK(events_of(site.database, "project-2") == 0);
  }
  SECTION("somebody else's equal key is another key") {
    const std::string colleague = signed_in(site.server.port(), "applicant-head");
    const auto answer = ask_at_once(site.server.port(),
                                    {command_bytes(colleague, "/api/v1/projects/project-3/commands/register",
                                                   "project-1", registration_body("系统三"))});
    CHECK(answer[0].status == 200);
  }
}

TEST_CASE("of two who write to the same version one wins, and the other is told what has changed",
          "[concurrency]") {
  Site site;
  const int port = site.server.port();
  const std::vector<std::string> sessions = {signed_in(port, "applicant"), signed_in(port, "applicant-head")};
  for (int round = 0; round < 8; ++round) {
    const std::string project = fmt::format("project-{}", round);
    REQUIRE(ask_at_once(port, {registration(sessions[0], project)})[0].status == 200);
    std::vector<std::string> requests;
    for (const auto& session : sessions) {
      requests.push_back(command_bytes(session, fmt::format("/api/v1/projects/{}/commands/withdraw", project),
                                       fmt::format("withdraw-{}", project),
                                       R"({"data":{"explanation":"重复申报"}})", "If-Match: \"1\"\r\n"));
    }
    const auto answers = ask_at_once(port, requests);
    INFO(answers[0].body << "\n" << answers[1].body);
    const std::size_t loser = answers[0].status == 200 ? 1 : 0;
    CHECK(answers[1 - loser].status == 200);
    CHECK(answers[loser].status == 412);
    CHECK(answers[loser].header("content-type") == "application/problem+json");
    const Json changes = Json::parse(answers[loser].body).at("changes");
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].at("version") == 2);
    CHECK(changes[0].at("type") == "ProjectWithdrawn");
    const std::string winner = loser == 1 ? "applicant" : "applicant-head";
    CHECK(changes[0].at("actor").dump().find(winner) != std::string::npos);
    CHECK(events_of(site.database, project) == 2);
  }
}

}  // namespace
}  // namespace lianshen::test
