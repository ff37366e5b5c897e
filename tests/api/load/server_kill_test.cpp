// kill -9 while 32 clients write: what was acknowledged is there, once, and everything else can be sent
// again.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <thread>

#include "engine/log/event_log.hpp"
#include "tests/api/http/server_program.hpp"
#include "tests/api/load/load_client.hpp"
#include "tests/api/program.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;

constexpr int clients = 32;
constexpr auto ready_within = 2s;

// What one client was told: the answer to each project that it registered, empty if none came.
using Told = std::map<std::string, std::string>;

// Registers one project after the other until the connection ends.
Told write_until_it_ends(int port, const std::string& session, const std::string& name) {
  Told told;
  try {
    RawClient client(port);
    for (int number = 0;; ++number) {
      const std::string project = fmt::format("{}-{}", name, number);
      told[project] = "";
      if (!client.send(registration(session, project))) break;
      const RawAnswer answer = client.receive();
      // An answer of which a part is missing is none.
      if (answer.status != 200 || answer.body.size() != std::stoul(answer.header("content-length"))) break;
      told[project] = answer.body;
    }
  } catch (const std::runtime_error&) {
    // Nobody listened any more when it came.
  }
  return told;
}

Told write_and_kill(ServerProgram& server, const std::string& session, int round,
                    std::chrono::milliseconds after) {
  std::vector<Told> told(clients);
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      told[static_cast<std::size_t>(client)] =
          write_until_it_ends(server.port(), session, fmt::format("kill-{}-{}", round, client));
    });
  }
  std::this_thread::sleep_for(after);
  server.process().signal(SIGKILL);
  server.process().wait();
  for (auto& thread : threads) thread.join();
  Told all;
  for (auto& one : told) all.merge(one);
  return all;
}

std::map<std::string, int> registrations_in(const std::string& database) {
  std::map<std::string, int> counts;
  Database reader = Database::open(database, Database::Mode::read_only);
  EventLog(reader).each(1, [&](const EventRecord& row) {
    if (row.kind == "event" && row.workflow == "project") ++counts[row.stream];
    return true;
  });
  return counts;
}

// Everything is sent once more under its key: what was acknowledged gets the same answer and is not done
// again.
void send_again(int port, const std::string& session, const Told& told) {
  RawClient client(port);
  for (const auto& [project, before] : told) {
    REQUIRE(client.send(registration(session, project)));
    const RawAnswer answer = client.receive();
    INFO(project << ": " << before << "\n" << answer.body);
    CHECK(answer.status == 200);
    if (before.empty()) continue;
    CHECK(answer.body == before);
    CHECK(answer.header("idempotency-replayed") == "true");
  }
}

std::chrono::milliseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

struct KillReport {
  std::size_t acknowledged = 0;
  std::size_t unanswered = 0;
  std::chrono::milliseconds slowest_start{0};
};

KillReport kill_often(int rounds, std::uint32_t seed) {
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> delay_ms(100, 700);
  const ScratchFolder folder;
  const std::string database = new_database(folder, "office.db");
  auto server = std::make_unique<ServerProgram>(folder, database, std::vector<std::string>{"--demo"});
  const std::string session = signed_in(server->port(), "applicant");
  KillReport report;
  std::size_t projects = 0;
  for (int round = 0; round < rounds; ++round) {
    const Told told = write_and_kill(*server, session, round, std::chrono::milliseconds(delay_ms(random)));
    const auto counts = registrations_in(database);
    for (const auto& [project, answer] : told) {
      const auto found = counts.find(project);
      const int count = found == counts.end() ? 0 : found->second;
      INFO(project << " " << answer);
      CHECK(count <= 1);
      if (!answer.empty()) CHECK(count == 1);
      ++(answer.empty() ? report.unanswered : report.acknowledged);
    }
    const auto start = std::chrono::steady_clock::now();
    server = std::make_unique<ServerProgram>(folder, database, std::vector<std::string>{"--demo"});
    CHECK(ask(server->port(), "GET", "/readyz").status == 200);
    report.slowest_start = std::max(report.slowest_start, since(start));
    send_again(server->port(), session, told);
    projects += told.size();
  }
  CHECK(server->stop() == 0);
  const auto counts = registrations_in(database);
  CHECK(counts.size() == projects);
  CHECK(std::ranges::all_of(counts, [](const auto& entry) { return entry.second == 1; }));
  const ProgramResult verified = run_program({"verify", "--db", database});
  INFO(verified.out << verified.error);
  CHECK(verified.exit_code == 0);
  return report;
}

TEST_CASE("a server killed three times under 32 clients loses and doubles nothing it acknowledged",
          "[kill]") {
  const KillReport report = kill_often(3, 20190304);
  CHECK(report.acknowledged > 0);
  CHECK(report.unanswered > 0);
}

TEST_CASE("a server killed 50 times under 32 clients loses and doubles nothing, and is soon ready again",
          "[kill][.soak]") {
  const KillReport report = kill_often(50, std::random_device()());
  std::cout << fmt::format("acknowledged {}, unanswered {}, ready after {} ms at most\n", report.acknowledged,
                           report.unanswered, report.slowest_start.count());
  CHECK(report.acknowledged > 0);
  CHECK(report.slowest_start < ready_within);
}

}  // namespace
}  // namespace lianshen::test
