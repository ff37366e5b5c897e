// Slows down and stops whoever guesses. Counts by user and address, so that a stranger elsewhere cannot keep
// the user himself out; holds a bounded number of counts, in memory only. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

class SignInGuard {
 public:
  struct Limits {
    int delayed_after = 5;  // failures: from then on each attempt must wait a little longer
    int locked_after = 10;
    std::int64_t lock_milliseconds = std::int64_t{15} * 60 * 1000;
    std::size_t counts_max = 10'000;
    int rows_of_address_max = 60;  // failures of one address that are logged before a lock's time is over
  };
  enum class Standing { open, wait, locked };
  // What to leave in the log: nothing once enough was said, so that nobody can fill the disk by failing.
  struct Failure {
    bool is_recorded = false;
    bool locks = false;
  };

  SignInGuard() : SignInGuard(Limits{}) {}
  explicit SignInGuard(Limits limits) : limits_(limits) {}

  // Begins an attempt; if it is open, exactly one of the three below ends it.
  Standing begin(const std::string& user, const std::string& address, Instant now);
  void succeed(const std::string& user, const std::string& address);
  Failure fail(const std::string& user, const std::string& address, Instant now);
  // Neither right nor wrong: nothing was judged.
  void give_up(const std::string& user, const std::string& address);

 private:
  using Key = std::pair<std::string, std::string>;
  struct Count {
    int failures = 0;
    int under_way = 0;  // counted as failures until they end: guessing in parallel gains nothing
    Instant last;
  };
  struct Rows {
    int written = 0;
    Instant since;
  };
  bool may_record(const std::string& address, Instant now);
  template <class Map>
  void make_room(Map& map);

  Limits limits_;
  std::mutex mutex_;
  std::map<Key, Count> counts_;
  std::map<std::string, Rows> rows_;
};

}  // namespace lianshen
