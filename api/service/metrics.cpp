#include "api/service/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <sstream>

namespace lianshen {

namespace {

// Seconds: from a read out of memory to a command that waits for the disk and for others.
const prometheus::Histogram::BucketBoundaries latency_seconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                                 0.05,   0.1,   0.25,   0.5,   1,    2.5};

}  // namespace

class Metrics::Families {
 public:
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("lianshen_http_requests_total")
                                                          .Help("Requests answered, by operation and status")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram()
          .Name("lianshen_http_request_seconds")
          .Help("From the end of the head to the last byte of the answer")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& commands = prometheus::BuildCounter()
                                                          .Name("lianshen_commands_total")
                                                          .Help("Commands by workflow and outcome")
                                                          .Register(registry);
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view operation, int status, std::chrono::microseconds took) {
  const std::string name(operation);
  families_->requests.Add({{"operation", name}, {"status", std::to_string(status)}}).Increment();
  families_->seconds.Add({{"operation", name}}, latency_seconds)
      .Observe(std::chrono::duration<double>(took).count());
}

void Metrics::count_command(std::string_view workflow, std::string_view outcome) {
  families_->commands.Add({{"workflow", std::string(workflow)}, {"outcome", std::string(outcome)}})
      .Increment();
}

std::string Metrics::text() const {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, families_->registry.Collect());
  return std::move(out).str();
}

}  // namespace lianshen
