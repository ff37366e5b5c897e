// Reports that take their time: each is made by one thread of low priority on a connection of its own, so
// that neither commands nor ordinary reads wait for it. Whoever asked sees how far it is and then takes the
// file. All of it is gone when the service ends. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "api/service/temporary_file.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/store/database.hpp"
#include "reports/report_watch.hpp"

namespace lianshen {

// A run that is not taken in, or comes to nothing; `what` is a sentence with words in data/locale
// ("problems").
class RunRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct RunLimits {
  std::size_t unfinished_of_user_max = 3;
  std::size_t unfinished_max = 20;
  std::size_t kept_of_user_max = 20;  // finished ones, the oldest are forgotten
  std::uintmax_t file_bytes_max = std::uintmax_t{256} << 20U;
  std::uintmax_t all_files_bytes_max = std::uintmax_t{1} << 30U;
  std::chrono::minutes file_age_max{120};
  std::chrono::minutes time_max{30};
};

// What is to be made, and for whom.
struct RunOrder {
  std::string owner;
  std::string key;       // of the request: the same key makes one run
  std::string question;  // the same key with another question is refused
  std::string report;    // name in the catalogue
  std::string title;
  std::string format;
  CivilDate as_of;
  std::optional<std::int64_t> year;
  std::string asked_by;  // name of the person
  Instant asked_at;
  std::string file_name;
  std::string content_type;
  bool is_replayed = false;  // from a log that is folded anew: one step more
  // Writes the whole file. Throws what went wrong: RunRefused with words for people.
  std::function<void(Database& log, const std::filesystem::path& file, ReportWatch& watch)> make;
};

enum class RunState { queued, running, done, failed, gone };  // gone: its file was too old, or in the way

struct RunProgress {
  std::optional<ReportStep> step;
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known
  int percent = 0;         // of all steps; never falls, 100 once the file is there
};

struct RunView {
  std::string id;
  RunOrder order;
  RunState state = RunState::queued;
  RunProgress progress;
  std::size_t before = 0;  // runs that come first, while queued
  std::string failure;     // why it failed, as RunRefused has it
  std::uintmax_t bytes = 0;
};

class ReportRuns {
 public:
  // `complain` is told what went wrong in words for the operator.
  ReportRuns(std::filesystem::path database, RunLimits limits,
             std::function<void(const std::string& what)> complain);
  // Ends what runs.
  ~ReportRuns();
  ReportRuns(const ReportRuns&) = delete;
  ReportRuns& operator=(const ReportRuns&) = delete;

  // Throws RunRefused.
  RunView ask(RunOrder order);
  // Nothing if there is no such run of that owner.
  [[nodiscard]] std::optional<RunView> find(const std::string& id, const std::string& owner);
  // His own, the latest first.
  [[nodiscard]] std::vector<RunView> of(const std::string& owner);
  // Null unless it is done and its file is still kept.
  [[nodiscard]] std::shared_ptr<const TemporaryFile> file(const std::string& id, const std::string& owner);
  // Ends it if it runs, and forgets it. False if there is no such run.
  bool forget(const std::string& id, const std::string& owner);

 private:
  class Run;

  void work();
  void make(Run& run);
  // With the mutex held:
  void keep_house();
  [[nodiscard]] std::shared_ptr<Run> own(const std::string& id, const std::string& owner) const;
  [[nodiscard]] RunView view(const Run& run) const;

  std::filesystem::path database_;
  RunLimits limits_;
  std::function<void(const std::string&)> complain_;
  mutable std::mutex mutex_;
  std::condition_variable has_changed_;
  std::vector<std::shared_ptr<Run>> runs_;  // in the order in which they were asked for
  std::deque<std::shared_ptr<Run>> queue_;
  bool is_ending_ = false;
  std::thread worker_;
};

}  // namespace lianshen
