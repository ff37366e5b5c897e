#include "api/service/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <shared_mutex>
#include <sstream>
#include <utility>

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

  struct Request {
    prometheus::Counter* count = nullptr;
    prometheus::Histogram* seconds = nullptr;
  };
  // The families look their members up under a lock; each request would wait for it twice.
  Request request(std::string_view operation, int status) {
    const std::pair<std::string_view, int> key{operation, status};
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = known_.find(key); found != known_.end()) return found->second;
    }
    const std::string name(operation);
    const Request request{&requests.Add({{"operation", name}, {"status", std::to_string(status)}}),
                          &seconds.Add({{"operation", name}}, latency_seconds)};
    const std::unique_lock lock(mutex_);
    known_.emplace(std::pair(name, status), request);
    return request;
  }

 private:
  struct Before {
    using is_transparent = void;
    bool operator()(const auto& left, const auto& right) const {
      return std::pair<std::string_view, int>(left) < std::pair<std::string_view, int>(right);
    }
  };
  std::shared_mutex mutex_;
  std::map<std::pair<std::string, int>, Request, Before> known_;
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view operation, int status, std::chrono::microseconds took) {
  const Families::Request request = families_->request(operation, status);
  request.count->Increment();
  request.seconds->Observe(std::chrono::duration<double>(took).count());
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
