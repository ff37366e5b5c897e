// The single writer. Whoever asks first while nobody writes becomes the leader and commits for all who wait:
// one sync for the whole batch, and no hand-over to another thread when nobody else waits (DECISIONS: leader
// instead of writer thread). Acknowledged means durable: a call returns only after the commit.
#pragma once

#include <atomic>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <semaphore>
#include <vector>

#include "engine/runtime/administration.hpp"
#include "engine/runtime/command_execution.hpp"

namespace lianshen {

// After a failed commit the outcome of the batch is unknown: the process must end and recover from the log,
// where the idempotency rows tell what happened.
class WriterStopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class CommandRunner {
 public:
  // Takes over a read-write (or in-memory) database whose settings name its pack. The rulebook must outlive
  // the runner.
  CommandRunner(Database database, const Rulebook& rulebook);
  // A new log: writes the settings and the first row.
  static void initialise(Database& database, const Rulebook& rulebook, const std::string& pack,
                         const std::string& clock, Instant at);

  // Thread safe. Throws WriterStopped if the batch could not be committed.
  Outcome run(const CommandRequest& request);
  // All in order in one transaction; each has its own outcome.
  std::vector<Outcome> run_batch(const std::vector<CommandRequest>& requests);
  // Decides and undoes: nothing is stored, not even a refusal.
  Outcome dry_run(const CommandRequest& request);
  // Fires the timers due at `at` and commits; returns how many.
  std::size_t advance(Instant at);

  // What stands beside the rules, in a transaction of its own. If `work` throws, nothing of it is stored and
  // the writer goes on.
  void administer(const std::function<void(AdministrationDesk& desk)>& work);

  [[nodiscard]] LogHead head();
  // A commit has failed: every further command throws WriterStopped.
  [[nodiscard]] bool has_stopped() const { return has_stopped_; }
  [[nodiscard]] const std::string& pack() const { return pack_; }
  [[nodiscard]] bool has_simulated_clock() const { return is_simulated_; }
  // For reading what was written in the same process; only while no command runs.
  [[nodiscard]] Database& database() { return database_; }

 private:
  struct Waiting {
    const CommandRequest* request = nullptr;
    Outcome outcome;
    std::exception_ptr failure;
    bool leads = false;
    std::binary_semaphore wake{0};
  };
  void lead(std::vector<Waiting*>& batch);
  template <class Work>
  void in_transaction(Work work);

  Database database_;
  const Rulebook& rulebook_;
  std::string pack_;
  bool is_simulated_ = true;
  CommandExecution execution_;

  std::mutex mutex_;  // guards the queue and who leads
  std::deque<Waiting*> queue_;
  bool is_led_ = false;
  std::mutex writer_;                      // held by whoever uses the connection
  std::atomic<bool> has_stopped_ = false;  // set by the holder of writer_ only
};

}  // namespace lianshen
