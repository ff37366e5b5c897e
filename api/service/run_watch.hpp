// How far one run has come, told by the thread that makes it and asked by others; and the flag that ends it.
#pragma once

#include <atomic>
#include <mutex>

#include "api/service/report_runs.hpp"

namespace lianshen {

class RunWatch : public ReportWatch {
 public:
  explicit RunWatch(bool is_replayed) : is_replayed_(is_replayed) {}

  // Throw RunRefused once it was given up.
  void begin(ReportStep step, std::int64_t total) override;
  void advance(std::int64_t done) override;

  void give_up() { is_given_up_ = true; }
  [[nodiscard]] const std::atomic<bool>& is_given_up() const { return is_given_up_; }
  [[nodiscard]] RunProgress progress() const;

 private:
  void count();
  void refuse_if_given_up() const;

  const bool is_replayed_;
  std::atomic<bool> is_given_up_ = false;
  mutable std::mutex mutex_;
  RunProgress progress_;
};

}  // namespace lianshen
