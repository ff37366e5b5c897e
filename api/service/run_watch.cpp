#include "api/service/run_watch.hpp"

#include <algorithm>
#include <array>

namespace lianshen {

namespace {

// About how the time of a long report is shared among its steps, in the order of ReportStep.
constexpr std::array<std::int64_t, 4> weights = {40, 15, 35, 10};
constexpr std::int64_t almost_all = 99;  // the rest is the file itself

}  // namespace

void RunWatch::begin(ReportStep step, std::int64_t total) {
  refuse_if_given_up();
  const std::scoped_lock lock(mutex_);
  progress_.step = step;
  progress_.done = 0;
  progress_.total = total;
  count();
}

void RunWatch::advance(std::int64_t done) {
  refuse_if_given_up();
  const std::scoped_lock lock(mutex_);
  progress_.done = done;
  count();
}

RunProgress RunWatch::progress() const {
  const std::scoped_lock lock(mutex_);
  return progress_;
}

void RunWatch::count() {
  const std::size_t first = is_replayed_ ? 0 : 1;
  const auto step = static_cast<std::size_t>(*progress_.step);
  std::int64_t all = 0;
  std::int64_t before = 0;
  for (std::size_t at = first; at < weights.size(); ++at) {
    all += weights[at];
    if (at < step) before += weights[at];
  }
  std::int64_t reached = before * almost_all;
  if (progress_.total > 0)
    reached += weights[step] * almost_all * std::min(progress_.done, progress_.total) / progress_.total;
  progress_.percent = std::max(progress_.percent, static_cast<int>(reached / all));
}

void RunWatch::refuse_if_given_up() const {
  if (is_given_up_) throw RunRefused("the_report_was_given_up");
}

}  // namespace lianshen
