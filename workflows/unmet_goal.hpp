// A construction goal that was not reached (没有实现项目建设目标), judged one by one and never by a total
// score (R23): found by the performance evaluation (article 22), mended by the rectification (article 24).
#pragma once

#include <algorithm>
#include <vector>

#include "engine/domain/described.hpp"

namespace lianshen {

struct UnmetGoal {
  Text<200> indicator;
  Text<200> target;
  Text<200> actual;
  Text<2000> evidence;
};
BOOST_DESCRIBE_STRUCT(UnmetGoal, (), (indicator, target, actual, evidence))

// True if every goal of `all` stands in `some`, by its indicator.
inline bool covers(const std::vector<UnmetGoal>& some, const std::vector<UnmetGoal>& all) {
  return std::ranges::all_of(all, [&](const UnmetGoal& goal) {
    return std::ranges::any_of(some,
                               [&](const UnmetGoal& other) { return other.indicator == goal.indicator; });
  });
}

}  // namespace lianshen
