#include "api/service/readers.hpp"

#include "engine/store/read_deadline.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// The system's own cache holds the pages too: this one saves the calls, not the disk.
constexpr int cache_kib = 8 * 1024;

}  // namespace

void Readers::read(const std::function<void(Database& reader)>& work) {
  // Also when `work` throws.
  struct Loan {
    Readers& readers;
    std::unique_ptr<Database> reader;
    ~Loan() { readers.give_back(std::move(reader)); }
  };
  const Loan loan{*this, take()};
  const Snapshot snapshot(*loan.reader);
  const ReadDeadline deadline(*loan.reader, time_max_);
  try {
    work(*loan.reader);
  } catch (const std::exception& error) {
    if (deadline.has_passed()) throw ReadTooLong(error.what());
    throw;
  }
}

std::unique_ptr<Database> Readers::take() {
  std::unique_lock lock(mutex_);
  is_given_back_.wait(lock, [this] { return !free_.empty() || opened_ < connections_max_; });
  if (!free_.empty()) {
    auto reader = std::move(free_.back());
    free_.pop_back();
    return reader;
  }
  ++opened_;
  lock.unlock();
  try {
    return std::make_unique<Database>(Database::open(file_, Database::Mode::read_only, cache_kib));
  } catch (...) {
    lock.lock();
    --opened_;
    is_given_back_.notify_one();
    throw;
  }
}

void Readers::give_back(std::unique_ptr<Database> reader) {
  {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(reader));
  }
  is_given_back_.notify_one();
}

}  // namespace lianshen
