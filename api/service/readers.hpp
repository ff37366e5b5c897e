// Read-only connections, lent to one thread each. Few: they share two or four processors, and each keeps a
// cache of its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "engine/store/database.hpp"

namespace lianshen {

// A read that took longer than it may.
class ReadTooLong : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Readers {
 public:
  Readers(std::filesystem::path file, std::size_t connections_max, std::chrono::milliseconds time_max)
      : file_(std::move(file)), connections_max_(connections_max), time_max_(time_max) {}

  // Waits for a connection if all are lent; `work` sees one snapshot. Throws ReadTooLong.
  void read(const std::function<void(Database& reader)>& work);

 private:
  std::unique_ptr<Database> take();
  void give_back(std::unique_ptr<Database> reader);

  std::filesystem::path file_;
  std::size_t connections_max_;
  std::chrono::milliseconds time_max_;
  std::mutex mutex_;
  std::condition_variable is_given_back_;
  std::vector<std::unique_ptr<Database>> free_;
  std::size_t opened_ = 0;
};

}  // namespace lianshen
