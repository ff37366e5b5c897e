// Seeded random work on a scratch engine: mostly the main line in order, with wrong actors, wrong days, wrong
// cases and repeated keys. Whatever is asked, the engine answers with events or with reasons.
#pragma once

#include <random>

#include "tests/support/world.hpp"

namespace lianshen::test {

class Simulation {
 public:
  explicit Simulation(unsigned seed);

  // Every command is checked, and at the end the log proves itself.
  void run(std::size_t commands);
  [[nodiscard]] std::size_t accepted() const { return accepted_; }
  [[nodiscard]] World& world() { return world_; }

 private:
  std::size_t below(std::size_t bound);
  bool one_in(std::size_t bound) { return below(bound) == 0; }
  CommandRequest next();
  void check_ledger();

  World world_;
  std::mt19937 random_;
  Instant now_;
  std::size_t position_ = 0;
  std::size_t keys_ = 0;
  std::size_t accepted_ = 0;
};

}  // namespace lianshen::test
