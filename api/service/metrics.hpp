// Counters for the operator, as Prometheus reads them. prometheus-cpp stays behind this header. Thread-safe.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace lianshen {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // `operation` is the route's, or "none" for a request that reached no route.
  void count_request(std::string_view operation, int status, std::chrono::microseconds took);
  // `outcome` is the engine's word: accepted, rejected, …
  void count_command(std::string_view workflow, std::string_view outcome);

  // Prometheus' text format 0.0.4.
  [[nodiscard]] std::string text() const;

 private:
  class Families;
  std::unique_ptr<Families> families_;
};

}  // namespace lianshen
