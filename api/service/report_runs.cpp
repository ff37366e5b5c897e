#include "api/service/report_runs.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <random>

#include "api/service/run_watch.hpp"
#include "engine/store/read_deadline.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

constexpr int cache_kib = 8 * 1024;
constexpr int niceness = 15;

// Of this thread only: on Linux priorities belong to threads.
void lower_priority() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), niceness); }

std::string new_id() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}", device(), device());
}

bool is_unfinished(RunState state) { return state == RunState::queued || state == RunState::running; }

}  // namespace

// What the mutex of all runs guards, but for the watch, which guards itself.
class ReportRuns::Run {
 public:
  Run(RunOrder what, bool is_replayed) : id(new_id()), order(std::move(what)), watch(is_replayed) {}

  const std::string id;
  const RunOrder order;
  RunState state = RunState::queued;
  std::string failure;
  std::shared_ptr<TemporaryFile> file;
  std::uintmax_t bytes = 0;
  std::chrono::steady_clock::time_point ended_at;
  RunWatch watch;
};

ReportRuns::ReportRuns(std::filesystem::path database, RunLimits limits,
                       std::function<void(const std::string&)> complain)
    : database_(std::move(database)),
      limits_(limits),
      complain_(std::move(complain)),
      worker_([this] { work(); }) {}

ReportRuns::~ReportRuns() {
  {
    const std::scoped_lock lock(mutex_);
    is_ending_ = true;
    for (const auto& run : runs_) run->watch.give_up();
  }
  has_changed_.notify_all();
  worker_.join();
}

RunView ReportRuns::ask(RunOrder order) {
  const std::scoped_lock lock(mutex_);
  keep_house();
  std::size_t unfinished = 0;
  std::size_t unfinished_of_user = 0;
  for (const auto& run : runs_) {
    const bool is_own = run->order.owner == order.owner;
    if (is_own && run->order.key == order.key) {
      if (run->order.question != order.question) throw RunRefused("key_was_reused");
      return view(*run);
    }
    if (!is_unfinished(run->state)) continue;
    ++unfinished;
    if (is_own) ++unfinished_of_user;
  }
  if (unfinished_of_user >= limits_.unfinished_of_user_max) throw RunRefused("too_many_reports_of_yours");
  if (unfinished >= limits_.unfinished_max) throw RunRefused("too_many_reports_at_once");
  const bool is_replayed = order.is_replayed;
  auto run = std::make_shared<Run>(std::move(order), is_replayed);
  runs_.push_back(run);
  queue_.push_back(run);
  has_changed_.notify_all();
  return view(*run);
}

std::optional<RunView> ReportRuns::find(const std::string& id, const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  keep_house();
  const auto run = own(id, owner);
  return run ? std::optional(view(*run)) : std::nullopt;
}

std::vector<RunView> ReportRuns::of(const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  keep_house();
  std::vector<RunView> views;
  for (const auto& run : runs_) {
    if (run->order.owner == owner) views.push_back(view(*run));
  }
  std::ranges::reverse(views);
  return views;
}

std::shared_ptr<const TemporaryFile> ReportRuns::file(const std::string& id, const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  keep_house();
  const auto run = own(id, owner);
  return run ? run->file : nullptr;
}

bool ReportRuns::forget(const std::string& id, const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  const auto run = own(id, owner);
  if (!run) return false;
  run->watch.give_up();
  std::erase(runs_, run);
  std::erase(queue_, run);
  return true;
}

std::shared_ptr<ReportRuns::Run> ReportRuns::own(const std::string& id, const std::string& owner) const {
  const auto found = std::ranges::find_if(
      runs_, [&](const auto& run) { return run->id == id && run->order.owner == owner; });
  return found == runs_.end() ? nullptr : *found;
}

RunView ReportRuns::view(const Run& run) const {
  RunView view{run.id, run.order, run.state, run.watch.progress(), 0, run.failure, run.bytes};
  view.order.make = nullptr;
  if (run.state == RunState::done || run.state == RunState::gone) view.progress.percent = 100;
  if (run.state != RunState::queued) return view;
  for (const auto& each : runs_) {
    if (each.get() == &run) break;
    if (is_unfinished(each->state)) ++view.before;
  }
  return view;
}

// Files leave when they are old, or when all together are too large, the oldest first; what is left of a run
// still tells that it was there.
void ReportRuns::keep_house() {
  const auto now = std::chrono::steady_clock::now();
  std::uintmax_t bytes = 0;
  std::map<std::string, std::size_t> finished;
  for (std::size_t at = runs_.size(); at-- > 0;) {
    Run& run = *runs_[at];
    if (is_unfinished(run.state)) continue;
    if (++finished[run.order.owner] > limits_.kept_of_user_max) {
      runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(at));
      continue;
    }
    if (!run.file) continue;
    bytes += run.bytes;
    if (bytes <= limits_.all_files_bytes_max && now - run.ended_at < limits_.file_age_max) continue;
    bytes -= run.bytes;
    run.file.reset();
    run.state = RunState::gone;
  }
}

void ReportRuns::work() {
  lower_priority();
  std::unique_lock lock(mutex_);
  while (true) {
    has_changed_.wait(lock, [this] { return is_ending_ || !queue_.empty(); });
    if (is_ending_) return;
    const auto run = queue_.front();
    queue_.pop_front();
    run->state = RunState::running;
    lock.unlock();
    make(*run);
    lock.lock();
    run->ended_at = std::chrono::steady_clock::now();
    keep_house();
  }
}

void ReportRuns::make(Run& run) {
  std::string failure;
  std::shared_ptr<TemporaryFile> file;
  std::uintmax_t bytes = 0;
  try {
    file = std::make_shared<TemporaryFile>();
    Database reader = Database::open(database_, Database::Mode::read_only, cache_kib);
    const Snapshot snapshot(reader);
    const ReadDeadline deadline(reader, limits_.time_max, &run.watch.is_given_up());
    try {
      run.order.make(reader, file->path(), run.watch);
    } catch (const std::exception&) {
      if (deadline.has_passed()) throw RunRefused("the_report_takes_too_long");
      throw;
    }
    bytes = std::filesystem::file_size(file->path());
    if (bytes > limits_.file_bytes_max) throw RunRefused("the_report_is_too_large");
  } catch (const RunRefused& refused) {
    failure = refused.what();
  } catch (const std::exception& error) {
    failure = "the_report_could_not_be_made";
    if (!run.watch.is_given_up()) complain_(error.what());
  }
  const std::scoped_lock lock(mutex_);
  run.state = failure.empty() ? RunState::done : RunState::failed;
  run.failure = failure;
  if (!failure.empty()) return;
  run.file = std::move(file);
  run.bytes = bytes;
}

}  // namespace lianshen
