// The limit that the engine is measured against in the same run: bare SQLite writing the same rows, and bare
// fdatasync.
#pragma once

#include <cstddef>
#include <filesystem>

namespace lianshen::bench {

// Commands per second: for each one row of events, streams, answers and clocks, `batch` commands a commit,
// synchronous=FULL, no engine: no JSON, no rules, no hash.
std::size_t raw_commands_per_second(const std::filesystem::path& file, std::size_t batch,
                                    std::size_t commands);

// The sums of the yearly table by hand-written statements on the same file; the number of applications.
std::size_t raw_yearly_sums(const std::filesystem::path& file);

struct Latency {
  std::size_t p50_microseconds = 0;
  std::size_t p99_microseconds = 0;
};
// Overwrites 4 KiB and syncs, `count` times.
Latency fdatasync_latency(const std::filesystem::path& file, std::size_t count);

}  // namespace lianshen::bench
