#include "bench/service_load.hpp"

#include <fmt/format.h>

#include <atomic>
#include <map>
#include <stdexcept>
#include <thread>

#include "api/http/client.hpp"
#include "api/http/collections.hpp"
#include "api/identity/demo_accounts.hpp"
#include "bench/figures.hpp"
#include "bench/server_process.hpp"

namespace lianshen::bench {

namespace {

constexpr std::size_t rounds = 5;
constexpr std::chrono::milliseconds time_of_a_row{700};
constexpr std::array<std::size_t, 3> connection_counts{1, 8, 32};
const std::string host = "127.0.0.1";

// What one connection does, again and again; each call is one request.
using Step = std::function<void(http::Client& client)>;

void must_be_fine(const http::ClientAnswer& answer) {
  if (answer.status == 200) return;
  fmt::print(stderr, "the workload was refused: {} {}\n", answer.status, answer.body);
  std::exit(1);
}

// `step_of` makes what the connection of that number does.
Throughput under_load(int port, std::size_t connections, const std::function<Step(std::size_t)>& step_of) {
  std::vector<std::vector<std::size_t>> times(connections);
  std::vector<std::unique_ptr<http::Client>> clients;
  std::vector<Step> steps;
  for (std::size_t number = 0; number < connections; ++number) {
    clients.push_back(std::make_unique<http::Client>(host, port));
    steps.push_back(step_of(number));
    steps.back()(*clients.back());
  }
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  for (std::size_t number = 0; number < connections; ++number) {
    threads.emplace_back([&, number] {
      while (Clock::now() - start < time_of_a_row) {
        const auto asked = Clock::now();
        steps[number](*clients[number]);
        times[number].push_back(microseconds_since(asked));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  return throughput(times, microseconds_since(start));
}

using Cookies = std::map<std::string, std::string>;  // by user

Cookies signed_in(int port) {
  Cookies cookies;
  http::Client client(host, port);
  for (const DemoAccount& account : demo_accounts()) {
    const Json person{{"user", account.user}, {"password", demo_password}};
    const auto answer =
        client.ask(http::Method::post, "/api/v1/session", person.dump(), {{"X-Lianshen", "1"}});
    must_be_fine(answer);
    const std::string& cookie = answer.headers.find("set-cookie")->second;
    cookies[std::string(account.user)] = cookie.substr(0, cookie.find(';'));
  }
  return cookies;
}

// The demo's person in whose stead the workload's actor stands.
std::string user_for(const Actor& actor) {
  static const std::map<std::string, std::string> users = {
      {"clerk@civil_affairs_bureau", "applicant"},       {"clerk@government_affairs_office", "office"},
      {"head@government_affairs_office", "office-head"}, {"liaison@finance_bureau", "finance"},
      {"liaison@planning_bureau", "planning"},           {"liaison@industry_bureau", "industry"}};
  return users.at(actor.user + "@" + actor.organisation);
}

// One project after the other through its review: registered, submitted, accepted, three opinions, concluded.
Step reviews(const std::string& name, const Cookies& cookies) {
  struct State {
    std::size_t projects = 0;
    std::vector<CommandRequest> left;
  };
  return [name, &cookies, state = std::make_shared<State>()](http::Client& client) {
    if (state->left.empty()) {
      state->left = review_of_one_project(fmt::format("{}-{}", name, ++state->projects));
      std::ranges::reverse(state->left);
    }
    const CommandRequest request = std::move(state->left.back());
    state->left.pop_back();
    const std::string path = fmt::format("/api/v1/{}/{}/commands/{}", http::collection_of(request.workflow),
                                         request.stream, request.command);
    must_be_fine(client.ask(http::Method::post, path, Json{{"data", request.data}}.dump(),
                            {{"X-Lianshen", "1"},
                             {"Cookie", cookies.at(user_for(request.actor))},
                             {"Idempotency-Key", request.key}}));
  };
}

Step get(const std::string& path, const http::Headers& headers = {}) {
  return [path, headers](http::Client& client) {
    must_be_fine(client.ask(http::Method::get, path, {}, headers));
  };
}

// Rows of one round; raw SQLite has no latency of its own here.
struct Round {
  Throughput hello;
  Throughput alive;
  Throughput read;
  Throughput command;
  std::size_t raw_per_second = 0;
};

class ServiceRows {
 public:
  ServiceRows(const Scratch& scratch, const std::filesystem::path& folder)
      : scratch_(scratch),
        hello_({folder / "lianshen_bench", "hello"}),
        service_({folder / "lianshen", "serve", "--demo", "--db", new_database(), "--listen", "127.0.0.1:0"}),
        cookies_(signed_in(service_.port())) {
    // One whole review, whose case is then read.
    http::Client client(host, service_.port());
    const Step review = reviews("read", cookies_);
    for (std::size_t count = review_of_one_project("any").size(); count > 0; --count) review(client);
  }

  Round round(std::size_t connections) {
    Round taken;
    const std::string name = fmt::format("{}", ++rounds_done_);
    taken.hello = under_load(hello_.port(), connections, [](std::size_t) { return get("/hello"); });
    taken.alive = under_load(service_.port(), connections, [](std::size_t) { return get("/healthz"); });
    taken.read = under_load(service_.port(), connections, [&](std::size_t) {
      return get("/api/v1/requirement-reviews/r-read-1", {{"Cookie", cookies_.at("office")}});
    });
    taken.command = under_load(service_.port(), connections, [&](std::size_t number) {
      return reviews(fmt::format("{}-{}", name, number), cookies_);
    });
    // As long as a row on a slow disk, some hundred syncs.
    const std::size_t commands = connections * 300;
    taken.raw_per_second =
        raw_commands_per_second(scratch_.file(fmt::format("raw-{}.db", name)), connections, commands);
    return taken;
  }

 private:
  std::string new_database() {
    const auto file = scratch_.file("service.db");
    new_runner(file);
    return file.string();
  }

  const Scratch& scratch_;
  ServerProcess hello_;
  ServerProcess service_;
  Cookies cookies_;
  std::size_t rounds_done_ = 0;
};

template <class Value>
std::size_t median_of(const std::vector<Round>& taken, Value value) {
  std::vector<std::size_t> values;
  for (const Round& round : taken) values.push_back(value(round));
  return median(std::move(values));
}

// Ratios are those inside a round, in hundredths: rounds differ more than rows of one round.
template <class Value>
std::string median_ratio(const std::vector<Round>& taken, Value value,
                         std::size_t (*limit)(const Round& round)) {
  return ratio(median_of(taken,
                         [&](const Round& round) {
                           return value(round) * 100 / std::max<std::size_t>(1, limit(round));
                         }),
               100);
}

std::size_t hello_of(const Round& round) { return round.hello.per_second; }
std::size_t raw_of(const Round& round) { return round.raw_per_second; }

void print_row(const std::vector<Round>& taken, std::size_t connections, const char* what,
               Throughput Round::*row, const char* limit_name, std::size_t (*limit)(const Round& round)) {
  const auto per_second = [&](const Round& round) { return (round.*row).per_second; };
  fmt::print("  {:>11}  {:<16} {:>10} {:>8} {:>8}   {:<13} {:>10} {:>6}\n", connections, what,
             median_of(taken, per_second),
             median_of(taken, [&](const Round& round) { return (round.*row).latency.p50_microseconds; }),
             median_of(taken, [&](const Round& round) { return (round.*row).latency.p99_microseconds; }),
             limit_name, median_of(taken, limit), median_ratio(taken, per_second, limit));
}

}  // namespace

void print_service(const Scratch& scratch, const std::filesystem::path& folder) {
  fmt::print(
      "The service over HTTP, kept connections, signed in; server and clients share the processors\n"
      "(medians of {} rounds; a ratio is that of one round; raw SQLite commits as many rows at once as there "
      "are connections)\n",
      rounds);
  fmt::print("  {:>11}  {:<16} {:>10} {:>8} {:>8}   {:<13} {:>10} {:>6}\n", "connections", "what",
             "per second", "p50 us", "p99 us", "limit", "per second", "ratio");
  ServiceRows rows(scratch, folder);
  for (const std::size_t connections : connection_counts) {
    std::vector<Round> taken;
    for (std::size_t count = 0; count < rounds; ++count) taken.push_back(rows.round(connections));
    print_row(taken, connections, "hello of library", &Round::hello, "itself", hello_of);
    print_row(taken, connections, "GET /healthz", &Round::alive, "hello", hello_of);
    print_row(taken, connections, "read a case", &Round::read, "hello", hello_of);
    print_row(taken, connections, "durable command", &Round::command, "raw SQLite", raw_of);
    std::fflush(stdout);
  }
  fmt::print("\n");
}

}  // namespace lianshen::bench
