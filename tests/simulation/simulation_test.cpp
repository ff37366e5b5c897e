// Seeded random work on a scratch engine: real commands with wrong actors, wrong days, wrong cases and
// repeated keys. Whatever is asked, the engine answers with events or with reasons; it never breaks an
// invariant, and the log proves itself.
#include "tests/simulation/simulation.hpp"

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

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
