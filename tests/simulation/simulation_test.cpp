// Seeded random work on a scratch engine: real commands with wrong actors, wrong days, wrong cases and
// repeated keys. Whatever is asked, the engine answers with events or with reasons; it never breaks an
// invariant, and the log proves itself.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

class Simulation {
 public:
  explicit Simulation(unsigned seed) : random_(seed), now_(main_line().front().at) {}

  void run(std::size_t commands) {
    for (std::size_t done = 0; done < commands; ++done) {
      const CommandRequest request = next();
      const std::int64_t before = world_.runner().head().sequence;
      const Outcome outcome = world_.run(request);
      INFO(request.command << " of " << request.stream << ": " << outcome.answer.dump() << outcome.message);
      REQUIRE((outcome.kind == OutcomeKind::accepted || outcome.kind == OutcomeKind::rejected ||
               outcome.kind == OutcomeKind::conflict));
      accepted_ += outcome.kind == OutcomeKind::accepted && !outcome.is_repeated ? 1U : 0U;
      if (outcome.is_repeated) REQUIRE(world_.runner().head().sequence == before);
      check_ledger();
    }
    const VerificationReport report = verify(world_.runner().database(), rulebook());
    INFO(report.fault);
    REQUIRE(report.is_whole());
  }

  [[nodiscard]] std::size_t accepted() const { return accepted_; }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  bool one_in(std::size_t bound) { return below(bound) == 0; }

  // Mostly the main line in order, so that cases get far; now and then something that does not belong.
  CommandRequest next() {
    const auto& line = main_line();
    CommandRequest request =
        one_in(4) ? line[below(line.size())] : line[std::min(position_++, line.size() - 1)];
    if (now_ < request.at && !one_in(10)) now_ = request.at;
    if (one_in(6))
      now_ = Instant(now_.unix_milliseconds() + static_cast<std::int64_t>(below(96)) * 3'600'000);
    if (now_ < world_.runner().head().last_at) now_ = world_.runner().head().last_at;
    request.at = now_;
    if (request.occurred_on && *request.occurred_on > now_.local_date()) request.occurred_on.reset();
    if (one_in(12)) request.occurred_on = now_.local_date().plus_days(-static_cast<std::int64_t>(below(10)));
    if (one_in(15)) request.actor = line[below(line.size())].actor;
    if (one_in(25)) request.stream = line[below(line.size())].stream;
    if (one_in(25)) request.document_no.clear();
    request.key = one_in(10) ? request.key : fmt::format("{}:{}", request.key, ++keys_);
    return request;
  }

  void check_ledger() {
    AmountFen sum;
    for (const auto& [account, amount] : world_.index().balances()) {
      if (!account.starts_with("source:")) REQUIRE(amount.fen >= 0);
      sum += amount;
    }
    REQUIRE(sum.fen == 0);
  }

  World world_;
  std::mt19937 random_;
  Instant now_;
  std::size_t position_ = 0;
  std::size_t keys_ = 0;
  std::size_t accepted_ = 0;
};

void simulate(unsigned first_seed, unsigned seeds, std::size_t commands) {
  std::size_t accepted = 0;
  for (unsigned seed = first_seed; seed < first_seed + seeds; ++seed) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run(commands);
    accepted += simulation.accepted();
  }
  // A simulation that is always refused would prove nothing.
  CHECK(accepted > seeds * commands / 10);
}

TEST_CASE("random work never breaks an invariant", "[simulation]") { simulate(1, 12, 160); }

TEST_CASE("random work never breaks an invariant, for long", "[simulation][.soak]") {
  simulate(1000, 500, 400);
}

}  // namespace
}  // namespace lianshen::test
