// A report that goes on only when a test lets it, row by row.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "engine/store/database.hpp"
#include "reports/report_watch.hpp"

namespace lianshen::test {

// Asks again until it holds; false if it never does.
template <class Condition>
bool eventually(Condition holds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!holds()) {
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

class StepGate {
 public:
  static constexpr int rows = 4;
  static constexpr const char* content = "four rows";

  ~StepGate() {
    let(rows + 1);
    if (later_.joinable()) later_.join();
  }

  // Rows up to this one may be written; one more than there are lets it end.
  void let(int row) {
    {
      const std::scoped_lock lock(mutex_);
      allowed_ = std::max(allowed_, row);
    }
    is_let_.notify_all();
  }
  // While the caller is already waiting for the end.
  void let_soon(int row) {
    later_ = std::thread([this, row] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      let(row);
    });
  }
  [[nodiscard]] int passed() const { return passed_; }
  [[nodiscard]] std::filesystem::path file() {
    const std::scoped_lock lock(mutex_);
    return file_;
  }

  std::function<void(Database&, const std::filesystem::path&, ReportWatch&)> work() {
    return [this](Database&, const std::filesystem::path& file, ReportWatch& watch) {
      {
        const std::scoped_lock lock(mutex_);
        file_ = file;
      }
      watch.begin(ReportStep::laying_out, rows);
      for (int row = 1; row <= rows; ++row) {
        wait_for(row);
        watch.advance(row);
        ++passed_;
      }
      wait_for(rows + 1);
      std::ofstream(file) << content;
    };
  }

 private:
  void wait_for(int row) {
    std::unique_lock lock(mutex_);
    if (!is_let_.wait_for(lock, std::chrono::seconds(60), [&] { return allowed_ >= row; }))
      throw std::runtime_error("the test has not let the report go on");
  }

  std::mutex mutex_;
  std::condition_variable is_let_;
  std::filesystem::path file_;
  int allowed_ = 0;
  std::atomic<int> passed_ = 0;
  std::thread later_;
};

}  // namespace lianshen::test
