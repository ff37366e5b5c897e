// Tables of a large city beside their limits: the bare library writing the same cells, bare SQL making the
// same sums.
#pragma once

#include "bench/workload.hpp"

namespace lianshen::bench {

void print_reports(const Scratch& scratch, std::size_t projects);

}  // namespace lianshen::bench
