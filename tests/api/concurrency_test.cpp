// Many at once: one key is one event, and of two who knew the same version one is told what changed.
#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <latch>
#include <set>
#include <thread>
#include <vector>

#include "tests/api/http/town.hpp"

namespace lianshen::test {
namespace {

// The same moment for all, each on a connection of its own.
std::vector<http::ClientAnswer> ask_at_once(const Town& town, std::size_t count, const std::string& target,
                                            const std::vector<std::string>& bodies,
                                            const std::vector<http::Headers>& headers) {
  std::vector<http::ClientAnswer> answers(count);
  std::latch start(static_cast<std::ptrdiff_t>(count));
  std::vector<std::thread> threads;
  for (std::size_t at = 0; at < count; ++at) {
    threads.emplace_back([&, at] {
      http::Client client("127.0.0.1", town.port());
      client.always_send("X-Lianshen", "1");
      start.arrive_and_wait();
      answers[at] =
          client.ask(http::Method::post, target, bodies[at % bodies.size()], headers[at % headers.size()]);
    });
  }
  for (auto& thread : threads) thread.join();
  return answers;
}

Json project_named(const std::string& name) {
  return {{"data",
           {{"name", name},
            {"origin", "new"},
            {"kind", "build"},
            {"funding", "wholly_municipal"},
            {"joint_units", Json::array()},
            {"responsible_head", "applicant-head"},
            {"declared_unclassified", true}}}};
}

TEST_CASE("one command sent fifty times at once is one event and fifty equal answers") {
  Town town;
  town.sign_in("applicant");
  const std::string target = "/api/v1/projects/project-20/commands/register";
  const http::Headers headers = {{"Cookie", town.cookie("applicant")}, {"Idempotency-Key", "once"}};
  const auto answers = ask_at_once(town, 50, target, {project_named("社会救助核对平台").dump()}, {headers});
  std::set<std::string> bodies;
  for (const auto& answer : answers) {
    CHECK(answer.status == 200);
    bodies.insert(answer.body);
  }
  CHECK(bodies.size() == 1);
  const Json timeline = Json::parse(town.read("applicant", "/api/v1/projects/project-20/timeline").body);
  CHECK(timeline.at("items").size() == 1);

  const auto other = town.ask("applicant", "POST", target, project_named("另一个项目").dump(),
                              {{"Idempotency-Key", "once"}});
  CHECK(other.status == 422);
  CHECK(Json::parse(town.read("applicant", "/api/v1/projects/project-20").body).at("version") == 1);
}

TEST_CASE("of two who knew the same version one is done, the other told what changed") {
  Town town;
  town.sign_in("applicant");
  town.sign_in("applicant-head");
  REQUIRE(town.ask("applicant", "POST", "/api/v1/projects/project-20/commands/register",
                   project_named("社会救助核对平台").dump(), {{"Idempotency-Key", "register"}})
              .status == 200);
  const std::vector<std::string> bodies = {R"({"data": {"explanation": "合并建设"}})",
                                           R"({"data": {"explanation": "暂不建设"}})"};
  const auto headers = [&](const char* user) {
    return http::Headers{
        {"Cookie", town.cookie(user)}, {"Idempotency-Key", "withdraw"}, {"If-Match", "\"1\""}};
  };
  const auto answers = ask_at_once(town, 2, "/api/v1/projects/project-20/commands/withdraw", bodies,
                                   {headers("applicant"), headers("applicant-head")});
  const bool is_first_done = answers[0].status == 200;
  const http::ClientAnswer& done = answers[is_first_done ? 0 : 1];
  const http::ClientAnswer& late = answers[is_first_done ? 1 : 0];
  INFO(done.body << "\n" << late.body);
  CHECK(done.status == 200);
  REQUIRE(late.status == 412);
  const Json changes = Json::parse(late.body).at("changes");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].at("version") == 2);
  CHECK(changes[0].at("type") == Json::parse(done.body).at("events")[0].at("type"));
}

}  // namespace
}  // namespace lianshen::test
