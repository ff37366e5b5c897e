#include "bench/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen::bench {

std::size_t microseconds_since(Clock::time_point start) {
  return static_cast<std::size_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
}

Throughput throughput(const std::vector<std::vector<std::size_t>>& times, std::size_t elapsed_microseconds) {
  std::vector<std::size_t> all;
  for (const auto& part : times) all.insert(all.end(), part.begin(), part.end());
  if (all.empty()) return {};
  std::ranges::sort(all);
  return {all.size() * 1'000'000 / std::max<std::size_t>(1, elapsed_microseconds),
          {all[all.size() / 2], all[all.size() * 99 / 100]}};
}

std::string ratio(std::size_t value, std::size_t limit) {
  const std::size_t hundredths = limit == 0 ? 0 : value * 100 / limit;
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::size_t median(std::vector<std::size_t> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

}  // namespace lianshen::bench
