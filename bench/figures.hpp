// How figures are taken and printed.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "bench/raw_sqlite.hpp"

namespace lianshen::bench {

using Clock = std::chrono::steady_clock;

std::size_t microseconds_since(Clock::time_point start);

struct Throughput {
  std::size_t per_second = 0;
  Latency latency;
};

// `times` are microseconds, one list a thread; `elapsed` is what all took together.
Throughput throughput(const std::vector<std::vector<std::size_t>>& times, std::size_t elapsed_microseconds);

// "0.75"
std::string ratio(std::size_t value, std::size_t limit);

std::size_t median(std::vector<std::size_t> values);

}  // namespace lianshen::bench
