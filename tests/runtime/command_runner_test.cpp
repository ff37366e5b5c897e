// The promises of the runner: durable batches, one answer a key, equal bytes whatever the batching, refusals
// without effect.
#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "engine/domain/sha256.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

// The whole main line with a refusal and a repetition in it, so that batches hold every kind of outcome.
std::vector<CommandRequest> script() {
  std::vector<CommandRequest> requests;
  for (const auto& request : main_line()) {
    requests.push_back(request);
    if (requests.size() % 7 == 0) requests.push_back(request);
    if (requests.size() % 5 == 0) {
      CommandRequest refused = request;
      refused.actor = {"stranger", "industry_bureau"};
      refused.key += ":refused";
      requests.push_back(refused);
    }
  }
  return requests;
}

std::string head_after(const std::function<std::size_t()>& next_batch_size) {
  World world;
  const auto requests = script();
  for (std::size_t done = 0; done < requests.size();) {
    const std::size_t size = std::min(next_batch_size(), requests.size() - done);
    world.runner().run_batch({requests.begin() + static_cast<std::ptrdiff_t>(done),
                              requests.begin() + static_cast<std::ptrdiff_t>(done + size)});
    done += size;
  }
  return to_hex(world.runner().head().hash);
}

TEST_CASE("I5: one script at batch sizes 1, 7, 64 and random gives equal heads") {
  const std::string head = head_after([] { return std::size_t{1}; });
  CHECK(head_after([] { return std::size_t{7}; }) == head);
  CHECK(head_after([] { return std::size_t{64}; }) == head);
  std::mt19937 random(20190130);  // NOLINT: a fixed seed is the point
  CHECK(head_after([&] { return std::size_t{1} + random() % 40; }) == head);
}

TEST_CASE("the whole main line verifies: chain, folds, indexes and ledger") {
  World world;
  for (const auto& request : main_line()) {
    const Outcome outcome = world.run(request);
    INFO(request.key << " " << outcome.answer.dump() << outcome.message);
    REQUIRE(outcome.kind == OutcomeKind::accepted);
  }
  const VerificationReport report = verify(world.runner().database(), rulebook());
  CHECK(report.fault.empty());
  CHECK(report.events == world.runner().head().sequence);
}

TEST_CASE("the same key gives the same answer and happens once") {
  World world;
  const CommandRequest& request = main_line().front();
  const Outcome first = world.run(request);
  const auto sequence = world.runner().head().sequence;
  const Outcome again = world.run(request);
  CHECK(again.is_repeated);
  CHECK(again.answer == first.answer);
  CHECK(world.runner().head().sequence == sequence);

  CommandRequest other = request;
  other.document_no = "另一文号";
  const Outcome conflict = world.run(other);
  CHECK(conflict.kind == OutcomeKind::conflict);
  CHECK(conflict.reasons.front().code == "key_was_used_with_another_body");
}

TEST_CASE("I8: a refused command leaves its row and nothing else") {
  World world;
  world.run_main_line("pass_requirement", false);
  const auto before = world.index().digest();
  const auto sequence = world.runner().head().sequence;
  CommandRequest refused = main_line().front();
  refused.key = "again";
  refused.stream = "p1";
  const Outcome outcome = world.run_on_day([&] {
    refused.at = world.runner().head().last_at;
    return refused;
  }());
  CHECK(outcome.kind == OutcomeKind::rejected);
  CHECK(world.index().digest() == before);
  CHECK(world.runner().head().sequence == sequence + 1);
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("a dry run answers like the real one and leaves no trace") {
  World world;
  world.run_main_line("pass_requirement", false);
  const auto requests = main_line();
  const auto found = std::ranges::find(requests, "pass_requirement", &CommandRequest::key);
  REQUIRE(found != requests.end());
  const auto before = to_hex(world.runner().head().hash);
  const Outcome tried = world.dry_run(*found);
  CHECK(tried.kind == OutcomeKind::accepted);
  CHECK(to_hex(world.runner().head().hash) == before);
  CHECK(world.run(*found).answer == tried.answer);
}

TEST_CASE("an expected version that is no longer true is a conflict, not an effect") {
  World world;
  world.run_main_line("pass_requirement", false);
  const auto requests = main_line();
  CommandRequest request = *std::ranges::find(requests, "pass_requirement", &CommandRequest::key);
  request.expected_version = 1;
  const Outcome outcome = world.run(request);
  CHECK(outcome.kind == OutcomeKind::conflict);
  CHECK(outcome.reasons.front().code == "the_case_has_changed_meanwhile");
}

TEST_CASE("commands from many threads are all answered, none lost, none twice") {
  World world;
  constexpr int threads_count = 16;
  constexpr int commands_each = 25;
  const CommandRequest first = *std::ranges::find(main_line(), "register_project", &CommandRequest::key);
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < threads_count; ++thread) {
    threads.emplace_back([&, thread] {
      for (int number = 0; number < commands_each; ++number) {
        CommandRequest request = first;
        request.stream = fmt::format("p-{}-{}", thread, number);
        request.data["name"] = "项目" + request.stream;
        request.key = request.stream;
        accepted += world.run(request).kind == OutcomeKind::accepted ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(accepted == threads_count * commands_each);
  CHECK(world.index().streams("project").size() == threads_count * commands_each);
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("timers fire once, in the order of their due dates, before the command that comes after them") {
  World world;
  world.run_main_line("accept_requirement", false);
  const Instant later = *Instant::parse("2019-04-20T09:00:00+08:00");
  CHECK(world.runner().advance(later) >= 1);  // the intake limit: the plan counts as accepted
  CHECK(world.index().stream("rr1")->state == "accepted");
  CHECK(world.runner().advance(later) == 0);
  Instant previous;
  for (const auto& event : world.log().stream("rr1")) {
    CHECK(previous <= event.at);
    previous = event.at;
  }
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

}  // namespace
}  // namespace lianshen::test
