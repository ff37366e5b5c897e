// lianshen serve as an administrator starts, watches and ends it.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <future>

#include "engine/domain/json.hpp"
#include "engine/log/event_log.hpp"
#include "tests/api/http/raw_client.hpp"
#include "tests/api/http/server_program.hpp"
#include "tests/api/load/process_memory.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const std::string secret = "0123456789abcdef0123456789abcdef";

std::string secret_file(const ScratchFolder& folder, const std::string& name) {
  const std::string file = folder.write(name, secret + "\n");
  ::chmod(file.c_str(), 0600);
  return file;
}

TEST_CASE("a server answers, and ends in order when it is told to", "[serve]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  for (const int signal : {SIGTERM, SIGINT}) {
    ServerProgram server(folder, database);
    CHECK(ask(server.port(), "GET", "/healthz").body == R"({"status":"alive"})");
    CHECK(ask(server.port(), "GET", "/readyz").body == R"({"status":"ready"})");
    CHECK(ask(server.port(), "GET", "/api/v1/openapi.json").status == 401);
    CHECK(std::filesystem::exists(database + "-wal"));
    server.process().signal(signal);
    CHECK(server.process().wait() == 0);
    CHECK_FALSE(std::filesystem::exists(database + "-wal"));
  }
  CHECK(run_program({"verify", "--db", database}).exit_code == 0);
}

TEST_CASE("a demo on an empty database begins with the rules' first day, before and after a restart",
          "[serve]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  for (int start = 0; start < 2; ++start) {
    ServerProgram server(folder, database, {"--demo"});
    const std::string address = "127.0.0.1:" + std::to_string(server.port());
    CHECK(run_program({"date", "--server", address}).out == "2019-01-30\n");
    CHECK(server.stop() == 0);
  }
  Database log = Database::open(database, Database::Mode::read_only);
  std::size_t opened = 0;
  EventLog(log).each(1, [&](const EventRecord& row) {
    if (row.type != "AccountOpened") return true;
    ++opened;
    CHECK(row.occurred_on == CivilDate::of(2019, 1, 30));
    return true;
  });
  CHECK(opened > 0);
}

TEST_CASE("while a server runs nobody else writes to its database", "[serve]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  ServerProgram server(folder, database);
  const std::string script = folder.write("script.jsonl", lines_in(main_line_text()).front() + "\n");
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"run", script, "--db", database}, {"serve", "--db", database, "--listen", "127.0.0.1:0"}}) {
    const ProgramResult refused = run_program(arguments);
    CHECK(refused.exit_code == 2);
    CHECK(refused.error.find("in use: process " + std::to_string(server.process().id())) !=
          std::string::npos);
  }
  CHECK(run_program({"list", "--db", database}).exit_code == 0);
  server.process().signal(SIGKILL);
  server.process().wait();
  CHECK(run_program({"run", script, "--db", database}).exit_code == 0);
}

