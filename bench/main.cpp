// ./dev bench: each figure beside a limit measured in the same run. Absolute numbers depend on the machine
// and on who else uses it; the ratios are what to compare. Goals: performance notes of the design.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string_view>
#include <thread>

#include "bench/raw_sqlite.hpp"
#include "bench/workload.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen::bench {
namespace {

using Clock = std::chrono::steady_clock;

std::size_t microseconds_since(Clock::time_point start) {
  return static_cast<std::size_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
}

void must_be_accepted(const Outcome& outcome) {
  if (outcome.kind == OutcomeKind::accepted) return;
  fmt::print(stderr, "the workload was refused: {} {}\n", outcome.answer.dump(), outcome.message);
  std::exit(1);
}

struct Throughput {
  std::size_t per_second = 0;
  Latency latency;
};

// `submitters` threads, each carrying its own projects through the review, every call waiting for its commit.
Throughput durable(CommandRunner& runner, std::size_t submitters, std::size_t commands) {
  std::vector<std::vector<std::size_t>> times(submitters);
  std::vector<std::thread> threads;
  const std::size_t projects = std::max<std::size_t>(1, commands / submitters / 8);
  const auto start = Clock::now();
  for (std::size_t thread = 0; thread < submitters; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t project = 0; project < projects; ++project) {
        for (const auto& request :
             review_of_one_project(fmt::format("{}-{}-{}", submitters, thread, project))) {
          const auto asked = Clock::now();
          must_be_accepted(runner.run(request));
          times[thread].push_back(microseconds_since(asked));
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const std::size_t elapsed = microseconds_since(start);
  std::vector<std::size_t> all;
  for (const auto& part : times) all.insert(all.end(), part.begin(), part.end());
  std::ranges::sort(all);
  return {all.size() * 1'000'000 / std::max<std::size_t>(1, elapsed),
          {all[all.size() / 2], all[all.size() * 99 / 100]}};
}

std::string ratio(std::size_t value, std::size_t limit) {
  const std::size_t hundredths = limit == 0 ? 0 : value * 100 / limit;
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

void print_durable(const Scratch& scratch) {
  fmt::print("Durable commands through the whole runner (acknowledged after the sync)\n");
  fmt::print("  {:>10} {:>12} {:>10} {:>10}   {:>22} {:>7}\n", "submitters", "commands/s", "p50 us", "p99 us",
             "raw SQLite, same batch", "ratio");
  const Latency sync = fdatasync_latency(scratch.file("sync"), 500);
  for (const std::size_t submitters : {1U, 32U, 256U}) {
    const auto runner = new_runner(scratch.file(fmt::format("durable-{}.db", submitters)));
    const Throughput engine = durable(*runner, submitters, submitters == 1 ? 2'000 : 40'000);
    const std::size_t raw = raw_commands_per_second(scratch.file(fmt::format("raw-{}.db", submitters)),
                                                    submitters, submitters == 1 ? 2'000 : 40'000);
    fmt::print("  {:>10} {:>12} {:>10} {:>10}   {:>22} {:>7}\n", submitters, engine.per_second,
               engine.latency.p50_microseconds, engine.latency.p99_microseconds, raw,
               ratio(engine.per_second, raw));
  }
  fmt::print("  one fdatasync of 4 KiB in this run: p50 {} us, p99 {} us\n\n", sync.p50_microseconds,
             sync.p99_microseconds);
}

// The cost of one command must not grow with the log behind it.
void print_flatness(const Scratch& scratch, bool is_large) {
  fmt::print("Cost of a command by the length of the log (batches of 512, sync included)\n");
  fmt::print("  {:>12} {:>16} {:>20}\n", "events", "us a command", "ratio to the first");
  const auto runner = new_runner(scratch.file("flat.db"));
  std::size_t first = 0;
  std::size_t projects = 0;
  const auto grow_to = [&](std::int64_t events, std::size_t& last_batches_us, std::size_t& last_commands) {
    std::vector<std::pair<std::size_t, std::size_t>> costs;
    while (runner->head().sequence < events) {
      std::vector<CommandRequest> batch;
      while (batch.size() < 512) {
        for (auto& request : review_of_one_project(fmt::format("flat-{}", projects)))
          batch.push_back(std::move(request));
        ++projects;
      }
      const auto start = Clock::now();
      for (const auto& outcome : runner->run_batch(batch)) must_be_accepted(outcome);
      costs.emplace_back(microseconds_since(start), batch.size());
    }
    last_batches_us = last_commands = 0;
    const std::size_t from = costs.size() > 20 ? costs.size() - 20 : 0;
    for (std::size_t index = from; index < costs.size(); ++index) {
      last_batches_us += costs[index].first;
      last_commands += costs[index].second;
    }
  };
  std::vector<std::int64_t> sizes{1'000, 100'000, 1'000'000};
  if (is_large) sizes.push_back(10'000'000);
  for (const std::int64_t size : sizes) {
    std::size_t elapsed = 0;
    std::size_t commands = 0;
    grow_to(size, elapsed, commands);
    const std::size_t nanoseconds = elapsed * 1000 / std::max<std::size_t>(1, commands);
    if (first == 0) first = nanoseconds;
    fmt::print("  {:>12} {:>14}.{} {:>20}\n", size, nanoseconds / 1000, nanoseconds % 1000 / 100,
               ratio(nanoseconds, first));
    std::fflush(stdout);
  }
  fmt::print("\n");
}

// Decide only: facts gathered from an index in memory, table walked, machine run, event folded; nothing
// stored.
void print_decisions() {
  Database database = Database::in_memory();
  CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant{});
  CommandRunner runner(std::move(database), rulebook());
  const auto requests = review_of_one_project("decide");
  for (const auto& request : requests) {
    if (request.command != "conclude") must_be_accepted(runner.run(request));
  }
  const CommandRequest& conclude = requests.back();
  DecisionIndex index(runner.database());
  const auto row = index.stream(conclude.stream);
  const PolicyPack& policy = *rulebook().policies.in_force("xianning", conclude.at.local_date());
  const FactsReader facts(index, policy, policy, rulebook().calendar_of(policy));
  const Workflow& workflow = *rulebook().workflows.find(conclude.workflow);
  const Circumstances now{conclude.stream,
                          conclude.actor,
                          conclude.at,
                          conclude.at.local_date(),
                          conclude.at.local_date(),
                          "",
                          "",
                          ""};
  FieldErrors errors;
  const auto asked = workflow.decode(conclude.command, conclude.data, errors);
  constexpr std::size_t count = 20'000;
  const auto start = Clock::now();
  for (std::size_t done = 0; done < count; ++done) {
    const Verdict verdict =
        workflow.decide({row->state, row->data, conclude.command, asked.get(), now, facts, policy});
    if (!verdict.reasons.empty()) std::exit(1);
  }
  fmt::print("Decisions in memory (gather, decide, fold; nothing stored): {} per second on one core\n",
             count * 1'000'000 / microseconds_since(start));
}

}  // namespace
}  // namespace lianshen::bench

int main(int argc, char** argv) {
  using namespace lianshen::bench;
  bool is_large = false;
  std::string_view only;
  for (int index = 1; index < argc; ++index) {
    const std::string_view word = argv[index];
    if (word == "--large") {
      is_large = true;
    } else if (word == "durable" || word == "growth" || word == "decisions") {
      only = word;
    } else {
      fmt::print(stderr, "usage: lianshen_bench [--large] [durable | growth | decisions]\n");
      return 2;
    }
  }
  const auto is_wanted = [&](std::string_view part) { return only.empty() || only == part; };
  const Scratch scratch;
  if (is_wanted("durable")) print_durable(scratch);
  if (is_wanted("growth")) print_flatness(scratch, is_large);
  if (is_wanted("decisions")) print_decisions();
  return 0;
}
