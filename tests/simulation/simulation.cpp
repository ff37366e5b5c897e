#include "tests/simulation/simulation.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/runtime/verification.hpp"

namespace lianshen::test {

Simulation::Simulation(unsigned seed) : random_(seed), now_(main_line().front().at) {}

void Simulation::run(std::size_t commands) {
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

std::size_t Simulation::below(std::size_t bound) {
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
}

// Mostly the main line in order, so that cases get far; now and then something that does not belong.
CommandRequest Simulation::next() {
  const auto& line = main_line();
  CommandRequest request =
      one_in(4) ? line[below(line.size())] : line[std::min(position_++, line.size() - 1)];
  if (now_ < request.at && !one_in(10)) now_ = request.at;
  if (one_in(6)) now_ = Instant(now_.unix_milliseconds() + static_cast<std::int64_t>(below(96)) * 3'600'000);
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

void Simulation::check_ledger() {
  AmountFen sum;
  for (const auto& [account, amount] : world_.index().balances()) {
    if (!account.starts_with("source:")) REQUIRE(amount.fen >= 0);
    sum += amount;
  }
  REQUIRE(sum.fen == 0);
}

}  // namespace lianshen::test