TEST_CASE("an address that others can reach is only served behind a proxy", "[serve]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  const std::string file = secret_file(folder, "secret");
  const auto refused = [&](std::vector<std::string> arguments, const std::string& option) {
    arguments.insert(arguments.begin(), {"serve", "--db", database});
    const ProgramResult result = run_program_for(20'000, arguments);
    INFO(result.error);
    CHECK(result.exit_code == 2);
    CHECK(result.error.find(option) != std::string::npos);
  };
  refused({"--listen", "0.0.0.0:0"}, "--behind-proxy");
  refused({"--listen", "[::]:0"}, "--behind-proxy");
  refused({"--listen", "localhost:0"}, "--listen");
  refused({"--listen", "127.0.0.1"}, "--listen");
  refused({"--listen", "127.0.0.1:70000"}, "--listen");
  refused({"--behind-proxy"}, "--secret-file");
  refused({"--secret-file", file}, "--behind-proxy");
  refused({"--behind-proxy", "--secret-file", folder.file("none")}, "none");
  ::chmod(file.c_str(), 0644);
  refused({"--behind-proxy", "--secret-file", file}, "chmod 600");
}

TEST_CASE("a port that is taken is told in words", "[serve]") {
  const ScratchFolder folder;
  ServerProgram server(folder, new_database(folder, "office.db"));
  const ProgramResult second = run_program({"serve", "--db", new_database(folder, "other.db"), "--listen",
                                            "127.0.0.1:" + std::to_string(server.port())});
  CHECK(second.exit_code == 3);
  CHECK(second.error.find("cannot be listened on") != std::string::npos);
}

TEST_CASE("each request is one line of the log, without what is nobody's business", "[serve]") {
  const ScratchFolder folder;
  ServerProgram server(folder, new_database(folder, "office.db"));
  ask(server.port(), "GET", "/healthz?hidden=query", {}, "Cookie: lianshen=hidden-cookie\r\n");
  ask(server.port(), "POST", "/nothing", R"({"hidden":"body"})", "Authorization: hidden\r\n");
  ask(server.port(), "GET", "/forged%22%7D%0A%7B");
  REQUIRE(server.stop() == 0);
  CHECK(server.process().error().find("hidden") == std::string::npos);
  std::vector<std::string> told;
  for (const auto& text : lines_in(server.process().error())) {
    const Json line = Json::parse(text);
    CHECK(line.at("peer") == "127.0.0.1");
    told.push_back(line.at("path").get<std::string>() + " " + std::to_string(line.at("status").get<int>()));
  }
  CHECK(told == std::vector<std::string>{"/healthz 400", "/nothing 404", " 400"});
}

TEST_CASE("counters are for this machine, or for who has the token", "[serve]") {
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  {
    ServerProgram server(folder, database);
    ask(server.port(), "GET", "/healthz");
    const RawAnswer counters = ask(server.port(), "GET", "/metrics");
    CHECK(counters.header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
    CHECK(counters.body.find(R"(lianshen_http_requests_total{operation="read_health",status="200"} 1)") !=
          std::string::npos);
    CHECK(counters.body.find(R"(lianshen_http_request_seconds_count{operation="read_health"} 1)") !=
          std::string::npos);
  }
  const std::string token = secret_file(folder, "token");
  ServerProgram server(folder, database, {"--metrics-token-file", token});
  CHECK(ask(server.port(), "GET", "/metrics").status == 404);
  CHECK(ask(server.port(), "GET", "/metrics", {}, "Authorization: Bearer 0" + secret + "\r\n").status == 404);
  CHECK(ask(server.port(), "GET", "/metrics", {}, "Authorization: Bearer " + secret + "\r\n").status == 200);
}

TEST_CASE("hundreds of megabytes of heads and bodies leave the server small", "[serve]") {
  const ScratchFolder folder;
  ServerProgram server(folder, new_database(folder, "office.db"));
  ask(server.port(), "GET", "/healthz");
  const long before = peak_memory_kib(server.process().id());
  std::vector<std::future<void>> clients;
  for (int number = 0; number < 8; ++number) {
    clients.push_back(std::async(std::launch::async, [&server, number] {
      const std::string piece = number % 2 == 0 ? std::string(100'000, 'a') : "X: 1\r\nY: 2\r\nZ: 3\r\n";
      const std::string start = number < 4 ? "GET / HTTP/1.1\r\nHost: a\r\nX-A: "
                                           : head_of("POST", "/healthz", "Content-Length: 100000000\r\n");
      RawClient client(server.port());
      client.send(start);
      for (std::size_t sent = 0; sent < 100'000'000 && client.send(piece);) sent += piece.size();
    }));
  }
  for (auto& client : clients) client.get();
  CHECK(ask(server.port(), "GET", "/healthz").status == 200);
  CHECK(before > 0);
  CHECK(peak_memory_kib(server.process().id()) - before < 32 * 1024);
}

}  // namespace
}  // namespace lianshen::test
