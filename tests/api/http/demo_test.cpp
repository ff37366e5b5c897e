// lianshen demo as a server: who may sign in, its date, and its end.
#include <catch2/catch.hpp>
#include <csignal>

#include "engine/domain/json.hpp"
#include "tests/api/http/demo_program.hpp"
#include "tests/api/http/raw_client.hpp"
#include "tests/api/program.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("the demo serves the sample, names its date and three accounts, and ends in order", "[demo]") {
  const ScratchFolder folder;
  DemoProgram demo(folder, {"--keep", folder.file("demo.db")});
  const std::string printed = demo.process().out();
  CHECK(printed.find("演示日期：2021-03-29") != std::string::npos);
  CHECK(printed.find("demo-2021-xianning") != std::string::npos);
  for (const std::string user : {"applicant", "office", "finance"}) {
    INFO(user);
    CHECK(printed.find("\n  " + user + " ") != std::string::npos);
    const std::string body = R"({"user":")" + user + R"(","password":"demo-2021-xianning"})";
    CHECK(ask(demo.port(), "POST", "/api/v1/session", body).status == 200);
  }
  demo.process().signal(SIGINT);
  CHECK(demo.process().wait() == 0);
  CHECK_FALSE(std::filesystem::exists(folder.file("demo.db-wal")));
  CHECK(run_program({"verify", "--db", folder.file("demo.db")}).exit_code == 0);
}

TEST_CASE("the demo's date is moved forward by the command line and by the API, never back", "[demo]") {
  const ScratchFolder folder;
  DemoProgram demo(folder);
  const std::string address = "127.0.0.1:" + std::to_string(demo.port());
  const auto date = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> all = {"date", "--server", address};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_program(all);
  };
  CHECK(date({}).out == "2021-03-29\n");
  CHECK(date({"2021-04-06"}).out == "2021-04-06\n");
  const ProgramResult back = date({"2021-04-05"});
  CHECK(back.exit_code == 2);
  CHECK(back.out.empty());
  CHECK(ask(demo.port(), "GET", "/api/v1/date").status == 401);

  const std::string cookie = demo.sign_in("office");
  const auto put = [&](const std::string& body) {
    return ask(demo.port(), "PUT", "/api/v1/date", body, cookie);
  };
  CHECK(put(R"({"today":"2021-04-01"})").status == 400);
  CHECK(put(R"({"today":"tomorrow"})").status == 400);
  const RawAnswer moved = put(R"({"today":"2021-05-06"})");
  CHECK(moved.status == 200);
  CHECK(Json::parse(moved.body).at("today") == "2021-05-06");
  CHECK(date({}).out == "2021-05-06\n");
  demo.process().signal(SIGTERM);
  CHECK(demo.process().wait() == 0);
  CHECK(date({}).exit_code == 2);
}

TEST_CASE("only a demo's date is moved through the API; without a server, that of any simulated file",
          "[demo]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  CHECK(run_program({"date", "--db", database}).out == "2019-01-30\n");
  CHECK(run_program({"date", "2019-03-04", "--db", database}).out == "2019-03-04\n");
  CHECK(run_program({"date", "--db", database}).out == "2019-03-04\n");
  CHECK(run_program({"date", "2019-03-01", "--db", database}).exit_code == 2);
  CHECK(run_program({"verify", "--db", database}).exit_code == 0);

  const std::string wall = folder.file("wall.db");
  REQUIRE(run_program({"init", "--db", wall, "--pack", "xianning", "--clock", "wall"}).exit_code == 0);
  CHECK(run_program({"date", "2199-01-01", "--db", wall}).exit_code == 2);
}

}  // namespace
}  // namespace lianshen::test
