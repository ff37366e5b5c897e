#include "engine/runtime/command_runner.hpp"

#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// Large enough that a sync is a small part of a batch, small enough that nobody waits long for the others.
constexpr std::size_t batch_size_max = 512;

std::string setting(Database& database, const std::string& name) {
  const auto settings = read_settings(database);
  const auto found = settings.find(name);
  if (found == settings.end()) throw DatabaseError("the database has no setting named " + name);
  return found->second;
}

}  // namespace

CommandRunner::CommandRunner(Database database, const Rulebook& rulebook)
    : database_(std::move(database)),
      rulebook_(rulebook),
      pack_(setting(database_, "pack")),
      is_simulated_(setting(database_, "clock") == "simulated"),
      execution_(database_, rulebook_, pack_) {}

void CommandRunner::initialise(Database& database, const Rulebook& rulebook, const std::string& pack,
                               const std::string& clock, Instant at) {
  Transaction transaction(database);
  write_setting(database, "pack", pack);
  write_setting(database, "clock", clock);
  write_setting(database, "hash", std::string(hash_scheme));
  CommandExecution(database, rulebook, pack).append_creation(clock, at);
  transaction.commit();
}

template <class Work>
void CommandRunner::in_transaction(Work work) {
  const std::scoped_lock lock(writer_);
  if (has_stopped_) throw WriterStopped("the writer has stopped after a failed commit: restart to recover");
  try {
    Transaction transaction(database_);
    work();
    transaction.commit();
  } catch (const std::exception& error) {
    has_stopped_ = true;
    throw WriterStopped(error.what());
  }
}

Outcome CommandRunner::run(const CommandRequest& request) {
  Waiting own;
  own.request = &request;
  std::vector<Waiting*> batch;
  std::unique_lock lock(mutex_);
  queue_.push_back(&own);
  if (is_led_) {
    lock.unlock();
    own.wake.acquire();
    if (!own.leads) {
      if (own.failure) std::rethrow_exception(own.failure);
      return std::move(own.outcome);
    }
    lock.lock();
  }
  is_led_ = true;
  while (!queue_.empty() && batch.size() < batch_size_max) {
    batch.push_back(queue_.front());
    queue_.pop_front();
  }
  lock.unlock();

  lead(batch);

  lock.lock();
  Waiting* const next = queue_.empty() ? nullptr : queue_.front();
  is_led_ = next != nullptr;
  lock.unlock();
  if (next != nullptr) {
    next->leads = true;
    next->wake.release();
  }
  for (Waiting* waiting : batch) {
    if (waiting != &own) waiting->wake.release();
  }
  if (own.failure) std::rethrow_exception(own.failure);
  return std::move(own.outcome);
}

void CommandRunner::lead(std::vector<Waiting*>& batch) {
  try {
    in_transaction([&] {
      for (Waiting* waiting : batch) waiting->outcome = execution_.run(*waiting->request);
    });
  } catch (const std::exception&) {
    for (Waiting* waiting : batch) waiting->failure = std::current_exception();
  }
}

std::vector<Outcome> CommandRunner::run_batch(const std::vector<CommandRequest>& requests) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(requests.size());
  in_transaction([&] {
    for (const auto& request : requests) outcomes.push_back(execution_.run(request));
  });
  return outcomes;
}

Outcome CommandRunner::dry_run(const CommandRequest& request) {
  const std::scoped_lock lock(writer_);
  const WriterState before = execution_.state();
  Outcome outcome;
  {
    const Transaction rolled_back(database_);
    outcome = execution_.run(request);
  }
  execution_.restore(before);
  return outcome;
}

std::size_t CommandRunner::advance(Instant at) {
  std::size_t fired = 0;
  in_transaction([&] { fired = execution_.fire_timers(at); });
  return fired;
}

void CommandRunner::administer(const std::function<void(AdministrationDesk& desk)>& work) {
  std::exception_ptr failure;
  in_transaction([&] { failure = execution_.administer(work); });
  if (failure) std::rethrow_exception(failure);
}

LogHead CommandRunner::head() {
  const std::scoped_lock lock(writer_);
  return execution_.state().head;
}

}  // namespace lianshen
