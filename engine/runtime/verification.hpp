// Proves a database against its own log: the chain, the folds, the decision indexes, the ledger. Writes
// nothing to it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/runtime/rulebook.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct VerificationReport {
  std::int64_t events = 0;        // rows in the log
  std::string head;               // hash of the last row, hex
  std::int64_t bad_sequence = 0;  // the first row that is wrong; 0 if the fault lies in the indexes
  std::string fault;              // empty: everything holds

  [[nodiscard]] bool is_whole() const { return fault.empty(); }
};

// Rebuilds every index from the log in a private database in memory and compares it with what is stored (I1,
// I2, I3).
VerificationReport verify(Database& database, const Rulebook& rulebook);

// The same inside a transaction of the caller's, on the log's own database.
void rebuild_indexes_within(Database& database, const Rulebook& rulebook);

// Empties the decision indexes and folds the log into them anew: after an upgrade that changed what is
// stored. `at_row` is called with the sequence of each row that was taken in.
void rebuild_indexes(Database& log_source, Database& target, const Rulebook& rulebook,
                     const std::function<void(std::int64_t sequence)>& at_row = {});

}  // namespace lianshen
